package org.herkomst.proofs.faults;

import java.util.Arrays;
import java.util.List;
import org.herkomst.proofs.recovery.Found;

/**
 * What a worker says of one fault or one way, in one line with tabs.
 *
 * @param name which
 * @param found what the CRM has in the end
 * @param requests writes that began though they must not
 * @param faults what doesn't hold, in words
 * @param unclear what was left unclear, in words
 */
record Told(String name, Found found, int requests, List<String> faults, List<String> unclear) {
    private static final String END = "end";
    private static final String BETWEEN = " ;; ";

    /** Reads a line; a line that is none says that the worker has ended too early. */
    static Told read(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 7) {
            throw new IllegalStateException("A worker ended too early; it said: " + line);
        }
        Found found = new Found(number(parts[1]), number(parts[2]), number(parts[3]));
        return new Told(parts[0], found, number(parts[4]), list(parts[5]), list(parts[6]));
    }

    /** The line after the last one. */
    static Told end() {
        return new Told(END, new Found(0, 0, 0), 0, List.of(), List.of());
    }

    /** Whether it is the last line. */
    boolean isEnd() {
        return name.equals(END);
    }

    /** The line. */
    String line() {
        return String.join(
                "\t",
                name,
                Integer.toString(found.lost()),
                Integer.toString(found.doubled()),
                Integer.toString(found.wrong()),
                Integer.toString(requests),
                text(faults),
                text(unclear));
    }

    private static String text(List<String> list) {
        return String.join(BETWEEN, list).replace('\t', ' ').replace('\n', ' ');
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(BETWEEN, -1));
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }
}
