package org.herkomst.proofs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a JVM's {@code -Xlog:gc} says of the heap in use after each collection.
 *
 * @param megabytes in use after each collection
 */
public record HeapLog(List<Integer> megabytes) {
    private static final Pattern AFTER = Pattern.compile("Pause.* \\d+M->(\\d+)M\\(");
    private static final double GROWTH = 1.5;
    private static final int SLACK = 48;

    /** Reads the log. */
    public static HeapLog read(Path file) {
        try {
            return new HeapLog(AFTER.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult found) -> Integer.parseInt(found.group(1)))
                    .toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Most in use after a collection, in megabytes. */
    public int highest() {
        return megabytes.stream().mapToInt(m -> m).max().orElse(0);
    }

    /** Whether the lows of the last third are no higher than those of the middle one, but for a little. */
    public boolean flat() {
        int third = megabytes.size() / 3;
        return third == 0 || low(2 * third, megabytes.size()) <= GROWTH * low(third, 2 * third) + SLACK;
    }

    private int low(int from, int to) {
        return megabytes.subList(from, to).stream().mapToInt(m -> m).min().orElse(0);
    }
}
