package org.herkomst.core.audit;

import org.herkomst.core.run.Problem;
import org.jspecify.annotations.Nullable;

/** The record of changes can't be written, or is not as it was left: nothing may be sent or changed. Says what is wrong and the cure. */
public final class RecordUnwritableException extends RuntimeException {
    private static final String CODE = "HK-AUD-001";
    private final String action;

    /** Says what is wrong and what to do. */
    public RecordUnwritableException(String what, String action) {
        this(what, action, null);
    }

    /** The same with what it came from, whose text is not shown. */
    public RecordUnwritableException(String what, String action, @Nullable Throwable cause) {
        super(CODE + ": " + what, cause);
        this.action = action;
    }

    /** What to do. */
    public String action() {
        return action;
    }

    /** For a run's report. */
    public Problem problem() {
        String what = String.valueOf(getMessage()).substring(CODE.length() + 2);
        return new Problem(CODE, Problem.Category.CONFIG, 1, what, action);
    }
}
