package org.herkomst.core.delivery;

/** Another process has taken claimed deliveries over, because this one was silent for longer than its lease: it may neither send nor judge them. */
public final class ClaimLostException extends RuntimeException {
    /** Says so. */
    public ClaimLostException() {
        super("Another process has taken these deliveries over");
    }
}
