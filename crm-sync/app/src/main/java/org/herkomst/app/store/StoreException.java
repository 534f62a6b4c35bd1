package org.herkomst.app.store;

/** The database can't be used: says what is wrong and the cure; no values, no SQL. */
public class StoreException extends RuntimeException {
    private final String action;

    /** Says what is wrong and what to do. */
    public StoreException(String message, String action) {
        super(message);
        this.action = action;
    }

    /** What to do. */
    public String action() {
        return action;
    }
}
