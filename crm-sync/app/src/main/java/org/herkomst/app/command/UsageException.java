package org.herkomst.app.command;

/** A command was used wrongly: exit code 2. */
final class UsageException extends RuntimeException {
    private final String action;

    UsageException(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
