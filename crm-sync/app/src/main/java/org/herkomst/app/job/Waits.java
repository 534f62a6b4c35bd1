package org.herkomst.app.job;

import java.time.Duration;

/** Real waiting, for whoever takes waiting as a parameter. */
public final class Waits {
    private Waits() {}

    /** Waits that long, rounded down to milliseconds. */
    public static void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }
}
