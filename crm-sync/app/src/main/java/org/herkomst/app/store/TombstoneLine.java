package org.herkomst.app.store;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.herkomst.core.optout.Tombstone;
import org.jspecify.annotations.Nullable;

/**
 * One line of the file of tombstones, such as {@code 000000000007 + OBJECTION HASH 2026-11-26T12:00:00Z SEAL}; a line that lifts has
 * {@code -} and no hash. The seal is the hash of what stands before it, so that a changed line, half a line, or another key is found out.
 *
 * @param number its number; grows from line to line
 * @param objection hash of the objection
 * @param hash the tombstone's hash; absent in a line that lifts all of the objection
 * @param text the whole line, without its end
 */
record TombstoneLine(
        long number, String objection, @Nullable String hash, String text) {
    private static final int SEAL = 22;
    private static final String NONE = "-";

    static TombstoneLine adds(long number, Tombstone tombstone, Instant now, TombstoneKey key) {
        return sealed(number, tombstone.objection(), tombstone.hash(), now, key);
    }

    static TombstoneLine lifts(long number, String objection, Instant now, TombstoneKey key) {
        return sealed(number, objection, null, now, key);
    }

    private static TombstoneLine sealed(
            long number, String objection, @Nullable String hash, Instant now, TombstoneKey key) {
        String body = String.format(
                Locale.ROOT,
                "%012d %s %s %s %s",
                number,
                hash == null ? "-" : "+",
                objection,
                hash == null ? NONE : hash,
                now);
        return new TombstoneLine(number, objection, hash, body + " " + seal(body, key));
    }

    private static String seal(String body, TombstoneKey key) {
        return key.hash("line|" + body).substring(0, SEAL);
    }

    /** A line that was read; empty where its seal is not ours. */
    static Optional<TombstoneLine> read(String text, TombstoneKey key) {
        int end = text.lastIndexOf(' ');
        if (end < 0 || !seal(text.substring(0, end), key).equals(text.substring(end + 1))) {
            return Optional.empty();
        }
        String[] parts = text.split(" ", -1);
        return Optional.of(
                new TombstoneLine(Long.parseLong(parts[0]), parts[2], parts[1].equals("+") ? parts[3] : null, text));
    }
}
