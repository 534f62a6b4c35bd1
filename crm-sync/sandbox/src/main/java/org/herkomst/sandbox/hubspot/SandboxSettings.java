package org.herkomst.sandbox.hubspot;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox behaves.
 *
 * @param folder where its records are kept in a file; absent: in memory only
 * @param clock the clock
 * @param searchLag how long a change stays invisible to search
 * @param partialStatus status of a batch of which a part failed: 200 or 207
 * @param limits limits on calls
 * @param timeZone the account's time zone
 */
public record SandboxSettings(
        @Nullable Path folder, Clock clock, Duration searchLag, int partialStatus, Limits limits, String timeZone) {

    /**
     * Limits on calls; 0: none.
     *
     * @param perTenSeconds calls in any 10 s
     * @param searchesPerSecond searches in any second
     * @param perDay calls of one day
     * @param upsertsPerSecond upserted records in any second, over which the account locks (423)
     */
    public record Limits(int perTenSeconds, int searchesPerSecond, int perDay, int upsertsPerSecond) {
        /** No limits. */
        public static Limits none() {
            return new Limits(0, 0, 0, 0);
        }

        /** Those of a free account. */
        public static Limits free() {
            return new Limits(100, 5, 250_000, 0);
        }
    }

    /** For the demo: kept in a file, search without lag. */
    public static SandboxSettings demo(Path folder, Clock clock) {
        return new SandboxSettings(folder, clock, Duration.ZERO, 207, Limits.none(), "Europe/Amsterdam");
    }

    /** For tests: in memory, search lags by 5 s, limits of a free account. */
    public static SandboxSettings test(Clock clock) {
        return new SandboxSettings(null, clock, Duration.ofSeconds(5), 200, Limits.free(), "Europe/Amsterdam");
    }

    /** The same with another status for partly failed batches. */
    public SandboxSettings withPartialStatus(int status) {
        return new SandboxSettings(folder, clock, searchLag, status, limits, timeZone);
    }

    /** The same with other limits. */
    public SandboxSettings withLimits(Limits other) {
        return new SandboxSettings(folder, clock, searchLag, partialStatus, other, timeZone);
    }
}
