package org.herkomst.targets.hubspot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.herkomst.core.record.Rung;
import org.herkomst.core.record.SameName;
import org.herkomst.targets.hubspot.Wire.Company;
import org.herkomst.targets.hubspot.Wire.Filter;
import org.herkomst.targets.hubspot.Wire.FilterGroup;

/** Rungs as filters of HubSpot's search, and the exact look at what comes back. */
final class Step {
    /** With each number in its eleven ways of writing this stays below 100 values and 3,000 characters. */
    private static final int NUMBERS = 8;

    private static final int LONGEST_PARTED = 14;

    private Step() {}

    /** The domain that a rung looks for. */
    static String domain(Rung rung) {
        return Domains.normal(rung.values().values().iterator().next());
    }

    /**
     * Filters for register numbers. HubSpot compares whole values: a number is found as it is, without blanks, dots and dashes, and with
     * them after every two, three or four signs.
     */
    static List<FilterGroup> numbers(Collection<Rung> rungs) {
        var byProperty = new LinkedHashMap<String, Set<String>>();
        rungs.forEach(rung -> rung.values().forEach((property, value) -> {
            if (!number(value).isEmpty()) {
                byProperty.computeIfAbsent(property, p -> new LinkedHashSet<>()).add(value.strip());
            }
        }));
        var groups = new ArrayList<FilterGroup>();
        byProperty.forEach((property, numbers) -> {
            var all = List.copyOf(numbers);
            for (var from = 0; from < all.size(); from += NUMBERS) {
                var values = new LinkedHashSet<String>();
                all.subList(from, Math.min(all.size(), from + NUMBERS)).forEach(one -> values.addAll(written(one)));
                groups.add(new FilterGroup(List.of(new Filter(property, "IN", null, List.copyOf(values)))));
            }
        });
        return groups;
    }

    private static Set<String> written(String number) {
        var bare = number(number);
        var ways = new LinkedHashSet<String>(List.of(bare, number.toLowerCase(Locale.ROOT)));
        for (var signs = 2; signs <= 4 && bare.length() <= LONGEST_PARTED; signs++) {
            for (var between : List.of(" ", ".", "-")) {
                ways.add(bare.replaceAll("(.{" + signs + "})(?=.)", "$1" + between));
            }
        }
        return ways;
    }

    /** Filters for names with places: the longest word of each. */
    static List<FilterGroup> words(Collection<Rung> rungs) {
        return rungs.stream()
                .map(rung -> rung.values().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> new Filter(e.getKey(), "CONTAINS_TOKEN", word(e.getValue()), null))
                        .toList())
                .filter(filters -> filters.stream().noneMatch(filter -> "".equals(filter.value())))
                .distinct()
                .map(FilterGroup::new)
                .toList();
    }

    /** The longest word that isn't a legal form's; one without accents, where there is one, is more surely written so in HubSpot. */
    private static String word(String text) {
        var core = " " + SameName.core(text) + " ";
        var words = Arrays.stream(text.strip().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}\\p{M}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.stream()
                .filter(word -> core.contains(" " + word + " "))
                .max(Comparator.comparingInt(String::length))
                .or(() -> words.stream().max(Comparator.comparingInt(String::length)))
                .orElse("");
    }

    /** Whether all of a rung's values fit. */
    static boolean fits(Rung rung, Company company) {
        return switch (rung.kind()) {
            case DOMAIN -> Domains.of(company).contains(domain(rung));
            case REGISTER_NUMBER ->
                rung.values().entrySet().stream()
                        .allMatch(e -> same(number(e.getValue()), number(company.value(e.getKey()))));
            case NAME_PLACE ->
                rung.values().entrySet().stream()
                        .allMatch(e -> same(SameName.core(e.getValue()), SameName.core(company.value(e.getKey()))));
        };
    }

    private static boolean same(String ours, String theirs) {
        return !ours.isEmpty() && ours.equals(theirs);
    }

    private static String number(String text) {
        return text.replaceAll("[\\s.\\-]", "").toLowerCase(Locale.ROOT);
    }
}
