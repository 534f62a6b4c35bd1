package org.herkomst.connector.resolver.rpsl;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes strings of bytes: UTF-8 where they are valid UTF-8, else Latin-1. One decoder and one set of words, so for one thread. */
final class ValueText {
    private static final int WORDS = 256;
    private static final int LONGEST_WORD = 40;

    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer decoded = CharBuffer.allocate(TidyText.VALUE_LIMIT + 1);
    private final @Nullable String[] words = new String[WORDS];

    String decode(byte[] bytes, int from, int to) {
        decoded.clear();
        boolean valid = !utf8.reset()
                .decode(ByteBuffer.wrap(bytes, from, to - from), decoded, true)
                .isError();
        return valid ? decoded.flip().toString() : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    static String ascii(byte[] bytes, int from, int to) {
        return from == to ? "" : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** ASCII in upper case, kept for {@link #known} where it is short: the same few words come again and again. */
    String word(byte[] bytes, int from, int to) {
        String known = known(bytes, from, to);
        if (known != null) {
            return known;
        }
        String word = ascii(bytes, from, to).toUpperCase(Locale.ROOT);
        if (to > from && to - from <= LONGEST_WORD) {
            words[slot(bytes, from, to)] = word;
        }
        return word;
    }

    /** The same where it was asked for before, whatever the bytes are; else null. */
    @Nullable
    String known(byte[] bytes, int from, int to) {
        String known = from == to ? null : words[slot(bytes, from, to)];
        return known != null && equal(known, bytes, from, to) ? known : null;
    }

    private static int slot(byte[] bytes, int from, int to) {
        int middle = bytes[(from + to) >>> 1];
        return ((bytes[from] * 31 + middle) * 31 + bytes[to - 1] * 7 + to - from) & (WORDS - 1);
    }

    /** Where a cut value ends so that no character of UTF-8 is left in halves. */
    static int wholeCharacters(byte[] bytes, int from, int to) {
        int lead = to - 1;
        while (lead > from && lead > to - 4 && (bytes[lead] & 0xC0) == 0x80) {
            lead--;
        }
        int ones = Integer.numberOfLeadingZeros(~(bytes[lead] << 24));
        return ones > to - lead && ones <= 4 ? lead : to;
    }

    private static int upper(byte letter) {
        return letter >= 'a' && letter <= 'z' ? letter - 0x20 : letter;
    }

    private static boolean equal(String known, byte[] bytes, int from, int to) {
        if (known.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (known.charAt(i - from) != upper(bytes[i])) {
                return false;
            }
        }
        return true;
    }
}
