package org.herkomst.connector.resolver.rpsl;

import org.herkomst.connector.address.AddressRange;
import org.jspecify.annotations.Nullable;

/** Reads the form that most records have, {@code 192.0.2.0 - 192.0.2.255}, straight from the bytes. For one thread. */
final class Quads {
    private static final int QUADS = 4;
    private static final int MOST_DIGITS = 3;
    private static final int BETWEEN = " - ".length();

    /** Where the address read last ended. */
    private int end;

    /** Null where the bytes are anything else, or the range is reversed. */
    @Nullable
    AddressRange range(byte[] bytes, int from, int to) {
        long first = address(bytes, from, to);
        if (first < 0 || end + BETWEEN > to || bytes[end] != ' ' || bytes[end + 1] != '-' || bytes[end + 2] != ' ') {
            return null;
        }
        long last = address(bytes, end + BETWEEN, to);
        return last < first || end < to ? null : new AddressRange(true, 0, first, 0, last);
    }

    /** The 32 bits, or -1. */
    private long address(byte[] bytes, int from, int to) {
        long bits = 0;
        int at = from;
        for (int quad = 0; quad < QUADS; quad++) {
            if (quad > 0 && (at == to || bytes[at++] != '.')) {
                return -1;
            }
            int start = at;
            int value = 0;
            while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
                value = value * 10 + bytes[at++] - '0';
            }
            int digits = at - start;
            boolean leadingZero = digits > 1 && bytes[start] == '0';
            if (digits == 0 || digits > MOST_DIGITS || value > 255 || leadingZero) {
                return -1;
            }
            bits = (bits << 8) | value;
        }
        end = at;
        return bits;
    }
}
