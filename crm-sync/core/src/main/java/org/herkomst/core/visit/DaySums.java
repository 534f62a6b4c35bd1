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
