package org.herkomst.targets.odoo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An answer that is no success, or none at all. Its text holds no body, key or value. */
final class Failure extends RuntimeException {
    /** What an answer means, whatever its status. */
    enum Kind {
        /** A record's values are refused, for good. */
        RECORD,
        /** The record isn't there any more. */
        GONE,
        /** A field isn't there. */
        SCHEMA,
        /** The key or the login is refused. */
        AUTH,
        /** A right is missing. */
        RIGHT,
        /** No such database. */
        DATABASE,
        /** The transaction met another one and was rolled back: nothing was done, another try may work. */
        BUSY,
        /** Too many requests; nothing was done. */
        LIMITED,
        /** No usable answer: perhaps it was done. */
        UNKNOWN,
        /** Not the method that we mean, or not an Odoo at all. */
        FOREIGN
    }

    final Kind kind;
    final int status;
    final String name;
    final @Nullable String field;
    final @Nullable Duration retryAfter;

    Failure(Kind kind, int status, String name, @Nullable String field, @Nullable Duration retryAfter) {
        super("Odoo answered " + status + " (" + kind + (name.isEmpty() ? "" : ", " + name) + ")");
        this.kind = kind;
        this.status = status;
        this.name = name;
        this.field = field;
        this.retryAfter = retryAfter;
    }

    static Failure of(Kind kind, int status) {
        return new Failure(kind, status, "", null, null);
    }

    /** No answer that can be read. */
    static Failure noAnswer() {
        return of(Kind.UNKNOWN, 0);
    }

    /** Whether what was asked comes again later. */
    boolean open() {
        return kind == Kind.UNKNOWN || kind == Kind.BUSY;
    }

    /** Whether it is about the values or the fate of the record that was sent. */
    boolean ofRecord() {
        return kind == Kind.RECORD || kind == Kind.GONE;
    }
}
