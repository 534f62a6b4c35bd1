package org.herkomst.proofs.freshness;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on from wherever it was last put, as fast as real time. */
final class MovedClock extends Clock {
    private volatile Instant at;
    private volatile long since = System.nanoTime();

    MovedClock(Instant at) {
        this.at = at;
    }

    /** Puts it to a time. */
    void set(Instant time) {
        at = time;
        since = System.nanoTime();
    }

    @Override
    public Instant instant() {
        return at.plusNanos(System.nanoTime() - since);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return MovedClock.this.withZone(other);
            }

            @Override
            public Instant instant() {
                return MovedClock.this.instant();
            }
        };
    }
}
