package org.herkomst.app.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks texts into lines that fit a screen. */
public final class Wrapped {
    private static final int WIDTH = 96;

    private Wrapped() {}

    /** The text in lines of at most 96 columns where its words allow; the first begins with {@code first}, all others with {@code next}. */
    public static List<String> lines(String first, String next, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        int begin = first.length();
        for (String word : text.strip().split("\\s+", -1)) {
            if (line.length() > begin && line.length() + word.length() > WIDTH) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(next);
                begin = next.length();
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
