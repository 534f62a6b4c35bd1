package org.herkomst.mappings;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns a company's visits into points. Visits and views lose half their weight every {@code halfLifeDays} days, counted back from the
 * company's last visit, so a score changes only when a visit comes. What is known of a company gives no points.
 *
 * @param groups paths by page group, in the file's order; a path belongs to the first group that has it
 * @param visit points of a visit
 * @param pages points of a view, by page group
 * @param exclude page groups whose views don't count, and with them days on which nothing else was seen
 * @param halfLifeDays days after which a visit counts half
 * @param max the most points
 */
public record ScoreRules(
        Map<String, List<String>> groups,
        int visit,
        Map<String, Integer> pages,
        Set<String> exclude,
        int halfLifeDays,
        int max) {
    private static final String VISITS = "visits";
    private static final String LIMIT = "limit";

    public ScoreRules {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        pages = Collections.unmodifiableMap(new LinkedHashMap<>(pages));
        exclude = Collections.unmodifiableSet(new LinkedHashSet<>(exclude));
    }

    /**
     * The score of these days, at least one.
     *
     * @param days visits by day, in any order
     */
    public Score of(List<VisitDay> days) {
        LocalDate last =
                days.stream().map(VisitDay::day).max(Comparator.naturalOrder()).orElseThrow();
        Map<String, Sum> sums = new LinkedHashMap<>();
        sums.put(VISITS, new Sum());
        pages.keySet().forEach(group -> sums.put(group, new Sum()));
        Sum left = new Sum();
        days.stream().sorted(Comparator.comparing(VisitDay::day)).forEach(day -> {
            double weight = StrictMath.pow(0.5, (double) ChronoUnit.DAYS.between(day.day(), last) / halfLifeDays);
            add(day, weight, sums, left);
        });
        return score(sums, left, last);
    }

    private void add(VisitDay day, double weight, Map<String, Sum> sums, Sum left) {
        Map<String, Long> views = day.views().entrySet().stream()
                .collect(Collectors.groupingBy(
                        view -> group(view.getKey()).orElse(""), Collectors.summingLong(Map.Entry::getValue)));
        long excluded = views.entrySet().stream()
                .filter(view -> exclude.contains(view.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        left.add(excluded, 0);
        long all = views.values().stream().mapToLong(Long::longValue).sum();
        if (excluded == 0 || excluded < all) {
            sum(sums, VISITS).add(day.visits(), day.visits() * visit * weight);
        }
        pages.forEach((group, points) -> {
            long number = exclude.contains(group) ? 0 : views.getOrDefault(group, 0L);
            sum(sums, group).add(number, number * points * weight);
        });
    }

    private static Sum sum(Map<String, Sum> sums, String name) {
        return sums.computeIfAbsent(name, absent -> new Sum());
    }

    /** The page group of a path. */
    Optional<String> group(String path) {
        return new PageGroups(groups).of(path);
    }

    private Score score(Map<String, Sum> sums, Sum left, LocalDate last) {
        List<Score.Part> parts = new ArrayList<>();
        sums.forEach((name, sum) -> {
            if (sum.count > 0) {
                parts.add(new Score.Part(name, sum.count, (int) Math.round(Math.min(sum.points, 1_000_000))));
            }
        });
        int sum = parts.stream().mapToInt(Score.Part::points).sum();
        if (sum > max) {
            parts.add(new Score.Part(LIMIT, max, max - sum));
        }
        int points = Math.min(sum, max);
        return new Score(points, reason(points, parts, left, last), parts);
    }

    private String reason(int points, List<Score.Part> parts, Sum left, LocalDate last) {
        String terms = parts.isEmpty()
                ? "no visit counts"
                : parts.stream().map(ScoreRules::words).collect(Collectors.joining(", "));
        String excluded = left.count == 0
                ? ""
                : "; " + number(left.count, "view") + " of " + String.join(", ", exclude) + " left out";
        return number(points, "point") + " up to " + last + ": " + terms + excluded + ".";
    }

    private static String words(Score.Part part) {
        if (part.name().equals(LIMIT)) {
            return part.points() + " over the most of " + part.count();
        }
        String what = part.name().equals(VISITS)
                ? number(part.count(), "visit")
                : number(part.count(), "view") + " of " + part.name();
        return what + " +" + part.points();
    }

    private static String number(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static final class Sum {
        long count;
        double points;

        void add(long number, double more) {
            count += number;
            points += more;
        }
    }

    /** All that makes them up, for hashing. */
    List<String> parts() {
        List<String> parts = new ArrayList<>(List.of(visit + " " + halfLifeDays + " " + max));
        groups.forEach((name, paths) -> parts.add(name + " " + paths));
        pages.forEach((name, points) -> parts.add(name + " " + points));
        parts.add(exclude.stream().sorted().toList().toString());
        return parts;
    }
}
