package org.herkomst.core.visit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds rows up to day sums. */
final class DaySums {
    private static final int MAX_PATHS = 50;

    private DaySums() {}

    /** A sum and further rows of the same day. */
    static DaySum plus(DaySum sum, Collection<VisitRow> rows) {
        Map<String, Integer> paths = new HashMap<>(sum.pageCounts());
        Map<String, Integer> channels = new HashMap<>(sum.channels());
        int pages = sum.pages();
        for (VisitRow row : rows) {
            pages += row.pages();
            row.pageCounts().forEach((path, views) -> paths.merge(path, views, Integer::sum));
            channels.merge(channel(row), 1, Integer::sum);
        }
        return new DaySum(sum.key(), sum.visits() + rows.size(), pages, most(paths), channels);
    }

    /** What a sum holds besides rows that are part of it. */
    static DaySum minus(DaySum sum, Collection<VisitRow> rows) {
        DaySum part = plus(none(sum.key()), rows);
        return new DaySum(
                sum.key(),
                Math.max(0, sum.visits() - part.visits()),
                Math.max(0, sum.pages() - part.pages()),
                less(sum.pageCounts(), part.pageCounts()),
                less(sum.channels(), part.channels()));
    }

    private static Map<String, Integer> less(Map<String, Integer> counts, Map<String, Integer> taken) {
        Map<String, Integer> rest = new HashMap<>(counts);
        taken.forEach((key, number) -> rest.computeIfPresent(key, (k, n) -> n > number ? n - number : null));
        return rest;
    }

    static DaySum none(CompanyDay key) {
        return new DaySum(key, 0, 0, Map.of(), Map.of());
    }

    private static String channel(VisitRow row) {
        String name = row.channel().name().toLowerCase(Locale.ROOT);
        return row.channelName() == null ? name : name + ": " + row.channelName();
    }

    private static Map<String, Integer> most(Map<String, Integer> paths) {
        if (paths.size() <= MAX_PATHS) {
            return paths;
        }
        List<Map.Entry<String, Integer>> sorted = new ArrayList<>(paths.entrySet());
        sorted.sort(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        return sorted.subList(0, MAX_PATHS).stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
