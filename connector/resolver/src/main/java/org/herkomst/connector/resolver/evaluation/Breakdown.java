package org.herkomst.connector.resolver.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same counts for each part of the labels.
 *
 * @param by what they are parted by: {@code size}, {@code registry}, {@code country} or {@code first_seen} (the year)
 * @param groups the parts; together they are all that was asked
 */
public record Breakdown(String by, List<Group> groups) {
    private static final String NOT_SAID = "not said";
    private static final String OTHERS = "others";
    private static final int COUNTRIES = 10;

    /** One part of the labels. */
    public record Group(String name, Tally tally) {}

    public Breakdown {
        groups = List.copyOf(groups);
    }

    static List<Breakdown> of(List<Outcome> outcomes) {
        return List.of(
                bySize(outcomes),
                byText("registry", outcomes, label -> label.registry() == null ? NOT_SAID : label.registry()),
                byCountry(outcomes),
                byText("first_seen", outcomes, Breakdown::year));
    }

    private static String year(Label label) {
        return label.firstSeen() == null
                ? NOT_SAID
                : Integer.toString(label.firstSeen().getYear());
    }

    private static Breakdown bySize(List<Outcome> outcomes) {
        return new Breakdown(
                "size",
                grouped(outcomes, outcome -> outcome.label().range().size()).entrySet().stream()
                        .map(group -> new Group(group.getKey().text(), Tally.of(group.getValue())))
                        .toList());
    }

    private static Breakdown byText(String by, List<Outcome> outcomes, Function<Label, String> part) {
        return new Breakdown(
                by,
                grouped(outcomes, outcome -> part.apply(outcome.label())).entrySet().stream()
                        .map(group -> new Group(group.getKey(), Tally.of(group.getValue())))
                        .toList());
    }

    /** The ten with the most labels, then all others as one. */
    private static Breakdown byCountry(List<Outcome> outcomes) {
        Map<String, List<Outcome>> all = grouped(
                outcomes,
                outcome -> outcome.label().country() == null
                        ? NOT_SAID
                        : outcome.label().country());
        List<String> largest = all.entrySet().stream()
                .sorted(Comparator.comparingInt(group -> -group.getValue().size()))
                .map(Map.Entry::getKey)
                .toList();
        List<Group> groups = new ArrayList<>();
        largest.stream()
                .limit(COUNTRIES)
                .forEach(name -> groups.add(new Group(name, Tally.of(all.getOrDefault(name, List.of())))));
        if (largest.size() > COUNTRIES) {
            Stream<Outcome> rest =
                    largest.stream().skip(COUNTRIES).flatMap(name -> all.getOrDefault(name, List.of()).stream());
            groups.add(new Group(OTHERS, Tally.of(rest.toList())));
        }
        return new Breakdown("country", groups);
    }

    private static <K extends Comparable<K>> Map<K, List<Outcome>> grouped(
            List<Outcome> outcomes, Function<Outcome, K> part) {
        return outcomes.stream().collect(Collectors.groupingBy(part, TreeMap::new, Collectors.toList()));
    }
}
