package org.herkomst.core.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.herkomst.connector.matomo.Channel;
import org.herkomst.connector.matomo.Site;
import org.herkomst.core.company.Company;
import org.herkomst.core.visit.DaySum;
import org.herkomst.mappings.VisitDay;

/** Makes profiles from day sums; depends on nothing but its arguments, so no profile changes with the clock. */
public final class Profiles {
    private static final List<Integer> WINDOWS = List.of(7, 30, 90);
    private static final int LONGEST = 90;
    private static final int TOP = 5;

    private Profiles() {}

    /**
     * A company's profile.
     *
     * @param label such as {@code "Website visit, Matomo"}
     * @param sums all its day sums from the source; at least one
     */
    public static CompanyProfile of(Company company, String label, Map<String, Site> sites, List<DaySum> sums) {
        LocalDate last = day(sums, Comparator.reverseOrder());
        LocalDate first = day(sums, Comparator.naturalOrder());
        List<DaySum> recent = within(sums, last, LONGEST);
        return new CompanyProfile(
                company,
                label + ", " + siteNames(sums, sites),
                first.isBefore(company.obtainedOn()) ? first : company.obtainedOn(),
                last,
                windows(sums, last, DaySum::visits),
                windows(sums, last, DaySum::pages),
                topPages(recent),
                channel(recent),
                days(recent));
    }

    private static List<VisitDay> days(List<DaySum> sums) {
        TreeMap<LocalDate, List<DaySum>> byDay = new TreeMap<>();
        sums.forEach(sum ->
                byDay.computeIfAbsent(sum.key().day(), day -> new ArrayList<>()).add(sum));
        return byDay.entrySet().stream()
                .map(e -> new VisitDay(
                        e.getKey(),
                        e.getValue().stream().mapToInt(DaySum::visits).sum(),
                        total(e.getValue(), DaySum::pageCounts),
                        total(e.getValue(), DaySum::channels)))
                .toList();
    }

    private static LocalDate day(List<DaySum> sums, Comparator<LocalDate> order) {
        return sums.stream().map(s -> s.key().day()).min(order).orElseThrow();
    }

    private static List<DaySum> within(List<DaySum> sums, LocalDate last, int days) {
        return sums.stream()
                .filter(s -> s.key().day().isAfter(last.minusDays(days)))
                .toList();
    }

    private static List<Integer> windows(List<DaySum> sums, LocalDate last, ToIntFunction<DaySum> count) {
        return WINDOWS.stream()
                .map(days -> within(sums, last, days).stream().mapToInt(count).sum())
                .toList();
    }

    private static String siteNames(List<DaySum> sums, Map<String, Site> sites) {
        return sums.stream()
                .map(s -> s.key().site())
                .distinct()
                .map(id -> sites.containsKey(id) ? sites.get(id).name() : id)
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static List<String> topPages(List<DaySum> sums) {
        return ranked(total(sums, DaySum::pageCounts), Comparator.naturalOrder())
                .limit(TOP)
                .toList();
    }

    private static String channel(List<DaySum> sums) {
        Comparator<String> order = Comparator.comparing(Profiles::kind);
        return ranked(total(sums, DaySum::channels), order.thenComparing(Comparator.naturalOrder()))
                .findFirst()
                .orElse("direct");
    }

    private static Channel kind(String channel) {
        int colon = channel.indexOf(':');
        String name = colon < 0 ? channel : channel.substring(0, colon);
        return Channel.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Map<String, Integer> total(List<DaySum> sums, Function<DaySum, Map<String, Integer>> counts) {
        Map<String, Integer> total = new HashMap<>();
        sums.forEach(s -> counts.apply(s).forEach((key, number) -> total.merge(key, number, Integer::sum)));
        return total;
    }

    private static Stream<String> ranked(Map<String, Integer> counts, Comparator<String> ties) {
        Comparator<String> most = Comparator.comparing((String key) -> -counts.getOrDefault(key, 0));
        return counts.keySet().stream().sorted(most.thenComparing(ties));
    }
}
