package org.herkomst.connector.resolver.table;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.IntBuffer;
import java.util.function.IntPredicate;

/**
 * IPv4 look-up by DXR (Zec, Rizzo, Mikuc, 2012) with a first index of 16 bits: the upper half of an address chooses a chunk, and in the
 * chunk a binary search over lower halves finds the interval. Every chunk has an interval that starts at its first address. Six bytes an interval. Immutable; a look-up allocates nothing.
 */
final class Ipv4Table {
    private static final int CHUNKS = 1 << 16;

    /** So many entries of a dense table are searched without branches. */
    private static final int NEAR = 16;

    /** A table with more entries a chunk than this is dense. */
    private static final int DENSE = 32;

    private final IntBuffer chunks;
    private final CharBuffer starts;
    private final IntBuffer answers;
    private final boolean dense;

    private Ipv4Table(IntBuffer chunks, CharBuffer starts, IntBuffer answers) {
        this.chunks = chunks;
        this.starts = starts;
        this.answers = answers;
        this.dense = answers.capacity() / CHUNKS > DENSE;
    }

    /** Reads the table from where the buffer stands; the counts must be checked before. */
    static Ipv4Table read(ByteBuffer bytes, int entries) {
        IntBuffer chunks = Section.take(bytes, (CHUNKS + 1) * 4L).asIntBuffer();
        CharBuffer starts = Section.take(bytes, entries * 2L).asCharBuffer();
        return new Ipv4Table(chunks, starts, Section.take(bytes, entries * 4L).asIntBuffer());
    }

    /** How many bytes a table takes, padded to eight. */
    static long bytes(int entries) {
        return Section.padded((CHUNKS + 1) * 4L) + Section.padded(entries * 2L) + Section.padded(entries * 4L);
    }

    /** How many entries the intervals take: one each, and one for each chunk that none begins with. */
    static int entries(Intervals intervals) {
        int begun = 0;
        for (int i = 0; i < intervals.size(); i++) {
            begun += (intervals.low(i) & 0xFFFF) == 0 ? 1 : 0;
        }
        return Math.addExact(intervals.size(), CHUNKS - begun);
    }

    /** Writes the table to where the buffer stands. */
    static void write(Intervals intervals, ByteBuffer bytes, int entries) {
        IntBuffer chunks = Section.take(bytes, (CHUNKS + 1) * 4L).asIntBuffer();
        CharBuffer starts = Section.take(bytes, entries * 2L).asCharBuffer();
        IntBuffer answers = Section.take(bytes, entries * 4L).asIntBuffer();
        int next = 0;
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            chunks.put(starts.position());
            if (next == intervals.size() || intervals.low(next) != (long) chunk << 16) {
                starts.put((char) 0);
                answers.put(intervals.answer(next - 1));
            }
            for (; next < intervals.size() && intervals.low(next) >>> 16 == chunk; next++) {
                starts.put((char) intervals.low(next));
                answers.put(intervals.answer(next));
            }
        }
        chunks.put(starts.position());
    }

    /** The answer for the 32 bits of an address. */
    int answer(int address) {
        return answers.get(entry(address));
    }

    private int entry(int address) {
        return dense ? denseEntry(address) : sparseEntry(address);
    }

    /** Halves without a branch on what is found: where all lies in the caches, a wrong guess costs more than the step. */
    private int sparseEntry(int address) {
        int chunk = address >>> 16;
        int from = chunks.get(chunk);
        int length = chunks.get(chunk + 1) - from;
        int low = address & 0xFFFF;
        while (length > 1) {
            int half = length >>> 1;
            from = starts.get(from + half) <= low ? from + half : from;
            length -= half;
        }
        return from;
    }

    /** Halves with a branch while it is far: the processor guesses on, and so fetches the next place before it knows this one. */
    private int denseEntry(int address) {
        int chunk = address >>> 16;
        int from = chunks.get(chunk);
        int length = chunks.get(chunk + 1) - from;
        int low = address & 0xFFFF;
        while (length > NEAR) {
            int half = length >>> 1;
            boolean behind = starts.get(from + half) <= low;
            if (behind) {
                from += half;
                length -= half;
            } else {
                length = half;
            }
        }
        while (length > 1) {
            int half = length >>> 1;
            from = starts.get(from + half) <= low ? from + half : from;
            length -= half;
        }
        return from;
    }

    /** Whether the test holds for all answers from the first to the last address. */
    boolean all(int first, int last, IntPredicate test) {
        int end = entry(last);
        for (int i = entry(first); i <= end; i++) {
            if (!test.test(answers.get(i))) {
                return false;
            }
        }
        return true;
    }
}
