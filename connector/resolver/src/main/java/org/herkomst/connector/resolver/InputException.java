package org.herkomst.connector.resolver;

/** An input of the resolver can't be used: it says which file (and line), what is wrong, and the cure. The operator's to mend. */
public final class InputException extends RuntimeException {
    private final String action;

    /**
     * @param where file, and line where it helps
     * @param what what is wrong, without any data of the line
     * @param action what to do
     */
    public InputException(String where, String what, String action) {
        super(where + ": " + what);
        this.action = action;
    }

    /** What to do about it. */
    public String action() {
        return action;
    }
}
