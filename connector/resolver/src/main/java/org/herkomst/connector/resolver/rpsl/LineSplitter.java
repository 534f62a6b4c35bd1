package org.herkomst.connector.resolver.rpsl;

/**
 * Cuts pieces of a stream into lines, whatever the pieces' size. Of a line only the first {@value #LINE_LIMIT} bytes are handed on,
 * the rest is passed over.
 */
final class LineSplitter {
    static final int LINE_LIMIT = 4096;

    private static final long LINE_ENDS = EightBytes.all('\n');

    private final LineReader lines;
    private final byte[] carry = new byte[LINE_LIMIT];
    private int carried;

    LineSplitter(LineReader lines) {
        this.lines = lines;
    }

    void accept(byte[] bytes, int length) {
        int from = carried > 0 ? finishLine(bytes, length) : 0;
        int end = lineEnd(bytes, from, length);
        while (end < length) {
            lines.line(bytes, from, Math.min(end, from + LINE_LIMIT));
            from = end + 1;
            end = lineEnd(bytes, from, length);
        }
        lines.settle();
        carry(bytes, from, length);
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
            long ends = EightBytes.zeros(EightBytes.at(bytes, at) ^ LINE_ENDS);
            if (ends != 0) {
                return at + EightBytes.first(ends);
            }
        }
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }
}
