package org.herkomst.connector.resolver.published;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.herkomst.connector.address.AddressRange;

/**
 * Finds the networks that several companies publish: a hoster's or a provider's, or one that isn't what somebody thinks. Neither
 * a network nor one that it lies in is anybody's then.
 */
final class SharedNetworks {
    private final Map<AddressRange, Set<String>> publishers = new TreeMap<>(NetworkText.ORDER);
    private final Set<AddressRange> shared = new HashSet<>();

    SharedNetworks(Companies companies, List<PublishedNetwork> networks) {
        for (PublishedNetwork published : networks) {
            publishers
                    .computeIfAbsent(published.network(), network -> new TreeSet<>())
                    .add(companies.of(published.domain()));
        }
        sweep();
    }

    /** Blocks either hold each other or are apart, so those around the one at hand are a stack. */
    private void sweep() {
        Deque<AddressRange> around = new ArrayDeque<>();
        publishers.forEach((network, companiesThere) -> {
            while (!around.isEmpty() && !around.peek().contains(network)) {
                around.pop();
            }
            if (companiesThere.size() > 1) {
                shared.add(network);
            }
            for (AddressRange wider : around) {
                compare(wider, network);
            }
            around.push(network);
        });
    }

    private void compare(AddressRange wider, AddressRange network) {
        Set<String> both = new HashSet<>(publishers.getOrDefault(wider, Set.of()));
        both.addAll(publishers.getOrDefault(network, Set.of()));
        if (both.size() > 1) {
            shared.add(wider);
            shared.add(network);
        }
    }

    /** Whether a network is published by one company only. */
    boolean isOwn(PublishedNetwork published) {
        return !shared.contains(published.network());
    }
}
