package org.herkomst.core.visit;

import java.nio.ByteBuffer;

/** A set of longs that are spread evenly, without boxes. */
final class LongSet {
    private long[] table = new long[64];
    private int size;
    private boolean zero;

    /** Adds a value; false where it was there. */
    boolean add(long value) {
        if (value == 0) {
            boolean fresh = !zero;
            zero = true;
            return fresh;
        }
        if (size * 2 >= table.length) {
            grow();
        }
        if (!place(table, value)) {
            return false;
        }
        size++;
        return true;
    }

    int size() {
        return size + (zero ? 1 : 0);
    }

    /** The values, big-endian. */
    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(size() * Long.BYTES);
        if (zero) {
            bytes.putLong(0);
        }
        for (long value : table) {
            if (value != 0) {
                bytes.putLong(value);
            }
        }
        return bytes.array();
    }

    private void grow() {
        long[] wider = new long[table.length * 2];
        for (long value : table) {
            if (value != 0) {
                place(wider, value);
            }
        }
        table = wider;
    }

    private static boolean place(long[] table, long value) {
        int at = (int) ((value * 0x9E3779B97F4A7C15L) >>> 32) & (table.length - 1);
        while (table[at] != 0) {
            if (table[at] == value) {
                return false;
            }
            at = (at + 1) & (table.length - 1);
        }
        table[at] = value;
        return true;
    }
}
