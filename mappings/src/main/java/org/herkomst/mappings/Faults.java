package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the faults of one mapping file, so that all are told at once. Not thread-safe. */
final class Faults {
    /** The key of a fault that lies in the file as a whole. */
    static final String FILE = "(file)";

    private static final int MAX_SHOWN = 60;

    private final String file;
    private final List<Found> found = new ArrayList<>();

    Faults(String file) {
        this.file = file;
    }

    void add(int line, String key, String message, String action) {
        found.add(new Found(line, new MappingFault(file + ":" + line, key, message, action)));
    }

    int count() {
        return found.size();
    }

    /** All of them by line. */
    MappingException exception() {
        return new MappingException(found.stream()
                .sorted(Comparator.comparingInt(Found::line))
                .map(Found::fault)
                .toList());
    }

    /** A name from a file as it may be shown: printable and short. */
    static String shown(String given) {
        String printable = given.replaceAll("\\p{Cntrl}", "?");
        if (printable.codePointCount(0, printable.length()) <= MAX_SHOWN) {
            return printable;
        }
        return printable.substring(0, printable.offsetByCodePoints(0, MAX_SHOWN)) + "…";
    }

    private record Found(int line, MappingFault fault) {}
}
