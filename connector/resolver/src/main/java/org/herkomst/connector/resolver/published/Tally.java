package org.herkomst.connector.resolver.published;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts events. Thread-safe. */
final class Tally {
    private final Map<PublishedEvent, LongAdder> counts = new ConcurrentHashMap<>();

    void count(PublishedEvent event) {
        counts.computeIfAbsent(event, first -> new LongAdder()).increment();
    }

    /** Every event that happened, with its count. */
    Map<PublishedEvent, Long> counts() {
        Map<PublishedEvent, Long> happened = new EnumMap<>(PublishedEvent.class);
        counts.forEach((event, count) -> happened.put(event, count.sum()));
        return happened;
    }
}
