package org.herkomst.core.run;

import java.util.EnumMap;
import java.util.Map;

/** Counts of visits by outcome. Mutable, for one thread; {@link #read()} is their sum by construction. */
public final class VisitCounts {

    /** Outcomes, named as in {@code visits} of the run report. */
    public enum Outcome {
        DUPLICATE,
        BOT,
        EXCLUDED,
        NO_CONSENT,
        MASKED,
        PRIVATE,
        UNKNOWN,
        ISP_OR_HOSTING,
        AMBIGUOUS,
        LOW_CONFIDENCE,
        RESOLVED
    }

    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

    /** Adds to a count. */
    public void add(Outcome outcome, long number) {
        counts.merge(outcome, number, Long::sum);
    }

    /** Adds all counts of another. */
    public void add(VisitCounts other) {
        other.counts.forEach(this::add);
    }

    /** One count. */
    public long get(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** All visits read. */
    public long read() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
