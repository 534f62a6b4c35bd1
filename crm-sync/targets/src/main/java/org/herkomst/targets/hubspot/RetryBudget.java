package org.herkomst.targets.hubspot;

/**
 * How many calls a run may repeat: some, and a tenth of those it made. A target that fails all the time is not asked five times as
 * often as one that works. For one thread.
 */
final class RetryBudget {
    private static final int SOME = 20;
    private static final int SHARE = 10;

    private long calls;
    private long retries;

    /** A call, not its repetitions. */
    void called() {
        calls++;
    }

    /** Takes a repetition; false where they are used up. */
    boolean take() {
        if (retries >= SOME + calls / SHARE) {
            return false;
        }
        retries++;
        return true;
    }
}
