package org.herkomst.connector.matomo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was made of texts read before, found without making a string of the text. Bounded: a newer text takes the place of an older one.
 * Used by one thread.
 */
final class TextCache<T> {
    private static final int MAX_CHARS = 256;

    private record Entry<T>(char[] text, T value) {
        boolean holds(char[] other, int offset, int length) {
            return Arrays.equals(text, 0, text.length, other, offset, offset + length);
        }
    }

    private final int mask;
    private final List<@Nullable Entry<T>> entries;

    /** Holds at most {@code places} texts, a power of two. */
    TextCache(int places) {
        this.mask = places - 1;
        this.entries = new ArrayList<>(Collections.nCopies(places, null));
    }

    @Nullable
    T get(char[] text, int offset, int length) {
        Entry<T> entry = entries.get(place(text, offset, length));
        return entry != null && entry.holds(text, offset, length) ? entry.value() : null;
    }

    void put(char[] text, int offset, int length, T value) {
        if (length <= MAX_CHARS) {
            char[] copy = Arrays.copyOfRange(text, offset, offset + length);
            entries.set(place(text, offset, length), new Entry<>(copy, value));
        }
    }

    private int place(char[] text, int offset, int length) {
        int hash = length;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + text[i];
        }
        return (hash ^ hash >>> 15) & mask;
    }
}
