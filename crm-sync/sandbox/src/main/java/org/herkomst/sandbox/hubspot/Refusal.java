package org.herkomst.sandbox.hubspot;

/** A request, or one record of it, that the sandbox refuses. */
final class Refusal extends RuntimeException {
    final int status;
    final String category;

    Refusal(int status, String category, String message) {
        super(message);
        this.status = status;
        this.category = category;
    }

    static Refusal invalid(String message) {
        return new Refusal(400, "VALIDATION_ERROR", message);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
