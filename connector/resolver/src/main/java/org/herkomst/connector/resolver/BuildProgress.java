package org.herkomst.connector.resolver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/** Lines for people while an index is built: one a step, and within a long step one every two seconds. Used by one thread. */
final class BuildProgress {
    private static final Duration EVERY = Duration.ofSeconds(2);
    /** The clock is asked once in so many. */
    private static final int STRIDE = 1 << 10;

    private final Clock clock;
    private final Consumer<String> line;
    private Instant last = Instant.MIN;

    BuildProgress(Clock clock, Consumer<String> line) {
        this.clock = clock;
        this.line = line;
    }

    /** Nobody is told. */
    static BuildProgress silent() {
        return new BuildProgress(Clock.systemUTC(), step -> {});
    }

    /** Says what begins now. */
    void begin(String step) {
        last = clock.instant();
        line.accept(step);
    }

    /** Says how much of the step is done, now and then. To be called for each one. */
    void count(long done, String what) {
        if (done % STRIDE == 0) {
            Instant now = clock.instant();
            if (Duration.between(last, now).compareTo(EVERY) >= 0) {
                last = now;
                line.accept(String.format(Locale.ROOT, "  %,d %s", done, what));
            }
        }
    }
}
