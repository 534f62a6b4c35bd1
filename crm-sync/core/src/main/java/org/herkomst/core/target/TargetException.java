package org.herkomst.core.target;

import org.herkomst.core.run.Problem;

/** The account as a whole can't be used: token refused, right missing, key property wrong, unreachable. Nothing was decided. */
public final class TargetException extends RuntimeException {
    private final transient Problem problem;

    /** Says what is wrong. */
    public TargetException(Problem problem) {
        super(problem.code() + ": " + problem.example());
        this.problem = problem;
    }

    /** What is wrong and the cure. */
    public Problem problem() {
        return problem;
    }
}
