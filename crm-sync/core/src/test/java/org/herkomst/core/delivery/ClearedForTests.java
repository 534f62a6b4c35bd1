package org.herkomst.core.delivery;

import java.util.Optional;

/** Clears values in tests, where there is no last look. */
public final class ClearedForTests {
    /** A look that clears everything. */
    public static final LastLook LOOK =
            records -> records.stream().map(ClearedForTests::of).toList();

    private ClearedForTests() {}

    /** A look that clears one value. */
    public static <T> Optional<Cleared<T>> one(T value) {
        return Optional.of(of(value));
    }

    /** The value, cleared. */
    public static <T> Cleared<T> of(T value) {
        return new Cleared<>(value, 1, 1);
    }
}
