package org.herkomst.targets.hubspot;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.herkomst.connector.matomo.FeedContext.Waiter;
import org.herkomst.core.target.ApiUse;

/**
 * The pace of calls. HubSpot's window of 10 s rolls and touches at most 11 cycles of one second, so a limit of 190 gives 17 calls a
 * second; search has its own limit of 5 a second for the whole account. For one thread.
 */
final class Pace {
    private static final Duration LONGEST_QUEUE = Duration.ofMinutes(5);

    private final RateLimiter calls = limiter("hubspot", 9, Duration.ofSeconds(1));
    private final RateLimiter searches = limiter("hubspot-search", 1, Duration.ofMillis(400));
    private final Waiter waiter;
    private int perSecond = 9;
    private boolean low;
    private int sent;
    private int limited;
    private int again;
    private long skipped;

    Pace(Waiter waiter) {
        this.waiter = waiter;
    }

    /** Waits until a call may go. */
    void acquire(boolean search) {
        await(Duration.ofNanos(calls.reservePermission(low ? Math.min(3, perSecond) : 1)));
        if (search) {
            await(Duration.ofNanos(searches.reservePermission()));
        }
    }

    /** Waits; time that a waiter passes over counts as gone. */
    void await(Duration time) {
        if (time.isZero() || time.isNegative()) {
            return;
        }
        var start = System.nanoTime();
        try {
            waiter.await(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.noAnswer();
        }
        skipped += Math.max(0, time.toNanos() - (System.nanoTime() - start));
    }

    /** Takes the account's limits from an answer. */
    void heard(Map<String, Collection<String>> headers) {
        var max = number(headers, "X-HubSpot-RateLimit-Max");
        var remaining = number(headers, "X-HubSpot-RateLimit-Remaining");
        max.filter(m -> m > 0).ifPresent(this::limit);
        low = max.isPresent() && remaining.isPresent() && remaining.get() * 5 < max.get();
    }

    private void limit(long perTenSeconds) {
        var next = (int) Math.max(1, Math.min(perTenSeconds, 10_000) / 11);
        if (next != perSecond) {
            perSecond = next;
            calls.changeLimitForPeriod(next);
        }
    }

    int perSecond() {
        return perSecond;
    }

    void sent() {
        sent++;
    }

    void limited() {
        limited++;
    }

    void again() {
        again++;
    }

    ApiUse takeUse() {
        var use = new ApiUse(sent, limited, again);
        sent = 0;
        limited = 0;
        again = 0;
        return use;
    }

    private RateLimiter limiter(String name, int limit, Duration cycle) {
        var config = RateLimiterConfig.custom()
                .limitForPeriod(limit)
                .limitRefreshPeriod(cycle)
                .timeoutDuration(LONGEST_QUEUE)
                .build();
        return RateLimiter.of(name, config, () -> System.nanoTime() + skipped);
    }

    private static Optional<Long> number(Map<String, Collection<String>> headers, String name) {
        return FailureDecoder.header(headers, name).flatMap(RetryAfter::wholeNumber);
    }
}
