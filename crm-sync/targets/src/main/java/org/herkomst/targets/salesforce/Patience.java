package org.herkomst.targets.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.TargetPause;
import org.herkomst.targets.TargetSettings;
import org.herkomst.targets.salesforce.Classifier.Kind;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before a call is sent again, and when to stop asking for now. Salesforce never names a time: the calls of a day are
 * counted over the last 24 hours, so some are free again after an hour; the hour is ours.
 */
final class Patience {
    private static final int TRIES = 5;
    private static final Duration QUOTA = Duration.ofHours(1);
    private static final Duration BUSY = Duration.ofMinutes(10);
    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 8_000;
    private static final int SOME_REPETITIONS = 20;
    private static final int SHARE_OF_CALLS = 10;

    private final TargetSettings settings;
    private @Nullable TargetPause pause;
    private long calls;
    private long repetitions;

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

    /** A call begins. */
    Turn turn(boolean harmless) {
        calls++;
        return new Turn(harmless);
    }

    /** Waits for any time up to a bound that doubles. */
    void rest(int tries) {
        await(jitter(tries));
    }

    private Duration jitter(int tries) {
        var most = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(tries, 4));
        return Duration.ofMillis(settings.time().random().nextLong(most + 1));
    }

    private void await(Duration wait) {
        try {
            settings.time().waiter().await(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.noAnswer();
        }
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
        private int tries;
        private boolean spent;

        private Turn(boolean harmless) {
            this.harmless = harmless;
        }

        /** Waits where it is worth another try; else says no. */
        boolean again(Failure failure) {
            tries++;
            var worth = failure.kind == Kind.BUSY || (harmless && failure.comesAgain());
            var wait = failure.retryAfter == null ? jitter(tries) : failure.retryAfter;
            waited = waited.plus(wait);
            if (!worth || tries >= TRIES || waited.compareTo(settings.longestWait()) > 0) {
                return false;
            }
            spent = repetitions >= SOME_REPETITIONS + calls / SHARE_OF_CALLS;
            if (spent) {
                return false;
            }
            repetitions++;
            await(wait);
            return true;
        }

        /** What a call ends with. */
        RuntimeException last(Failure failure) {
            if (failure.kind == Kind.QUOTA) {
                return pause(QUOTA, Problems.quotaSpent());
            }
            var longer = failure.retryAfter != null && failure.retryAfter.compareTo(settings.longestWait()) > 0;
            if (failure.kind == Kind.BUSY || (longer && failure.kind == Kind.UNKNOWN)) {
                return pause(failure.retryAfter == null ? BUSY : failure.retryAfter, Problems.busy());
            }
            return spent ? failure.withoutMoreTries() : failure;
        }
    }
}
