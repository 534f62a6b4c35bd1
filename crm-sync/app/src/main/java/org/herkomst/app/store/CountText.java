package org.herkomst.app.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts by text, as a text column holds them: a line each, the number before the text ({@code 3 /prices}), in the texts' order. Not JSON:
 * a million visits are a million of these, and binding and parsing JSON took a tenth of the time of an import.
 */
final class CountText {
    private CountText() {}

    /** Counts as lines; texts hold no line breaks, which become spaces. */
    static String of(Map<String, Integer> counts) {
        List<Map.Entry<String, Integer>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Map.Entry.comparingByKey());
        StringBuilder lines = new StringBuilder(32 * sorted.size());
        for (Map.Entry<String, Integer> count : sorted) {
            lines.append(count.getValue().intValue())
                    .append(' ')
                    .append(count.getKey().replace('\n', ' '))
                    .append('\n');
        }
        return lines.toString();
    }

    /**
     * Counts from lines.
     *
     * @throws IllegalStateException where the text is something else
     */
    static Map<String, Integer> read(String lines) {
        Map<String, Integer> counts = new HashMap<>();
        int from = 0;
        while (from < lines.length()) {
            int space = lines.indexOf(' ', from);
            int end = lines.indexOf('\n', from);
            if (space < 0 || end < space || !Character.isDigit(lines.charAt(from))) {
                throw new IllegalStateException("A stored list of counts is damaged");
            }
            counts.put(lines.substring(space + 1, end), Integer.parseInt(lines, from, space, 10));
            from = end + 1;
        }
        return counts;
    }
}
