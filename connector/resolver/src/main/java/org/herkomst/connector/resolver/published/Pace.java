package org.herkomst.connector.resolver.published;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets so many pass a second, evenly, over all threads. Thread-safe. */
final class Pace {
    private final long interval;
    private final LongSupplier nanos;
    private final Wait wait;
    private long next;

    /**
     * @param perSecond how many may pass a second
     * @param nanos a clock that never goes back
     * @param wait how a thread waits
     */
    Pace(double perSecond, LongSupplier nanos, Wait wait) {
        this.interval = Math.max(1, Math.round(TimeUnit.SECONDS.toNanos(1) / perSecond));
        this.nanos = nanos;
        this.wait = wait;
        this.next = nanos.getAsLong();
    }

    static Pace of(double perSecond) {
        return new Pace(perSecond, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    }

    /** Waits for the caller's turn. */
    void await() throws InterruptedException {
        long left = turn();
        if (left > 0) {
            wait.nanos(left);
        }
    }

    private synchronized long turn() {
        long now = nanos.getAsLong();
        long turn = now - next > 0 ? now : next;
        next = turn + interval;
        return turn - now;
    }

    /** How a thread waits. */
    @FunctionalInterface
    interface Wait {
        void nanos(long nanos) throws InterruptedException;
    }
}
