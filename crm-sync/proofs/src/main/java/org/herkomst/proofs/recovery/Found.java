package org.herkomst.proofs.recovery;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of the truth the CRM has.
 *
 * @param lost companies that are not there
 * @param doubled companies there more often than once, by name or by key
 * @param wrong companies with another number of visits, without a key, or that nobody knows
 */
public record Found(int lost, int doubled, int wrong) {

    /** Compares the companies of a CRM with the truth. */
    public static Found compare(Collection<Map<String, String>> companies, Map<String, Long> truth) {
        Map<String, List<Map<String, String>>> byName =
                companies.stream().collect(Collectors.groupingBy(c -> c.getOrDefault("name", "")));
        Set<String> missing = new HashSet<>(truth.keySet());
        missing.removeAll(byName.keySet());
        int twice = companies.size() - byName.size();
        Set<String> keys =
                companies.stream().map(c -> c.getOrDefault("herkomst_key", "")).collect(Collectors.toSet());
        int sameKey = companies.size() - keys.size();
        long wrong = companies.stream().filter(c -> !right(c, truth)).count();
        return new Found(missing.size(), Math.max(twice, sameKey), (int) wrong);
    }

    private static boolean right(Map<String, String> company, Map<String, Long> truth) {
        Long visits = truth.get(company.getOrDefault("name", ""));
        return visits != null
                && company.containsKey("herkomst_key")
                && visits.toString().equals(company.get("herkomst_visits_90d"));
    }

    /** Both together. */
    public Found and(Found other) {
        return new Found(lost + other.lost, doubled + other.doubled, wrong + other.wrong);
    }

    /** Whether nothing is lost, doubled or wrong. */
    public boolean perfect() {
        return lost + doubled + wrong == 0;
    }
}
