package org.herkomst.connector.resolver.published;

import java.util.Comparator;
import org.herkomst.connector.address.AddressRange;

/**
 * A network that a domain publishes as its own.
 *
 * @param domain registrable domain in lower case
 * @param source how it is published
 * @param network a block, that is, a range with a prefix length
 */
public record PublishedNetwork(String domain, NetworkSource source, AddressRange network) {
    /** By domain, source and place. */
    static final Comparator<PublishedNetwork> ORDER = Comparator.comparing(PublishedNetwork::domain)
            .thenComparing(PublishedNetwork::source)
            .thenComparing(PublishedNetwork::network, NetworkText.ORDER);
}
