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
record MmdbShape<T>(Class<T> type, Function<T, Optional<Claim>> reading) {
    private static final MmdbShape<MmdbRecords.Flat> FLAT =
            new MmdbShape<>(MmdbRecords.Flat.class, record -> record.claim().map(named -> named));
    private static final MmdbShape<MmdbRecords.FlatBare> FLAT_BARE =
            new MmdbShape<>(MmdbRecords.FlatBare.class, record -> record.claim().map(named -> named));
    private static final MmdbShape<MmdbRecords.Nested> NESTED =
            new MmdbShape<>(MmdbRecords.Nested.class, record -> record.claim().map(named -> named));
    private static final MmdbShape<MmdbRecords.NestedBare> NESTED_BARE = new MmdbShape<>(
            MmdbRecords.NestedBare.class, record -> record.claim().map(named -> named));

    private static final MmdbShape<MmdbPrivacy.Flags> FLAGS =
            new MmdbShape<>(MmdbPrivacy.Flags.class, MmdbPrivacy.Flags::claim);
    private static final MmdbShape<MmdbPrivacy.Texts> TEXTS =
            new MmdbShape<>(MmdbPrivacy.Texts.class, MmdbPrivacy.Texts::claim);
    private static final MmdbShape<MmdbPrivacy.Anonymous> ANONYMOUS =
            new MmdbShape<>(MmdbPrivacy.Anonymous.class, MmdbPrivacy.Anonymous::claim);

    /** The shapes to try, the likeliest first, by the database's own word for its type. */
    static List<MmdbShape<?>> candidates(String databaseType) {
        String type = databaseType.toLowerCase(Locale.ROOT);
        if (type.contains("privacy") || type.contains("anonymous")) {
            return List.of(FLAGS, TEXTS, ANONYMOUS);
        }
        return type.contains("ipinfo") || type.contains("company")
                ? List.of(FLAT, FLAT_BARE, NESTED, NESTED_BARE)
                : List.of(NESTED, NESTED_BARE, FLAT, FLAT_BARE);
    }

    Optional<Claim> claim(T data) {
        return reading.apply(data);
    }
}
