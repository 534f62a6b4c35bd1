package org.herkomst.targets.odoo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.ApiUse;
import org.herkomst.core.target.TargetPause;
import org.herkomst.targets.TargetSettings;
import org.herkomst.targets.odoo.Failure.Kind;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before a call is sent again, and when to stop asking for now. Self-hosted servers have no limit; Odoo Online answers
 * 429. A run may repeat some calls and a tenth of those it made, so that a server that fails isn't asked five times as often. For one
 * thread.
 */
final class Patience {
    private static final Duration LIMITED = Duration.ofMinutes(5);
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 16_000;
    private static final int MOST_DOUBLINGS = 4;
    private static final int SOME_RETRIES = 20;
    private static final int SHARE_OF_RETRIES = 10;

    private final TargetSettings settings;
    private @Nullable TargetPause pause;
    private long allCalls;
    private long allRetries;
    private int calls;
    private int limited;
    private int retries;

    Patience(TargetSettings settings) {
        this.settings = settings;
    }

    Optional<TargetPause> paused() {
        return Optional.ofNullable(pause).filter(p -> now().isBefore(p.resumeNotBefore()));
    }

    void refuseWhilePaused() {
        paused().ifPresent(p -> {
            throw new Paused(p);
        });
    }

    /** A request goes out. */
    void sent() {
        calls++;
        allCalls++;
    }

    /** Requests and waits since the last call of this method. */
    ApiUse takeUse() {
        var use = new ApiUse(calls, limited, retries);
        calls = 0;
        limited = 0;
        retries = 0;
        return use;
    }

    private boolean takeRetry() {
        var most = SOME_RETRIES + allCalls / SHARE_OF_RETRIES;
        if (allRetries >= most) {
            return false;
        }
        allRetries++;
        retries++;
        return true;
    }

    private Instant now() {
        return settings.clock().instant();
    }

    private Paused pause(Duration wait, Problem problem) {
        var next = new TargetPause(now().plus(wait), problem);
        pause = next;
        return new Paused(next);
    }

    /** One call with its tries. */
    final class Turn {
        private final boolean harmless;
        private Duration waited = Duration.ZERO;
        private Duration pending = Duration.ZERO;
        private int tries;

        /** A call begins; one that changes nothing may be repeated where no answer came. */
        Turn(boolean harmless) {
            this.harmless = harmless;
        }

        /** Waits what the last answer asks for. */
        void await() {
            if (pending.isZero()) {
                return;
            }
            try {
                settings.time().waiter().await(pending);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Failure.noAnswer();
            }
        }

        /** Whether to send again. */
        boolean again(Failure failure) {
            limited += failure.kind == Kind.LIMITED ? 1 : 0;
            var worth = failure.kind == Kind.LIMITED
                    || failure.kind == Kind.BUSY
                    || (failure.kind == Kind.UNKNOWN && harmless);
            if (!worth) {
                return false;
            }
            pending = failure.retryAfter == null ? jitter() : failure.retryAfter;
            waited = waited.plus(pending);
            tries++;
            return waited.compareTo(settings.longestWait()) <= 0 && takeRetry();
        }

        /** Full jitter: any wait up to a bound that doubles. */
        private Duration jitter() {
            var most = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(tries, MOST_DOUBLINGS));
            return Duration.ofMillis(settings.time().random().nextLong(most) + 1);
        }

        /** What a call ends with whose tries are used up, or that was not worth another. */
        RuntimeException last(Failure failure) {
            if (failure.kind == Kind.LIMITED) {
                return pause(failure.retryAfter == null ? LIMITED : failure.retryAfter, Problems.limited());
            }
            var asked = failure.retryAfter;
            return asked != null && failure.open() && asked.compareTo(settings.longestWait()) > 0
                    ? pause(asked, Problems.failed(failure))
                    : failure;
        }
    }
}
