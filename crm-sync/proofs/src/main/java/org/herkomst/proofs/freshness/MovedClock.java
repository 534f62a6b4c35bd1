package org.herkomst.proofs.freshness;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on from wherever it was last put, as fast as real time. */
final class MovedClock extends Clock {
    private volatile Instant at;
    private final InstantSource source = () -> this.at.plusNanos(System.nanoTime() - this.since);
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
        return source.instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return source.withZone(zone);
    }
}
