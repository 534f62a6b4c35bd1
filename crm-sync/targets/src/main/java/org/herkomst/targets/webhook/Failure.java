package org.herkomst.targets.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An answer that is no success, or none at all. Its text holds no body, secret or address. */
final class Failure extends RuntimeException {
    /** What an answer means. */
    enum Kind {
        /** No usable answer came: perhaps it was done. */
        LOST,
        /** The receiver, or a proxy, failed: perhaps it was done. */
        DOWN,
        /** Too many requests: not done. */
        LIMITED,
        /** The receiver doesn't know us, or doesn't let us. */
        UNAUTHORIZED,
        /** The delivery is refused as a whole. */
        REFUSED,
        /** The delivery is refused as a whole, for what the receiver holds. */
        CONFLICT,
        /** There is no receiver that answers so. */
        FOREIGN
    }

    final int status;
    final Kind kind;
    final @Nullable Duration retryAfter;

    private Failure(int status, Kind kind, @Nullable Duration retryAfter) {
        super("The receiver answered " + status + " (" + kind + ")");
        this.status = status;
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** No usable answer. */
    static Failure lost() {
        return new Failure(0, Kind.LOST, null);
    }

    /**
     * A refusal.
     *
     * @param page whether the answer is a page for people: a proxy's, or of no receiver at all
     */
    static Failure of(int status, boolean page, @Nullable Duration retryAfter) {
        return new Failure(status, kind(status, page), retryAfter);
    }

    private static Kind kind(int status, boolean page) {
        return switch (status) {
            case 400, 413, 422 -> page ? Kind.FOREIGN : Kind.REFUSED;
            case 401, 403 -> Kind.UNAUTHORIZED;
            case 408, 425 -> Kind.LOST;
            case 409 -> page ? Kind.FOREIGN : Kind.CONFLICT;
            case 429 -> Kind.LIMITED;
            default -> status >= 500 ? Kind.DOWN : Kind.FOREIGN;
        };
    }

    /** Whether it may have been done all the same. */
    boolean unknown() {
        return kind == Kind.LOST || kind == Kind.DOWN;
    }

    /** Whether another delivery may well be taken. */
    boolean refused() {
        return kind == Kind.REFUSED || kind == Kind.CONFLICT;
    }
}
