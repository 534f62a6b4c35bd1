package org.herkomst.mappings;

/** An expression can't be used. */
final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1;

    private final String action;

    ExpressionException(String message, String action) {
        super(message);
        this.action = action;
    }

    /** The cure. */
    String action() {
        return action;
    }
}
