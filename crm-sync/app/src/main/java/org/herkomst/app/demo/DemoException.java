package org.herkomst.app.demo;

/** The demo can't be set up: says why and the cure. */
public final class DemoException extends RuntimeException {
    private final String action;

    DemoException(String message, String action) {
        super(message);
        this.action = action;
    }

    /** What to do. */
    public String action() {
        return action;
    }
}
