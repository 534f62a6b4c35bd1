package org.herkomst.proofs.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A way to break what must be readable and writable before anything is sent.
 *
 * @param name its name
 * @param engine {@code postgres} or {@code h2}
 * @param moments when it is tried
 * @param breaking its steps
 * @param mending the steps that undo it
 */
record Way(String name, String engine, Moments moments, List<String> breaking, List<String> mending) {

    /** When a way is tried. */
    enum Moments {
        /** Before a run, and in a run after its first batch. */
        BOTH,
        /** The same, where the record of changes is a chain. */
        CHAIN,
        /** Before a run. */
        BEFORE
    }

    /** Whether it is tried in a run too. */
    boolean inRun() {
        return moments != Moments.BEFORE;
    }

    /** All there are, from {@code ways.txt}. */
    static List<Way> all() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Way.class.getResourceAsStream("ways.txt")), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Way::read)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Way read(String line) {
        String[] parts = line.split(" \\| ", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException("ways.txt: " + line);
        }
        Moments moments = Moments.valueOf(parts[2].strip().toUpperCase(Locale.ROOT));
        return new Way(parts[0].strip(), parts[1].strip(), moments, steps(parts[3]), steps(parts[4]));
    }

    /** A function's body has semicolons inside quotes. */
    private static List<String> steps(String text) {
        return Arrays.stream(text.split(";(?=(?:[^']*'[^']*')*[^']*$)", -1))
                .map(String::strip)
                .toList();
    }
}
