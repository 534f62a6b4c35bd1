package org.herkomst.connector.resolver.rpsl;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Cuts pieces of a stream into lines, whatever the pieces' size. Of a line only the first {@value #LINE_LIMIT} bytes are handed on,
 * the rest is passed over. Line ends are found eight bytes at a time (Hacker's Delight, 2nd edition, 6-1: the zero byte in a word).
 */
final class LineSplitter {
    static final int LINE_LIMIT = 4096;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long LINE_ENDS = ONES * '\n';

    private final LineReader lines;
    private final byte[] carry = new byte[LINE_LIMIT];
    private int carried;

    LineSplitter(LineReader lines) {
        this.lines = lines;
    }

    void accept(byte[] bytes, int length) {
        int from = carried > 0 ? finishLine(bytes, length) : 0;
        while (from < length) {
            int end = lineEnd(bytes, from, length);
            if (end == length) {
                carry(bytes, from, end);
                return;
            }
            lines.line(bytes, from, Math.min(end, from + LINE_LIMIT));
            from = end + 1;
        }
    }

    /** The stream is over: a line without an end is the last one. */
    void finish() {
        if (carried > 0) {
            lines.lastLine(carry, carried);
        }
        lines.finish();
    }

    private int finishLine(byte[] bytes, int length) {
        int end = lineEnd(bytes, 0, length);
        carry(bytes, 0, end);
        if (end < length) {
            lines.line(carry, 0, carried);
            carried = 0;
        }
        return Math.min(end + 1, length);
    }

    private void carry(byte[] bytes, int from, int to) {
        int taken = Math.min(to - from, LINE_LIMIT - carried);
        System.arraycopy(bytes, from, carry, carried, taken);
        carried += taken;
    }

    private static int lineEnd(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long word = (long) WORDS.get(bytes, at) ^ LINE_ENDS;
            long zeros = (word - ONES) & ~word & HIGHS;
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }
}
