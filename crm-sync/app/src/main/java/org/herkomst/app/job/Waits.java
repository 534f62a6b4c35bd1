package org.herkomst.app.job;

import java.time.Duration;

/** Real waiting. */
final class Waits {
    private Waits() {}

    static void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }
}
