package org.herkomst.proofs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a proof found.
 *
 * @param figures the figures in their order
 * @param faults what doesn't hold, in words; empty when all holds
 */
public record Verdict(Map<String, String> figures, List<String> faults) {
    public Verdict {
        figures = new LinkedHashMap<>(figures);
        faults = List.copyOf(faults);
    }

    /** Whether all holds. */
    public boolean holds() {
        return faults.isEmpty();
    }

    /** The figures in one line. */
    public String line() {
        return figures.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(" "));
    }
}
