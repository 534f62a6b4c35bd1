package org.herkomst.core.company;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.core.visit.DaySum;

/**
 * Page groups that a person muted: what was seen there doesn't count, as if it had not been. A group is a path with all below it.
 *
 * @param groups the paths
 */
public record MutedPages(Set<String> groups) {
    public MutedPages {
        groups = Set.copyOf(groups);
    }

    /** The sums without muted pages; days on which nothing else was seen are left out. */
    public List<DaySum> without(Collection<DaySum> sums) {
        if (groups.isEmpty()) {
            return List.copyOf(sums);
        }
        List<DaySum> rest = new ArrayList<>();
        for (DaySum sum : sums) {
            Map<String, Integer> counts = new LinkedHashMap<>(sum.pageCounts());
            counts.keySet().removeIf(this::covers);
            boolean nothingElse = counts.isEmpty() && !sum.pageCounts().isEmpty();
            if (!nothingElse) {
                int muted = total(sum.pageCounts()) - total(counts);
                rest.add(new DaySum(sum.key(), sum.visits(), Math.max(0, sum.pages() - muted), counts, sum.channels()));
            }
        }
        return rest;
    }

    private static int total(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private boolean covers(String path) {
        return groups.stream().anyMatch(group -> path.equals(group) || path.startsWith(group + "/"));
    }
}
