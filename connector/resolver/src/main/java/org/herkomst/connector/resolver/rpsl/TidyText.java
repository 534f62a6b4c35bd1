package org.herkomst.connector.resolver.rpsl;

import java.util.Arrays;

/**
 * Values copied out of their lines and made tidy: white space and control characters become single spaces between words, comments
 * are left out, and a value is cut at {@value #VALUE_LIMIT} bytes. One buffer for a record's values, used again for the next record.
 */
final class TidyText {
    static final int VALUE_LIMIT = 1000;

    private static final int SPACE = 1;
    private static final int UNTIDY = 1 << 1;
    private static final int NOT_ASCII = 1 << 2;

    private static final long SPACES = EightBytes.all(' ');
    private static final long SIGNS = EightBytes.all('#');
    private static final long DELETES = EightBytes.all(0x7F);

    /** The bits of which a byte below the space has none. */
    private static final long CONTROLS = EightBytes.all(0xE0);

    private static final byte[] KINDS = new byte[256];

    static {
        Arrays.fill(KINDS, 0, ' ', (byte) UNTIDY);
        KINDS[' '] = SPACE;
        KINDS['#'] = UNTIDY;
        KINDS[0x7F] = UNTIDY;
        Arrays.fill(KINDS, 0x80, KINDS.length, (byte) NOT_ASCII);
    }

    private final byte[] bytes;
    private int end;

    /** With room for so many values. */
    TidyText(int values) {
        this.bytes = new byte[values * (VALUE_LIMIT + 1)];
    }

    /** Where the first byte is that is no space, or the end. */
    static int behindSpaces(byte[] line, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES) {
            int spaces = EightBytes.first(EightBytes.at(line, at) ^ SPACES);
            at += spaces;
            if (spaces < Long.BYTES) {
                return at;
            }
        }
        while (at < to && line[at] == ' ') {
            at++;
        }
        return at;
    }

    /** What a value is that begins with no space: for {@link #isTidy} and {@link #isAscii}. */
    static int kinds(byte[] line, int from, int to) {
        boolean untidy = to - from > VALUE_LIMIT || (to > from && line[to - 1] == ' ');
        int whole = to - from < Long.BYTES ? kindsOfShort(line, from, to) : kindsOfWords(line, from, to);
        return untidy ? whole | UNTIDY : whole;
    }

    private static int kindsOfShort(byte[] line, int from, int to) {
        int kinds = 0;
        int before = 0;
        for (int i = from; i < to; i++) {
            int kind = KINDS[line[i] & 0xFF];
            kinds |= kind | (kind & before & SPACE) << 1;
            before = kind;
        }
        return kinds;
    }

    /** The last eight bytes are looked at together, also those of them that were looked at before. */
    private static int kindsOfWords(byte[] line, int from, int to) {
        int last = to - Long.BYTES;
        long union = 0;
        long marks = 0;
        long spaceBefore = 0;
        for (int at = from; at < last; at += Long.BYTES) {
            long word = EightBytes.at(line, at);
            long spaces = EightBytes.exactZeros(word ^ SPACES);
            union |= word;
            marks |= untidy(word) | (spaces & (spaces << Byte.SIZE | spaceBefore));
            spaceBefore = spaces >>> (Long.SIZE - Byte.SIZE);
        }
        long word = EightBytes.at(line, last);
        long spaces = EightBytes.exactZeros(word ^ SPACES);
        marks |= untidy(word) | (spaces & spaces << Byte.SIZE);
        boolean twoSpaces = line[last] == ' ' && last > from && line[last - 1] == ' ';
        return (marks != 0 || twoSpaces ? UNTIDY : 0) | (EightBytes.ascii(union | word) ? 0 : NOT_ASCII);
    }

    /** Not zero where a byte is a control character or begins a comment. */
    private static long untidy(long word) {
        return EightBytes.zeros(word & CONTROLS) | EightBytes.zeros(word ^ SIGNS) | EightBytes.zeros(word ^ DELETES);
    }

    /** Whether the value can be read where it stands. */
    static boolean isTidy(int kinds) {
        return (kinds & UNTIDY) == 0;
    }

    static boolean isAscii(int kinds) {
        return (kinds & NOT_ASCII) == 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int end() {
        return end;
    }

    void clear() {
        end = 0;
    }

    /**
     * Adds a piece to the value that is last here and began at a place, behind one space where it already has text; false where the
     * piece has bytes that are not ASCII.
     */
    boolean append(int start, byte[] line, int from, int to, boolean comments) {
        int at = space(start, end);
        int first = behindSpaces(line, from, to);
        int limit = Math.min(to, first + start + VALUE_LIMIT - at);
        int kinds = 0;
        for (int i = first; i < limit; i++) {
            byte letter = line[i];
            int kind = KINDS[letter & 0xFF];
            kinds |= kind;
            if (letter == '#' && comments) {
                break;
            }
            if (letter == '#' || (kind & (SPACE | UNTIDY)) == 0) {
                bytes[at++] = letter;
            } else {
                at = space(start, at);
            }
        }
        end = at > start && bytes[at - 1] == ' ' ? at - 1 : at;
        return isAscii(kinds);
    }

    /** Puts a space behind text that has none there; answers where the next letter goes. */
    private int space(int start, int at) {
        if (at > start && bytes[at - 1] != ' ') {
            bytes[at] = ' ';
            return at + 1;
        }
        return at;
    }
}
