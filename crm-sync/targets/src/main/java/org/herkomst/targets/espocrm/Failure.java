package org.herkomst.targets.espocrm;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer that is no success, or none at all. Its text holds no body, key or query. */
final class Failure extends RuntimeException {
    /** What an answer means. */
    enum Kind {
        /** No usable answer came: perhaps it was done. */
        LOST,
        /** A server or a proxy failed: perhaps it was done. */
        DOWN,
        /** EspoCRM itself failed at this request (500): for good where it is about this record; perhaps it was done. */
        BROKEN,
        /** Too many requests: not done. */
        LIMITED,
        /** The key is refused. */
        UNAUTHORIZED,
        /** A right is missing. */
        FORBIDDEN,
        /** The record is refused. */
        REFUSED,
        /** A search names a field that isn't there. */
        NO_ATTRIBUTE,
        /** The record is gone. */
        NO_RECORD,
        /** The duplicate check found records like it. */
        DUPLICATE,
        /** The record changed since it was read. */
        MODIFIED,
        /** A field of that name is there already. */
        FIELD_EXISTS,
        /** Another conflict. */
        CONFLICT,
        /** The answer isn't EspoCRM's. */
        FOREIGN
    }

    final int status;
    final Kind kind;
    final String detail;
    final @Nullable Duration retryAfter;
    final transient List<Found> matches;

    Failure(int status, Kind kind, String detail, @Nullable Duration retryAfter, List<Found> matches) {
        super("EspoCRM answered " + status + " (" + kind + (detail.isEmpty() ? "" : ", " + detail) + ")");
        this.status = status;
        this.kind = kind;
        this.detail = detail;
        this.retryAfter = retryAfter;
        this.matches = List.copyOf(matches);
    }

    /** No usable answer. */
    static Failure lost() {
        return new Failure(0, Kind.LOST, "", null, List.of());
    }

    /** Whether a write may have been done all the same. */
    boolean unknown() {
        return kind == Kind.LOST || kind == Kind.DOWN || kind == Kind.BROKEN;
    }
}
