package org.herkomst.core.delivery;

/** Clears values in tests, where there is no last look. */
public final class ClearedForTests {
    /** A look that clears everything. */
    public static final LastLook LOOK =
            records -> records.stream().map(ClearedForTests::of).toList();

    private ClearedForTests() {}

    /** The value, cleared. */
    public static <T> Cleared<T> of(T value) {
        return new Cleared<>(value, 1, 1);
    }
}
