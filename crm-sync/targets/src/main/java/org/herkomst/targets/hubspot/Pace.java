package org.herkomst.targets.hubspot;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.herkomst.core.target.ApiUse;
import org.herkomst.targets.TargetSettings.Time;
import org.herkomst.targets.http.BoundedClient;

/**
 * The pace of calls, in windows that roll as HubSpot's do: calls of any 10 s, and searches of any second, which the whole account
 * shares. Where little room is left and others use the account too, their calls count as well. For one thread.
 */
final class Pace implements BoundedClient.Traffic {
    private static final int FREE_ACCOUNT = 100;
    private static final int SEARCHES = 5;
    private static final int MOST = 10_000;

    /**
     * One place in fifty stays free. Another process may have the turn next, and knows nothing of our calls until its first answer says
     * how many are left.
     */
    private static final int FOR_WHO_COMES_NEXT = 50;

    /** A fifth of the limit left is little room. */
    private static final int LITTLE = 5;

    private final Time time;
    private final Window calls = new Window(Duration.ofSeconds(10), ours(FREE_ACCOUNT));
    private final Window searches = new Window(Duration.ofSeconds(1), SEARCHES);
    private int limit = FREE_ACCOUNT;
    private boolean searching;
    private int sent;
    private int limited;
    private int again;
    private long skipped;

    Pace(Time time) {
        this.time = time;
    }

    /** Waits until a call may go, and takes its place. */
    void acquire(boolean search) {
        searching = search;
        for (var wait = untilFree(); !wait.isZero(); wait = untilFree()) {
            await(wait);
        }
        window().sent(now());
    }

    /**
     * Searches have a limit of their own, and their answers tell of no other. Should they count among the calls after all, the next
     * answer of a call says how little is left.
     */
    private Window window() {
        return searching ? searches : calls;
    }

    private Duration untilFree() {
        return window().untilFree(now());
    }

    /** The call that took its place got its answer, or gets none. */
    void answered() {
        window().answered(now());
    }

    /** The call that took its place was not sent. */
    void unsent() {
        window().unsent();
    }

    /** Waits; time that a waiter passes over counts as gone. */
    void await(Duration wait) {
        if (wait.isZero() || wait.isNegative()) {
            return;
        }
        var until = now() + wait.toNanos();
        try {
            time.waiter().await(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.noAnswer();
        }
        skipped += Math.max(0, until - now());
    }

    private long now() {
        return time.nanos().getAsLong() + skipped;
    }

    /** Takes the account's limits from an answer. */
    @Override
    public void heard(Map<String, Collection<String>> headers) {
        number(headers, "X-HubSpot-RateLimit-Max")
                .filter(most -> most > 0)
                .map(most -> (int) Math.min(most, MOST))
                .ifPresent(most -> {
                    limit = Math.max(1, most - others(most, headers));
                    calls.limit(ours(limit));
                });
    }

    private static int ours(int limit) {
        return limit - limit / FOR_WHO_COMES_NEXT;
    }

    /** Calls of others in the window, where little room is left. */
    private int others(int most, Map<String, Collection<String>> headers) {
        var left = number(headers, "X-HubSpot-RateLimit-Remaining").orElse((long) most);
        return left * LITTLE < most ? (int) Math.max(0, most - left - calls.size(now())) : 0;
    }

    /** Calls that may go in 10 s. */
    int limit() {
        return limit;
    }

    @Override
    public void sent() {
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

    private static Optional<Long> number(Map<String, Collection<String>> headers, String name) {
        return FailureDecoder.all(headers, name)
                .flatMap(v -> RetryAfter.wholeNumber(v).stream())
                .findFirst();
    }
}
