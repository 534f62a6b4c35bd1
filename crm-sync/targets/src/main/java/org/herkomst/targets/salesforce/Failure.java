package org.herkomst.targets.salesforce;

import java.time.Duration;
import org.herkomst.targets.salesforce.Classifier.Kind;
import org.jspecify.annotations.Nullable;

/** An answer that is no success, or none at all. Its text holds no body, token or query. */
final class Failure extends RuntimeException {
    /** Status of a call without a usable answer: perhaps it was done. */
    static final int NO_ANSWER = 0;

    /** Status of an answer that isn't Salesforce's, such as a web page: perhaps it was done. */
    static final int NOT_SALESFORCE = -1;

    final int status;
    final transient Trouble trouble;
    final Kind kind;
    final @Nullable Duration retryAfter;
    final boolean triesSpent;

    Failure(int status, Trouble trouble, @Nullable Duration retryAfter) {
        this(status, trouble, retryAfter, false);
    }

    private Failure(int status, Trouble trouble, @Nullable Duration retryAfter, boolean triesSpent) {
        super("Salesforce answered " + status + " (" + trouble.inWords() + ")");
        this.status = status;
        this.trouble = trouble;
        this.kind = Classifier.of(status, trouble);
        this.retryAfter = retryAfter;
        this.triesSpent = triesSpent;
    }

    /** The same, after which the run repeats no call any more. */
    Failure withoutMoreTries() {
        return new Failure(status, trouble, retryAfter, true);
    }

    static Failure noAnswer() {
        return new Failure(NO_ANSWER, Trouble.none(), null);
    }

    static Failure notSalesforce() {
        return new Failure(NOT_SALESFORCE, Trouble.none(), null);
    }

    /** Whether it may come to something else later: nobody knows whether it was done, or a record was held. */
    boolean comesAgain() {
        return kind == Kind.UNKNOWN || kind == Kind.LOCKED;
    }

    /** Whether it was said of a record and means only that the time is wrong. */
    boolean notNow() {
        return comesAgain() || kind == Kind.BUSY || kind == Kind.QUOTA;
    }

    /** Whether a single record spoils the batch. */
    boolean ofRecords() {
        return switch (kind) {
            case DUPLICATES, CONFLICT, GONE, RECORD -> true;
            default -> false;
        };
    }
}
