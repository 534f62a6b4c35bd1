package org.herkomst.app.store;

import org.jspecify.annotations.Nullable;

/**
 * What a look through the whole record of changes found.
 *
 * @param first number of the first entry that is kept
 * @param last number of the last one
 * @param lastSeal its seal; whoever writes both down elsewhere can compare later
 * @param finding the first thing that is wrong; absent where the record is sound
 */
public record AuditReport(
        long first, long last, String lastSeal, @Nullable Finding finding) {

    /** Whether nothing is wrong. */
    public boolean sound() {
        return finding == null;
    }

    /** How many entries there should be. */
    public long entries() {
        return last - first + 1;
    }

    /**
     * Something that is wrong.
     *
     * @param kind of which kind
     * @param place where
     * @param text what is wrong there, a sentence
     */
    public record Finding(Kind kind, String place, String text) {}

    /** Kinds of what can be wrong. */
    public enum Kind {
        EDITED,
        MISSING,
        INSERTED,
        SWAPPED,
        CUT_OFF,
        RESTORED
    }
}
