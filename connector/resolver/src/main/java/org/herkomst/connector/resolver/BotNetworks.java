package org.herkomst.connector.resolver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Networks of crawlers and monitoring services, from the resource {@code bot-networks.txt} (ipverse/bot-ip-blocks, CC0; see NOTICE). */
final class BotNetworks {
    private BotNetworks() {}

    static RangeSet load() {
        return RangeSet.of(lines("bot-networks.txt").stream()
                .map(line -> AddressRange.parse(line).orElseThrow())
                .toList());
    }

    /** The lines of a resource beside this class, without comments and blank lines. */
    static List<String> lines(String resource) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(BotNetworks.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
