package org.herkomst.connector.address;

import java.util.Optional;

/**
 * Reads the text forms of an address: the strict dotted quad, and every form of RFC 4291 section 2.2 and RFC 5952. Zone
 * identifiers, leading zeros in a quad, octal and hexadecimal quads are no addresses.
 */
final class AddressParser {
    private static final int WORDS = 8;

    private AddressParser() {}

    static Optional<ClientAddress> parse(char[] text, int offset, int length) {
        int end = offset + length;
        if (indexOf(text, ':', offset, end) < end) {
            return ipv6(text, offset, end);
        }
        long quad = quad(text, offset, end);
        return quad < 0 ? Optional.empty() : Optional.of(ClientAddress.ofIpv4((int) quad));
    }

    /** The 32 bits of a dotted quad, or -1. */
    private static long quad(char[] text, int from, int to) {
        long bits = 0;
        int at = from;
        for (int part = 0; part < 4; part++) {
            int end = part < 3 ? indexOf(text, '.', at, to) : to;
            int value = end < to || part == 3 ? octet(text, at, end) : -1;
            if (value < 0) {
                return -1;
            }
            bits = (bits << 8) | value;
            at = end + 1;
        }
        return bits;
    }

    private static int octet(char[] text, int from, int to) {
        int digits = to - from;
        if (digits < 1 || digits > 3 || (digits > 1 && text[from] == '0')) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return -1;
            }
            value = value * 10 + text[i] - '0';
        }
        return value > 255 ? -1 : value;
    }

    private static Optional<ClientAddress> ipv6(char[] text, int from, int to) {
        int[] words = new int[WORDS];
        int count = 0;
        int gap = -1;
        int at = from;
        if (startsWithGap(text, from, to)) {
            gap = 0;
            at += 2;
        }
        while (at < to) {
            int end = indexOf(text, ':', at, to);
            int read = end == to ? lastWords(text, at, to, words, count) : word(text, at, end, words, count);
            if (read == 0 || end == to - 1) {
                return Optional.empty();
            }
            count += read;
            at = end + 1;
            if (at < to && text[at] == ':') {
                if (gap >= 0) {
                    return Optional.empty();
                }
                gap = count;
                at++;
            }
        }
        return join(words, count, gap);
    }

    private static boolean startsWithGap(char[] text, int from, int to) {
        return to - from >= 2 && text[from] == ':' && text[from + 1] == ':';
    }

    /** The end of the text: a group, or an IPv4 address that stands for two. Answers how many words it gave, 0 for none. */
    private static int lastWords(char[] text, int from, int to, int[] words, int count) {
        if (indexOf(text, '.', from, to) == to) {
            return word(text, from, to, words, count);
        }
        long quad = quad(text, from, to);
        if (quad < 0 || count > WORDS - 2) {
            return 0;
        }
        words[count] = (int) (quad >>> 16);
        words[count + 1] = (int) (quad & 0xFFFF);
        return 2;
    }

    private static int word(char[] text, int from, int to, int[] words, int count) {
        if (count >= WORDS || to - from < 1 || to - from > 4) {
            return 0;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] < 128 ? Character.digit(text[i], 16) : -1;
            if (digit < 0) {
                return 0;
            }
            value = (value << 4) | digit;
        }
        words[count] = value;
        return 1;
    }

    private static Optional<ClientAddress> join(int[] words, int count, int gap) {
        if (gap < 0 ? count != WORDS : count >= WORDS) {
            return Optional.empty();
        }
        long[] halves = new long[2];
        for (int i = 0; i < count; i++) {
            int place = gap >= 0 && i >= gap ? WORDS - count + i : i;
            halves[place / 4] |= (long) words[i] << (16 * (3 - place % 4));
        }
        return Optional.of(ClientAddress.ofIpv6(halves[0], halves[1]));
    }

    /** Where the character is first found, or {@code to}. */
    private static int indexOf(char[] text, char wanted, int from, int to) {
        int at = from;
        while (at < to && text[at] != wanted) {
            at++;
        }
        return at;
    }
}
