package org.herkomst.connector.resolver;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One shape of record in a company database. Records are read into typed values, so that what a damaged or hostile file holds besides
 * is passed over unread.
 *
 * @param type the class that the reader makes
 * @param reading what a record says
 */
record MmdbShape<T>(Class<T> type, Function<T, Optional<Named>> reading) {
    private static final MmdbShape<MmdbRecords.Flat> FLAT =
            new MmdbShape<>(MmdbRecords.Flat.class, MmdbRecords.Flat::claim);
    private static final MmdbShape<MmdbRecords.FlatBare> FLAT_BARE =
            new MmdbShape<>(MmdbRecords.FlatBare.class, MmdbRecords.FlatBare::claim);
    private static final MmdbShape<MmdbRecords.Nested> NESTED =
            new MmdbShape<>(MmdbRecords.Nested.class, MmdbRecords.Nested::claim);
    private static final MmdbShape<MmdbRecords.NestedBare> NESTED_BARE =
            new MmdbShape<>(MmdbRecords.NestedBare.class, MmdbRecords.NestedBare::claim);

    /** The shapes to try, the likeliest first, by the database's own word for its type. */
    static List<MmdbShape<?>> candidates(String databaseType) {
        String type = databaseType.toLowerCase(Locale.ROOT);
        return type.contains("ipinfo") || type.contains("company")
                ? List.of(FLAT, FLAT_BARE, NESTED, NESTED_BARE)
                : List.of(NESTED, NESTED_BARE, FLAT, FLAT_BARE);
    }

    Optional<Named> claim(T data) {
        return reading.apply(data);
    }
}
