package org.herkomst.core.run;

/** The opt-outs can't be read, so nothing was sent. */
public final class OptOutsUnreadableException extends RuntimeException {
    private final transient Problem problem;

    OptOutsUnreadableException(RuntimeException cause) {
        super("HK-OPT-001: the opt-outs can't be read, so nothing was sent", cause);
        this.problem = new Problem(
                "HK-OPT-001",
                Problem.Category.CONFIG,
                1,
                "The register of opt-outs can't be read, so nothing was sent",
                "Check the database, then run again: nothing is lost.");
    }

    /** What is wrong and the cure. */
    public Problem problem() {
        return problem;
    }
}
