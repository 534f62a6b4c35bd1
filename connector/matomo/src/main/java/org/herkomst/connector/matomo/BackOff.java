package org.herkomst.connector.matomo;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How long to wait before the next try: 1, 2, 4, 8 ... seconds at most with full jitter, or what Retry-After asks, up to 60 s. */
final class BackOff {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long FIRST_MILLIS = 1_000;
    private static final int DOUBLINGS = 3;

    private final RandomGenerator random;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    /** The wait after the {@code failed}-th try, counted from 1. */
    Duration after(int failed, @Nullable Duration retryAfter) {
        if (retryAfter != null) {
            return retryAfter.compareTo(LONGEST) > 0 ? LONGEST : retryAfter;
        }
        return Duration.ofMillis(random.nextLong(FIRST_MILLIS << Math.min(failed - 1, DOUBLINGS)) + 1);
    }

    /** Reads a Retry-After header: seconds or an HTTP date; rubbish and the past are no wish. */
    static @Nullable Duration retryAfter(@Nullable String header, Clock clock) {
        if (header == null || header.isBlank()) {
            return null;
        }
        String text = header.strip();
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Duration.ofSeconds(text.length() > 6 ? LONGEST.toSeconds() : Long.parseLong(text));
        }
        try {
            ZonedDateTime until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), until.toInstant());
            return wait.isNegative() ? null : wait;
        } catch (DateTimeException notADate) {
            return null;
        }
    }
}
