package org.herkomst.connector.resolver.rpsl;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds a line's attribute by the bytes before its colon, in any case of letters, without making a string: the first eight bytes are
 * compared as one number.
 */
final class AttributeKeys {
    private static final int CASE = 0x20;
    private static final long CASES = EightBytes.all(CASE);
    private static final long COLONS = EightBytes.all(':');
    private static final int SLOT_BITS = 8;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final int LONGEST = 13;

    private final long[] heads = new long[SLOTS];
    private final byte[][] tails = new byte[SLOTS][];
    private final @Nullable Attribute[] attributes = new Attribute[SLOTS];
    private final boolean[] begins = new boolean[SLOTS];
    private int colon;

    AttributeKeys() {
        for (Attribute attribute : Attribute.values()) {
            for (String key : attribute.keys()) {
                add(key.getBytes(StandardCharsets.US_ASCII), attribute);
            }
        }
    }

    private void add(byte[] key, Attribute attribute) {
        int whole = Math.min(key.length, Long.BYTES);
        long head = head(key, 0, whole);
        int slot = slot(head);
        while (attributes[slot] != null) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        heads[slot] = head;
        tails[slot] = Arrays.copyOfRange(key, whole, key.length);
        attributes[slot] = attribute;
        begins[key[0]] = true;
    }

    /** The attribute that the line is of, or null where it is none that is read. The line has at least one byte. */
    @Nullable
    Attribute find(byte[] line, int from, int to) {
        if (!begins[(line[from] | CASE) & 0xFF]) {
            return null;
        }
        if (to - from < Long.BYTES) {
            colon = colon(line, from, to);
            return colon < 0 ? null : lookUp(head(line, from, colon), line, colon, colon);
        }
        long word = EightBytes.at(line, from) | CASES;
        int bytes = EightBytes.first(EightBytes.zeros(word ^ COLONS));
        if (bytes < Long.BYTES) {
            colon = from + bytes;
            return lookUp(word & ((1L << (bytes * 8)) - 1), line, colon, colon);
        }
        colon = colon(line, from + Long.BYTES, Math.min(to, from + LONGEST + 1));
        return colon < 0 ? null : lookUp(word, line, from + Long.BYTES, colon);
    }

    /** Where the value of the attribute found last begins. */
    int value() {
        return colon + 1;
    }

    private @Nullable Attribute lookUp(long head, byte[] line, int tail, int end) {
        int slot = slot(head);
        Attribute found = attributes[slot];
        while (found != null && (heads[slot] != head || !equal(tails[slot], line, tail, end))) {
            slot = (slot + 1) & (SLOTS - 1);
            found = attributes[slot];
        }
        return found;
    }

    private static int slot(long head) {
        return (int) ((head * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - SLOT_BITS));
    }

    private static long head(byte[] line, int from, int to) {
        long head = 0;
        for (int i = to - 1; i >= from; i--) {
            head = (head << 8) | ((line[i] | CASE) & 0xFF);
        }
        return head;
    }

    private static int colon(byte[] line, int from, int to) {
        for (int at = from; at < to; at++) {
            if (line[at] == ':') {
                return at;
            }
        }
        return -1;
    }

    private static boolean equal(byte[] tail, byte[] line, int from, int to) {
        if (tail.length != to - from) {
            return false;
        }
        for (int i = 0; i < tail.length; i++) {
            if (tail[i] != (line[from + i] | CASE)) {
                return false;
            }
        }
        return true;
    }
}
