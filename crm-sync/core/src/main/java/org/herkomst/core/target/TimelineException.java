package org.herkomst.core.target;

import java.time.Instant;
import org.herkomst.core.run.Problem;
import org.jspecify.annotations.Nullable;

/** Why one note or task was not written, read or deleted. */
public final class TimelineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Outcome outcome;
    private final transient Problem problem;
    private final transient @Nullable Instant notBefore;

    /**
     * Of one activity.
     *
     * @param notBefore when the account takes requests again; absent where it takes them
     */
    public TimelineException(Outcome outcome, Problem problem, @Nullable Instant notBefore) {
        super(problem.example());
        this.outcome = outcome;
        this.problem = problem;
        this.notBefore = notBefore;
    }

    /** What is known of the request. */
    public enum Outcome {
        /** It may have come through. */
        UNKNOWN,
        /** It did not come through, and will not as it is. */
        REFUSED,
        /** It did not come through, and may at another time. */
        LATER,
        /** The account takes nothing for now. */
        PAUSED
    }

    /** What is known of the request. */
    public Outcome outcome() {
        return outcome;
    }

    /** What is wrong and what to do. */
    public Problem problem() {
        return problem;
    }

    /** When the account takes requests again. */
    public @Nullable Instant notBefore() {
        return notBefore;
    }
}
