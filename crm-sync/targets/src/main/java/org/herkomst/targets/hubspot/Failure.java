package org.herkomst.targets.hubspot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An answer that is no success, or none at all. Its text holds no body, token or query. */
final class Failure extends RuntimeException {
    /** Status of a call without a usable answer: perhaps it was done. */
    static final int NO_ANSWER = 0;

    /** Status of an answer that isn't HubSpot's, such as a web page: perhaps it was done. */
    static final int NOT_HUBSPOT = -1;

    final int status;
    final transient Trouble trouble;
    final @Nullable Duration retryAfter;
    final @Nullable Duration interval;
    final boolean triesSpent;

    Failure(int status, Trouble trouble, @Nullable Duration retryAfter, @Nullable Duration interval) {
        this(status, trouble, retryAfter, interval, false);
    }

    private Failure(
            int status,
            Trouble trouble,
            @Nullable Duration retryAfter,
            @Nullable Duration interval,
            boolean triesSpent) {
        super("HubSpot answered " + status + " (" + trouble.inWords() + ")");
        this.status = status;
        this.trouble = trouble;
        this.retryAfter = retryAfter;
        this.interval = interval;
        this.triesSpent = triesSpent;
    }

    /** The same, after which the run repeats no call any more. */
    Failure withoutMoreTries() {
        return new Failure(status, trouble, retryAfter, interval, true);
    }

    /** An answer that isn't HubSpot's. */
    static Failure notHubSpot() {
        return new Failure(NOT_HUBSPOT, Trouble.none(), null, null);
    }

    /** No answer. */
    static Failure noAnswer() {
        return new Failure(NO_ANSWER, Trouble.none(), null, null);
    }

    /** Whether the write may have been done all the same. */
    boolean unknown() {
        return status <= NO_ANSWER || status == 408 || status >= 500;
    }

    boolean overloaded() {
        return status >= 500;
    }
}
