package org.herkomst.core.optout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A company's objection.
 *
 * @param id its number
 * @param kind what it names the company by
 * @param value normalised value: registrable domain, normalised name core, {@code kvk:NNN}, CIDR, or a tombstone's hash
 * @param given as the person gave it
 * @param reason why, where told
 * @param createdAt when it was confirmed
 * @param heldUntil end of a short hold of exactly this domain, whose owner has yet to prove the request; absent for a confirmed one
 */
public record OptOut(
        long id,
        Kind kind,
        String value,
        String given,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant heldUntil) {

    /** What an opt-out names a company by. */
    public enum Kind {
        DOMAIN,
        NAME,
        REGISTER,
        RANGE,
        /** Known only by its tombstones: a restore of an old backup lost the entry. The value is their hash of what was objected to. */
        TOMBSTONE
    }
}
