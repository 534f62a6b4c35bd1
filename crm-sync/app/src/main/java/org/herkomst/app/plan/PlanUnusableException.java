package org.herkomst.app.plan;

/** A plan can't be used: it was changed, is too old, or was made of something else. */
public final class PlanUnusableException extends RuntimeException {
    private final String action;

    /** Says why, and the cure. */
    public PlanUnusableException(String message, String action) {
        super(message);
        this.action = action;
    }

    /** What to do. */
    public String action() {
        return action;
    }
}
