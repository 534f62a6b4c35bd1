package org.herkomst.connector.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many lines through {@link ResolverIndex#resolveLines}: nothing is kept of them. That no file is made is shown by {@link HostileInputTests}. */
class ManyLinesTests {
    private static final int LINES = 200_000;
    private static final int LONG_LINE = 20_000_000;

    @TempDir
    Path folder = Path.of("");

    @Test
    void manyLinesAreReadOnlyAsTheyAreAnswered() throws IOException {
        ResolverIndex index = Indexes.ranges(folder, "20.0.0.0/8,Example Bakery B.V.,bakery.example,");
        Lines lines = new Lines();
        Rows rows = new Rows(lines);

        index.resolveLines(lines, rows);

        assertThat(rows.count).isEqualTo(LINES + 1);
        assertThat(rows.furthestBehind).as("lines read ahead of the answers").isLessThan(20_000);
    }

    @Test
    void endlessLineIsCutAndNoAddress() throws IOException {
        ResolverIndex index = Indexes.ranges(folder, "20.0.0.0/8,Example Bakery B.V.,bakery.example,");
        StringBuilder csv = new StringBuilder();

        index.resolveLines(new Spaces(), csv);

        assertThat(csv.length()).isLessThan(2 * ShortLines.LONGEST);
        assertThat(csv).contains("not an address").doesNotContain("Bakery");
    }

    /** Bytes that are made as they are read. */
    private abstract static class Made extends InputStream {
        /** The next byte, or -1. */
        abstract int one();

        @Override
        public int read() {
            return one();
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            int count = 0;
            for (int next = 0; count < length && next >= 0; ) {
                next = one();
                if (next >= 0) {
                    bytes[from + count++] = (byte) next;
                }
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }

    /** Addresses by chance, made as they are read. */
    static final class Lines extends Made {
        private final SplittableRandom chance = new SplittableRandom(4);
        private byte[] line = new byte[0];
        private int at;
        private int made;

        @Override
        int one() {
            if (at == line.length && made == LINES) {
                return -1;
            }
            if (at == line.length) {
                at = 0;
                made++;
                line = ("20." + chance.nextInt(256) + "." + chance.nextInt(256) + "." + chance.nextInt(256) + "\n")
                        .getBytes(StandardCharsets.US_ASCII);
            }
            return line[at++];
        }
    }

    /** Counts rows, and how far they are behind the lines. */
    static final class Rows implements Appendable {
        private final Lines lines;
        private int count;
        private int furthestBehind;

        Rows(Lines lines) {
            this.lines = lines;
        }

        @Override
        public Appendable append(CharSequence text) {
            text.chars().forEach(c -> append((char) c));
            return this;
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) {
            return append(text.subSequence(start, end));
        }

        @Override
        public Appendable append(char c) {
            count += c == '\n' ? 1 : 0;
            furthestBehind = Math.max(furthestBehind, lines.made - count);
            return this;
        }
    }

    /** An address and then blanks without an end of line, then a letter. */
    private static final class Spaces extends Made {
        private static final String START = "20.0.0.1";
        private int at;

        @Override
        int one() {
            int here = at++;
            return here < START.length() ? START.charAt(here) : here < LONG_LINE ? ' ' : here == LONG_LINE ? 'x' : -1;
        }
    }
}
