package org.herkomst.connector.matomo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextCacheTests {
    /** Where a place held one text, about eight pairs of 360 met in 8,192 places, and each view of these was cleaned anew. */
    @Test
    void aFewTextsInManyPlacesAreKept() {
        TextCache<Integer> cache = new TextCache<>(8192);
        for (int text = 0; text < 360; text++) {
            put(cache, text);
        }
        long kept = IntStream.range(0, 360)
                .filter(text -> Integer.valueOf(text).equals(get(cache, text)))
                .count();
        assertThat(kept).as("five texts of one place in four are rare").isGreaterThan(356);
    }

    @Test
    void aNewTextIsKeptWhereAllPlacesAreTaken() {
        TextCache<Integer> cache = new TextCache<>(4);
        for (int text = 0; text < 100; text++) {
            put(cache, text);
            assertThat(get(cache, text)).isEqualTo(text);
        }
        assertThat(get(cache, 0)).isNull();
        assertThat(get(cache, 98)).isEqualTo(98);
    }

    private static void put(TextCache<Integer> cache, int text) {
        char[] chars = ("xx/page-" + text).toCharArray();
        cache.put(chars, 2, chars.length - 2, text);
    }

    private static Integer get(TextCache<Integer> cache, int text) {
        char[] chars = ("/page-" + text).toCharArray();
        return cache.get(chars, 0, chars.length);
    }
}
