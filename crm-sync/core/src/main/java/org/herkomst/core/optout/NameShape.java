package org.herkomst.core.optout;

import com.ibm.icu.text.SpoofChecker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name's core as it is compared for nearness: letters that look alike are one letter (UTS 39), the order of words and the blanks
 * between them don't count, nor do words at its end that many companies of a group add.
 *
 * @param forms the letters without blanks: with the words in their order, and in that of the alphabet
 * @param figures what stands in digits: names that differ there are different companies
 */
record NameShape(Set<String> forms, String figures) {
    /** From here on one letter more, less, other or swapped may be a slip; shorter names differ by so much on purpose. */
    private static final int LONG_ENOUGH = 5;

    private static final Pattern NO_DIGITS = Pattern.compile("\\D+");

    /** Added to a name or left out as it happens. */
    private static final Set<String> ADDED = Set.of(
            "group",
            "groep",
            "gruppe",
            "groupe",
            "gruppo",
            "grupo",
            "holding",
            "holdings",
            "beheer",
            "international",
            "nederland",
            "netherlands",
            "holland",
            "belgie",
            "belgium",
            "belgique",
            "benelux",
            "deutschland",
            "germany",
            "france",
            "uk",
            "europe",
            "the",
            "de",
            "het",
            "company",
            "companies");

    private static final class LookAlikes {
        static final SpoofChecker TABLES = new SpoofChecker.Builder().build();
    }

    static NameShape of(String core) {
        List<String> words = new ArrayList<>(Arrays.asList(core.split(" ", -1)));
        List<String> own = words.stream().filter(word -> !ADDED.contains(word)).toList();
        List<String> compared =
                (own.isEmpty() ? words : own).stream().map(NameShape::skeleton).toList();
        Set<String> forms = new TreeSet<>();
        forms.add(String.join("", compared));
        forms.add(compared.stream().sorted().collect(Collectors.joining()));
        return new NameShape(forms, NO_DIGITS.matcher(core).replaceAll(" ").strip());
    }

    private static String skeleton(String word) {
        return LookAlikes.TABLES.getSkeleton(word).toLowerCase(Locale.ROOT);
    }

    /** Whether two names may mean one company. */
    boolean near(NameShape other) {
        return figures.equals(other.figures)
                && forms.stream().anyMatch(form -> other.forms.stream().anyMatch(theirs -> isNear(form, theirs)));
    }

    private static boolean isNear(String form, String other) {
        int shorter = Math.min(form.length(), other.length());
        return form.equals(other) || (shorter >= LONG_ENOUGH && isOneSlip(form, other));
    }

    /** What two names that are near have at least one of in common: the forms, and the forms without any one letter. */
    Set<String> traces() {
        Set<String> traces = new TreeSet<>(forms);
        for (String form : forms) {
            for (int i = 0; i < form.length() && form.length() >= LONG_ENOUGH; i++) {
                traces.add(form.substring(0, i) + form.substring(i + 1));
            }
        }
        return traces;
    }

    /** One letter more, less or other, or two neighbours swapped. */
    private static boolean isOneSlip(String a, String b) {
        int front = 0;
        while (front < a.length() && front < b.length() && a.charAt(front) == b.charAt(front)) {
            front++;
        }
        String restA = a.substring(front);
        String restB = b.substring(front);
        if (restA.length() != restB.length()) {
            String longer = restA.length() > restB.length() ? restA : restB;
            String shorter = restA.length() > restB.length() ? restB : restA;
            return longer.length() == shorter.length() + 1
                    && longer.substring(1).equals(shorter);
        }
        boolean other =
                restA.substring(Math.min(1, restA.length())).equals(restB.substring(Math.min(1, restB.length())));
        return other || isSwapped(restA, restB);
    }

    private static boolean isSwapped(String a, String b) {
        return a.length() >= 2
                && a.charAt(0) == b.charAt(1)
                && a.charAt(1) == b.charAt(0)
                && a.substring(2).equals(b.substring(2));
    }
}
