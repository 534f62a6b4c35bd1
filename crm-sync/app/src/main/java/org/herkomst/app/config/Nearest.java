package org.herkomst.app.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the legal name that a mistyped one most likely meant. */
public final class Nearest {
    private Nearest() {}

    /** A hint such as {@code "Did you mean token? Legal: token, url."}. */
    public static String hint(String given, Collection<String> legal) {
        String all = "Legal: " + String.join(", ", legal) + ".";
        return legal.stream()
                .min(Comparator.comparingInt(name -> distance(plain(given), plain(name))))
                .filter(name -> distance(plain(given), plain(name)) <= Math.max(2, name.length() / 3))
                .map(name -> "Did you mean " + name + "? " + all)
                .orElse(all);
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
