package org.herkomst.targets.hubspot;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After}: seconds or an HTTP date (RFC 9110, 10.2.3). */
final class RetryAfter {
    private RetryAfter() {}

    /** How long to wait; empty for garbage, negative numbers and dates that are past. */
    static Optional<Duration> parse(String value, Instant now) {
        var seconds = wholeNumber(value);
        return seconds.isPresent() ? seconds.map(Duration::ofSeconds) : date(value, now);
    }

    static Optional<Long> wholeNumber(String value) {
        return value.strip().matches("[0-9]{1,9}") ? Optional.of(Long.valueOf(value.strip())) : Optional.empty();
    }

    private static Optional<Duration> date(String value, Instant now) {
        try {
            var at = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, at.toInstant())).filter(d -> !d.isNegative());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
