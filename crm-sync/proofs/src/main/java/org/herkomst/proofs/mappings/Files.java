package org.herkomst.proofs.mappings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The mapping files of the proof. */
final class Files {
    private static final String BORDER = "===";

    private Files() {}

    /**
     * A file with one fault.
     *
     * @param text the file
     * @param line where the fault is
     * @param cures words, one of which the cure must hold; an empty one: any cure
     */
    record Faulty(String text, int line, List<String> cures) {}

    /** Files with a fault each. */
    static List<Faulty> faulty() {
        return parts("faulty.txt").stream().map(Files::faulty).toList();
    }

    private static Faulty faulty(String part) {
        int end = part.indexOf('\n');
        String[] head = part.substring(0, end).strip().split("\\s*\\|\\s*", 2);
        List<String> cures = head.length > 1 ? Arrays.asList(head[1].split("\\|")) : List.of("");
        return new Faulty(part.substring(end + 1), Integer.parseInt(head[0]), cures);
    }

    /** Files without a fault. */
    static List<String> good() {
        return parts("good.txt").stream()
                .map(part -> part.substring(part.indexOf('\n') + 1))
                .toList();
    }

    /** Expressions that ask for too much, or for what there is not. */
    static List<String> hostile() {
        return text("hostile.txt").lines().toList();
    }

    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean begun = false;
        for (String line : text(name).split("\n", -1)) {
            if (line.startsWith(BORDER)) {
                if (begun) {
                    parts.add(part.toString());
                }
                begun = true;
                part = new StringBuilder(line.substring(BORDER.length()).strip());
                part.append('\n');
            } else if (begun) {
                part.append(line).append('\n');
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Files.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
