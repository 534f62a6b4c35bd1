package org.herkomst.connector.resolver.rpsl;

import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.address.ClientAddress;
import org.jspecify.annotations.Nullable;

/** Reads {@code first - last}, {@code address/prefix}, one address, and LACNIC's short forms such as {@code 24.232.16/24}. */
final class RangeReader {
    private static final int MOST_CHARS = 100;
    private static final int QUAD_DOTS = 3;

    private final Quads quads = new Quads();
    private final char[] text = new char[MOST_CHARS + 2 * QUAD_DOTS];
    private boolean prefix;

    /** Reads the form that most records have, which can be told from its bytes as they stand; null where they are anything else. */
    @Nullable
    AddressRange readUsual(byte[] bytes, int from, int to) {
        prefix = false;
        return quads.range(bytes, from, to);
    }

    /** Null where the tidy bytes are no range, or one that ends before it begins. */
    @Nullable
    AddressRange read(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > MOST_CHARS) {
            return null;
        }
        for (int i = 0; i < length; i++) {
            text[i] = (char) (bytes[from + i] & 0xFF);
        }
        int slash = indexOf('/', length);
        prefix = slash < length;
        return prefix ? block(slash, length) : ends(length);
    }

    /** Whether the range read last was an address with a prefix length. */
    boolean wasPrefix() {
        return prefix;
    }

    private @Nullable AddressRange ends(int length) {
        int dash = indexOf('-', length);
        ClientAddress first = address(0, dash);
        ClientAddress last = dash == length ? first : address(dash + 1, length);
        return first == null || last == null
                ? null
                : AddressRange.between(first, last).orElse(null);
    }

    private @Nullable AddressRange block(int slash, int length) {
        int bits = number(slash + 1, length);
        boolean colons = indexOf(':', slash) < slash;
        ClientAddress start = address(0, colons ? slash : fillUp(slash));
        boolean fits = start != null && bits >= 0 && start.isIpv4() != colons && bits <= (colons ? 128 : 32);
        return fits && start != null ? AddressRange.of(start, bits) : null;
    }

    /** Writes the zeros that a short form leaves out; answers where the address then ends. */
    private int fillUp(int end) {
        int dots = 0;
        for (int i = 0; i < end; i++) {
            dots += text[i] == '.' ? 1 : 0;
        }
        int at = end;
        for (; dots < QUAD_DOTS; dots++) {
            text[at++] = '.';
            text[at++] = '0';
        }
        return at;
    }

    private @Nullable ClientAddress address(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && text[start] == ' ') {
            start++;
        }
        while (end > start && text[end - 1] == ' ') {
            end--;
        }
        return ClientAddress.parse(text, start, end - start).orElse(null);
    }

    /** One to three digits as a number, else -1. */
    private int number(int from, int to) {
        int value = to - from > 3 || to == from ? -1 : 0;
        for (int i = from; i < to && value >= 0; i++) {
            value = text[i] >= '0' && text[i] <= '9' ? value * 10 + text[i] - '0' : -1;
        }
        return value;
    }

    private int indexOf(char wanted, int to) {
        int at = 0;
        while (at < to && text[at] != wanted) {
            at++;
        }
        return at;
    }
}
