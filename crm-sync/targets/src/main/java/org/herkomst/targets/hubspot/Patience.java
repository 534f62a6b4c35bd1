package org.herkomst.targets.hubspot;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.TargetPause;
import org.herkomst.targets.TargetSettings;
import org.jspecify.annotations.Nullable;

/** How long to wait before a call is sent again, and when to stop asking for now. */
final class Patience {
    private static final Duration ROLLING_WINDOW = Duration.ofSeconds(10);
    private static final Duration MIGRATION = Duration.ofHours(1);
    private static final Duration LOCKED = Duration.ofSeconds(2);
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 8_000;
    private static final int MOST_DOUBLINGS = 4;

    private final TargetSettings settings;
    private final RetryBudget budget = new RetryBudget();
    private ZoneId zone = ZoneOffset.UTC;
    private @Nullable TargetPause pause;

    Patience(TargetSettings settings) {
        this.settings = settings;
    }

    void zone(ZoneId accountZone) {
        zone = accountZone;
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
        budget.called();
        return new Turn(harmless);
    }

    private Instant now() {
        return settings.clock().instant();
    }

    private Paused pause(Instant until, Problem problem) {
        var next = new TargetPause(until, problem);
        pause = next;
        return new Paused(next);
    }

    private Paused untilMidnight() {
        var tomorrow = now().atZone(zone).toLocalDate().plusDays(1);
        return pause(tomorrow.atStartOfDay(zone).toInstant(), Problems.dailyQuota());
    }

    /** One call with its tries. */
    final class Turn {
        private final boolean harmless;
        private Duration pending = Duration.ZERO;
        private Duration waited = Duration.ZERO;
        private int tries;
        private boolean spent;

        private Turn(boolean harmless) {
            this.harmless = harmless;
        }

        /** The wait before this try; empty before the first one. */
        Optional<Duration> pending() {
            return tries == 0 ? Optional.empty() : Optional.of(pending);
        }

        /** Whether to send again: not where the answer asks for more than we wait inside a run, nor when repetitions are used up. */
        boolean again(Failure failure) {
            if (!worthAnotherTry(failure)) {
                return false;
            }
            pending = wait(failure);
            waited = waited.plus(pending);
            tries++;
            if (waited.compareTo(settings.longestWait()) > 0) {
                return false;
            }
            spent = !budget.take();
            return !spent;
        }

        private boolean worthAnotherTry(Failure failure) {
            return switch (failure.status) {
                case 429 -> !"DAILY".equals(failure.trouble.policy());
                case 423 -> true;
                case Failure.NO_ANSWER, Failure.NOT_HUBSPOT, 408 -> harmless;
                default -> failure.overloaded();
            };
        }

        private Duration wait(Failure failure) {
            if (failure.status == 429) {
                return limited(failure);
            }
            var asked = failure.retryAfter == null ? jitter() : failure.retryAfter;
            return failure.status == 423 && asked.compareTo(LOCKED) < 0 ? LOCKED : asked;
        }

        private Duration limited(Failure failure) {
            if (failure.retryAfter != null) {
                return failure.retryAfter;
            }
            if ("SECONDLY".equals(failure.trouble.policy())) {
                return Duration.ofSeconds(1);
            }
            return failure.interval == null ? ROLLING_WINDOW : failure.interval;
        }

        /** Full jitter: any wait up to a bound that doubles. */
        private Duration jitter() {
            var most = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(tries, MOST_DOUBLINGS));
            return Duration.ofMillis(settings.time().random().nextLong(most + 1));
        }

        /** What a call ends with whose tries are used up, or that was not worth another. */
        RuntimeException last(Failure failure) {
            if (failure.status == 477) {
                var wait = failure.retryAfter == null ? MIGRATION : failure.retryAfter;
                return pause(now().plus(wait), Problems.migration());
            }
            if (failure.status == 429 && "DAILY".equals(failure.trouble.policy())) {
                return untilMidnight();
            }
            if (failure.status == 429) {
                return pause(now().plus(wait(failure)), Problems.rateLimited());
            }
            if (failure.retryAfter != null && failure.retryAfter.compareTo(settings.longestWait()) > 0) {
                return pause(now().plus(failure.retryAfter), Problems.overloaded(failure));
            }
            return spent ? failure.withoutMoreTries() : failure;
        }
    }
}
