package org.herkomst.targets;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.herkomst.connector.matomo.FeedContext.Waiter;
import org.herkomst.connector.matomo.Secret;

/**
 * How a target is reached.
 *
 * @param type such as {@code hubspot}
 * @param url base address
 * @param token its token
 * @param timeout longest wait for one answer
 * @param longestWait longest wait inside a run when the vendor asks to wait; more ends the run
 * @param longestInFlight how long after it was sent a write may still land: the time-out, and what the vendor has in its queues
 * @param time tells the time, waits, and draws lots
 * @param options what the type takes besides, by its name; see {@link TargetProvider#options()}
 */
public record TargetSettings(
        String type,
        URI url,
        Secret token,
        Duration timeout,
        Duration longestWait,
        Duration longestInFlight,
        Time time,
        Map<String, Secret> options) {
    /** What is allowed for where nothing is said. */
    public static final Duration IN_FLIGHT = Duration.ofMinutes(15);

    public TargetSettings {
        options = Map.copyOf(options);
        if (longestInFlight.compareTo(timeout) < 0) {
            throw new IllegalArgumentException(
                    "A write may land until its time-out, so longestInFlight is at least that");
        }
    }

    /**
     * Time and chance.
     *
     * @param clock the clock, for dates and times that the vendor names
     * @param nanos nanoseconds that only go forward, for the pace of calls
     * @param waiter waits between calls; a test's returns at once
     * @param random draws the waits between tries
     */
    public record Time(Clock clock, LongSupplier nanos, Waiter waiter, RandomGenerator random) {}

    /** On the machine's own time. */
    public TargetSettings(
            String type, URI url, Secret token, Duration timeout, Duration longestWait, Clock clock, Waiter waiter) {
        this(type, url, token, timeout, longestWait, new Time(clock, System::nanoTime, waiter, new Random()));
    }

    /** With the usual time in flight. */
    public TargetSettings(String type, URI url, Secret token, Duration timeout, Duration longestWait, Time time) {
        this(type, url, token, timeout, longestWait, IN_FLIGHT, time, Map.of());
    }

    /** The same with another time in flight. */
    public TargetSettings withLongestInFlight(Duration other) {
        return new TargetSettings(type, url, token, timeout, longestWait, other, time, options);
    }

    /** The same with what the type takes besides. */
    public TargetSettings withOptions(Map<String, Secret> others) {
        return new TargetSettings(type, url, token, timeout, longestWait, longestInFlight, time, others);
    }

    /** An option's value; absent where it isn't given. Not to be shown. */
    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name)).map(Secret::reveal);
    }

    /** The clock. */
    public Clock clock() {
        return time.clock();
    }
}
