package org.herkomst.core.withdrawal;

import java.time.Duration;
import java.time.Instant;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.withdrawal.WithdrawalTask.Progress;
import org.herkomst.core.withdrawal.WithdrawalTask.State;
import org.jspecify.annotations.Nullable;

/**
 * When a task is due again. A push that was under way when the withdrawal was committed, so before the first look, may land until the
 * target's longest time in flight has passed; a task is verified only by two looks in a row that find nothing, that time apart. Where the
 * company must not be processed again, looks go on daily for a week and weekly until day 90: a person may restore or merge records.
 */
public final class WithdrawalPlan {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(15);
    private static final Duration REFUSED = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration DAILY = Duration.ofDays(7);
    private static final Duration WEEKLY = Duration.ofDays(90);
    private static final int LOOKS = 2;

    private final Duration inFlight;

    /**
     * A plan.
     *
     * @param inFlight how long after it was sent a write to the target may still land
     */
    public WithdrawalPlan(Duration inFlight) {
        this.inFlight = inFlight;
    }

    /**
     * What comes after a look.
     *
     * @param beingSent whether a delivery of the company is still being sent
     */
    public Progress after(WithdrawalTask task, Retracted retracted, boolean beingSent, Instant now) {
        Progress was = task.progress();
        return switch (retracted.outcome()) {
            case DEFERRED ->
                new Progress(
                        was.state(),
                        was.tries() + 1,
                        was.emptyLooks(),
                        later(retracted, backOff(was, now)),
                        was.verifiedAt());
            case REFUSED ->
                new Progress(
                        was.state(),
                        was.tries() + 1,
                        was.emptyLooks(),
                        later(retracted, now.plus(REFUSED)),
                        was.verifiedAt());
            case DELETED, STRIPPED -> new Progress(State.LOOKING, 0, 0, now.plus(SOON), was.verifiedAt());
            case NOT_THERE ->
                beingSent
                        ? new Progress(looking(was.state()), 0, 0, now.plus(SOON), was.verifiedAt())
                        : empty(task, was, now);
        };
    }

    private Progress empty(WithdrawalTask task, Progress was, Instant now) {
        int looks = was.emptyLooks() + 1;
        // Counted from the first empty look, not from the request, which may have been committed long after it was
        // asked for.
        Instant landed = looks < LOOKS
                ? now.plus(inFlight)
                : task.withdrawal().requestedAt().plus(inFlight);
        if (looks < LOOKS || now.isBefore(landed)) {
            Instant next = landed.isAfter(now.plus(SOON)) ? landed : now.plus(SOON);
            return new Progress(looking(was.state()), 0, looks, next, was.verifiedAt());
        }
        Instant verified = was.verifiedAt() == null ? now : was.verifiedAt();
        Instant next = task.withdrawal().reason().forbids() ? nextLook(verified, now) : null;
        return new Progress(next == null ? State.CLOSED : State.VERIFIED, 0, looks, next, verified);
    }

    private static State looking(State state) {
        return state == State.WAITING ? State.LOOKING : state;
    }

    private static @Nullable Instant nextLook(Instant verified, Instant now) {
        Instant next = now.isBefore(verified.plus(DAILY)) ? now.plus(DAY) : now.plus(DAY.multipliedBy(7));
        return next.isAfter(verified.plus(WEEKLY)) ? null : next;
    }

    private static Instant backOff(Progress was, Instant now) {
        Duration wait = SOON.multipliedBy(1L << Math.min(was.tries(), 7));
        return now.plus(wait.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : wait);
    }

    private static Instant later(Retracted retracted, Instant planned) {
        Instant asked = retracted.notBefore();
        return asked != null && asked.isAfter(planned) ? asked : planned;
    }

    /** Whether an outcome took something back. */
    static boolean tookBack(Outcome outcome) {
        return outcome == Outcome.DELETED || outcome == Outcome.STRIPPED;
    }
}
