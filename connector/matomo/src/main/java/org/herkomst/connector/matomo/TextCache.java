package org.herkomst.connector.matomo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What was made of texts read before, found without making a string of the text. Knows a text by 64 bits of a hash with a seed of this
 * process, so that it holds no text that was cleaned. Bounded: where the four places of a text are taken, it takes that of an older one.
 * Used by one thread.
 */
final class TextCache<T> {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final int WAYS = 4;

    private final long seed = ThreadLocalRandom.current().nextLong();
    private final int mask;
    private final long[] keys;
    private final List<@Nullable T> values;
    private int turn;

    /** Holds at most {@code places} texts, a power of two. */
    TextCache(int places) {
        this.mask = places - WAYS;
        this.keys = new long[places];
        this.values = new ArrayList<>(Collections.nCopies(places, null));
    }

    @Nullable
    T get(char[] text, int offset, int length) {
        long key = key(text, offset, length);
        int first = first(key);
        for (int place = first; place < first + WAYS; place++) {
            if (keys[place] == key) {
                return values.get(place);
            }
        }
        return null;
    }

    void put(char[] text, int offset, int length, T value) {
        long key = key(text, offset, length);
        int place = place(first(key));
        keys[place] = key;
        values.set(place, value);
    }

    /** A free place, else each in turn. */
    private int place(int first) {
        for (int place = first; place < first + WAYS; place++) {
            if (values.get(place) == null) {
                return place;
            }
        }
        return first + (turn++ & (WAYS - 1));
    }

    private int first(long key) {
        return (int) (key >>> 40) & mask;
    }

    private long key(char[] text, int offset, int length) {
        long key = seed ^ length;
        for (int i = offset; i < offset + length; i++) {
            key = (key ^ text[i]) * MULTIPLIER;
            key ^= key >>> 29;
        }
        return key;
    }
}
