package org.herkomst.targets.salesforce;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.herkomst.core.record.Rung;
import org.herkomst.core.record.SameName;

/**
 * A rung as a question to Salesforce, and the exact look at what comes back: a query can only ask for more than fits.
 *
 * @param rung the rung
 * @param condition the query's condition
 */
record Step(Rung rung, String condition) {

    /** The question; absent where a value says nothing. */
    static Optional<Step> of(Rung rung) {
        var blank = rung.values().values().stream()
                .anyMatch(value -> part(rung.kind(), value).isEmpty());
        if (blank) {
            return Optional.empty();
        }
        var condition = rung.values().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(e -> condition(rung.kind(), e.getKey(), e.getValue()))
                .collect(Collectors.joining(" AND "));
        return Optional.of(new Step(rung, condition));
    }

    private static String condition(Rung.Kind kind, String field, String value) {
        return kind == Rung.Kind.REGISTER_NUMBER
                ? Soql.inOrder(field, part(kind, value))
                : Soql.contains(field, part(kind, value));
    }

    /** What of a value is asked for. */
    private static String part(Rung.Kind kind, String value) {
        return switch (kind) {
            case REGISTER_NUMBER -> number(value);
            case DOMAIN -> Domains.normal(value);
            case NAME_PLACE -> longestWord(value);
        };
    }

    boolean fits(Account account) {
        return rung.values().entrySet().stream().allMatch(e -> fits(e.getValue(), account.value(e.getKey())));
    }

    private boolean fits(String ours, String theirs) {
        return switch (rung.kind()) {
            case REGISTER_NUMBER -> number(ours).equals(number(theirs));
            case DOMAIN -> sameDomain(Domains.normal(ours), Domains.normal(theirs));
            case NAME_PLACE -> core(ours).equals(core(theirs));
        };
    }

    private static boolean sameDomain(String ours, String theirs) {
        return theirs.equals(ours) || theirs.endsWith("." + ours);
    }

    private static String number(String text) {
        return text.replaceAll("[\\s.\\-]", "").toUpperCase(Locale.ROOT);
    }

    private static String core(String name) {
        return SameName.core(name);
    }

    /** The longest word of a name that isn't its legal form's. */
    private static String longestWord(String name) {
        var core = " " + core(name) + " ";
        var words = Arrays.stream(name.strip().split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.stream()
                .filter(word -> core.contains(" " + folded(word) + " "))
                .max(Comparator.comparingInt(String::length))
                .orElseGet(() -> words.isEmpty() ? "" : words.get(0));
    }

    private static String folded(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
