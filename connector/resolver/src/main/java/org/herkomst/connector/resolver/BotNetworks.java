package org.herkomst.connector.resolver;

import java.util.List;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.resolver.names.ResourceLines;

/** Networks of crawlers and monitoring services, from the resource {@code bot-networks.txt} (ipverse/bot-ip-blocks, CC0; see NOTICE). */
final class BotNetworks {
    private BotNetworks() {}

    static List<AddressRange> ranges() {
        return ResourceLines.of(BotNetworks.class, "bot-networks.txt").stream()
                .map(line -> AddressRange.parse(line).orElseThrow())
                .toList();
    }
}
