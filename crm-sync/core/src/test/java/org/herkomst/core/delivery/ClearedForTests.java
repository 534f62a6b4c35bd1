package org.herkomst.core.delivery;

/** Clears values in tests, where there is no last look. */
public final class ClearedForTests {
    private ClearedForTests() {}

    /** The value, cleared. */
    public static <T> Cleared<T> of(T value) {
        return new Cleared<>(value, 1, 1);
    }
}
