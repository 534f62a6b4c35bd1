package org.herkomst.connector.matomo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request that came to nothing; the retry decides what becomes of it. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    /** What may be tried. */
    enum Cure {
        NONE,
        AGAIN,
        /** Again, and with a smaller page. */
        SMALLER
    }

    private final SourceFault fault;
    private final Cure cure;
    private final transient @Nullable Duration retryAfter;

    Refusal(SourceFault fault, Cure cure) {
        this(fault, cure, null);
    }

    Refusal(SourceFault fault, Cure cure, @Nullable Duration retryAfter) {
        super(fault.code(), null, false, false);
        this.fault = fault;
        this.cure = cure;
        this.retryAfter = retryAfter;
    }

    SourceFault fault() {
        return fault;
    }

    Cure cure() {
        return cure;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
