package org.herkomst.connector.resolver.rpsl;

import org.herkomst.connector.address.AddressRange;
import org.jspecify.annotations.Nullable;

/** Reads the form that most records have, {@code 192.0.2.0 - 192.0.2.255}, straight from the bytes. */
final class Quads {
    private static final int MOST_DIGITS = 3;

    private Quads() {}

    /** Null where the bytes are anything else, or the range is reversed. */
    static @Nullable AddressRange range(byte[] bytes, int from, int to) {
        int dash = from;
        while (dash < to && bytes[dash] != '-') {
            dash++;
        }
        if (dash + 2 >= to || dash - 1 <= from || bytes[dash - 1] != ' ' || bytes[dash + 1] != ' ') {
            return null;
        }
        long first = quad(bytes, from, dash - 1);
        long last = quad(bytes, dash + 2, to);
        return first < 0 || last < first ? null : new AddressRange(true, 0, first, 0, last);
    }

    /** The 32 bits, or -1. */
    private static long quad(byte[] bytes, int from, int to) {
        long bits = 0;
        int value = 0;
        int digits = 0;
        int dots = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                boolean leadingZero = digits > 0 && value == 0;
                value = value * 10 + digit;
                if (++digits > MOST_DIGITS || value > 255 || leadingZero) {
                    return -1;
                }
            } else if (bytes[at] == '.' && digits > 0) {
                bits = (bits << 8) | value;
                value = 0;
                digits = 0;
                dots++;
            } else {
                return -1;
            }
        }
        return dots == 3 && digits > 0 ? (bits << 8) | value : -1;
    }
}
