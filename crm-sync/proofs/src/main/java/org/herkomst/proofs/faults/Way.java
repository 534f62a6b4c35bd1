package org.herkomst.proofs.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A way to break what must be readable and writable before anything is sent.
 *
 * @param name its name
 * @param engine {@code postgres} or {@code h2}
 * @param inRun whether it is tried in a run as well, after the first batch
 * @param breaking its steps
 * @param mending the steps that undo it
 */
record Way(String name, String engine, boolean inRun, List<String> breaking, List<String> mending) {

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
        return new Way(
                parts[0].strip(), parts[1].strip(), parts[2].strip().equals("both"), steps(parts[3]), steps(parts[4]));
    }

    /** A function's body has semicolons inside quotes. */
    private static List<String> steps(String text) {
        return Arrays.stream(text.split(";(?=(?:[^']*'[^']*')*[^']*$)", -1))
                .map(String::strip)
                .toList();
    }
}
