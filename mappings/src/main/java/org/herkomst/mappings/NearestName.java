package org.herkomst.mappings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the legal name that a person most likely meant. */
public final class NearestName {
    private static final int MAX_LENGTH = 200;

    private NearestName() {}

    /** The nearest of the legal names by edit distance, at most a third of its length away. */
    public static Optional<String> of(String given, Collection<String> legal) {
        if (given.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return legal.stream()
                .min(Comparator.<String>comparingInt(name -> distance(given, name))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(given, name) <= Math.max(2, name.length() / 3));
    }

    /** A cure that names the nearest, or else all legal names. */
    public static String cure(String given, Collection<String> legal) {
        return of(given, legal)
                .map(name -> "Did you mean " + name + "?")
                .orElseGet(() -> "Legal names: " + String.join(", ", legal));
    }

    /** Levenshtein distance, with two rows. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
