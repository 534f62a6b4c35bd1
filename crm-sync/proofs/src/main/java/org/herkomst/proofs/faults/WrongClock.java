package org.herkomst.proofs.faults;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The real time until a reading; from then on it is off, or that one reading fails. */
final class WrongClock extends Clock {
    private final Clock real = Clock.systemUTC();
    private final Trap trap;
    private final @Nullable Duration off;

    /**
     * A clock.
     *
     * @param off how far it is off; absent: the reading fails
     */
    WrongClock(Trap trap, @Nullable Duration off) {
        this.trap = trap;
        this.off = off;
    }

    @Override
    public Instant instant() {
        boolean springs = trap.springs();
        if (off == null) {
            if (springs) {
                throw new DateTimeException("planted");
            }
            return real.instant();
        }
        return trap.sprung() ? real.instant().plus(off) : real.instant();
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        // The time is asked for through this clock, so that each reading counts.
        Clock outer = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return outer.withZone(other);
            }

            @Override
            public Instant instant() {
                return outer.instant();
            }
        };
    }
}
