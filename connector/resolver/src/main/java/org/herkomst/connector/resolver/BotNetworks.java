package org.herkomst.connector.resolver;

import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.resolver.names.ResourceLines;

/** Networks of crawlers and monitoring services, from the resource {@code bot-networks.txt} (ipverse/bot-ip-blocks, CC0; see NOTICE). */
final class BotNetworks {
    private BotNetworks() {}

    static RangeSet load() {
        return RangeSet.of(ResourceLines.of(BotNetworks.class, "bot-networks.txt").stream()
                .map(line -> AddressRange.parse(line).orElseThrow())
                .toList());
    }
}
