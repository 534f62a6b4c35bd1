package org.herkomst.core.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.withdrawal.WithdrawalTask.Progress;
import org.herkomst.core.withdrawal.WithdrawalTask.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WithdrawalPlanTests {
    private static final Instant ASKED = Instant.parse("2026-11-02T10:00:00Z");
    private static final Duration IN_FLIGHT = Duration.ofMinutes(15);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final CompanyKey KEY = new CompanyKey("hk-aaaa");

    private final WithdrawalPlan plan = new WithdrawalPlan(IN_FLIGHT);

    private static WithdrawalTask task(Reason reason, Progress progress) {
        Withdrawal withdrawal = new Withdrawal(1, reason, 7L, 3, KEY, "acme.example", "cli:test", ASKED);
        return new WithdrawalTask(5, withdrawal, "crm", null, null, progress);
    }

    private static Retracted said(Outcome outcome, @Nullable Instant notBefore) {
        return new Retracted(KEY, outcome, null, null, notBefore);
    }

    private Progress after(Progress was, Outcome outcome, Instant now) {
        return plan.after(task(Reason.OPT_OUT, was), said(outcome, null), false, now);
    }

    @Test
    void anOutageWaitsLongerEachTimeUpToAQuarterOfAnHour() {
        List<Long> waits = new ArrayList<>();
        Progress progress = Progress.begin(ASKED);
        for (int i = 0; i < 10; i++) {
            progress = after(progress, Outcome.DEFERRED, ASKED);
            waits.add(Duration.between(ASKED, due(progress)).toSeconds());
        }
        assertThat(waits).containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 640L, 900L, 900L, 900L);
        assertThat(progress.state()).isEqualTo(State.WAITING);
        assertThat(progress.tries()).isEqualTo(10);
    }

    @Test
    void aTargetThatAsksForMoreTimeGetsItAndOneThatAsksForLessDoesNot() {
        Instant tomorrow = ASKED.plus(Duration.ofDays(1));
        Progress begun = Progress.begin(ASKED);
        assertThat(due(plan.after(task(Reason.OPT_OUT, begun), said(Outcome.DEFERRED, tomorrow), false, ASKED)))
                .isEqualTo(tomorrow);
        assertThat(due(plan.after(task(Reason.OPT_OUT, begun), said(Outcome.DEFERRED, ASKED), false, ASKED)))
                .isEqualTo(ASKED.plus(TEN_SECONDS));
    }

    @Test
    void aRefusalComesAgainAfterAnHourAndTriesForEver() {
        Progress progress = new Progress(State.LOOKING, 4, 1, ASKED, null);
        Progress next = after(progress, Outcome.REFUSED, ASKED);
        assertThat(next).isEqualTo(new Progress(State.LOOKING, 5, 1, ASKED.plus(Duration.ofHours(1)), null));
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"DELETED", "STRIPPED"})
    void whatWasTakenBackIsLookedAtAfterTenSecondsAndLooksBeginAnew(Outcome outcome) {
        Progress next = after(new Progress(State.LOOKING, 3, 1, ASKED, null), outcome, ASKED);
        assertThat(next).isEqualTo(new Progress(State.LOOKING, 0, 0, ASKED.plus(TEN_SECONDS), null));
    }

    @Test
    void theLookThatVerifiesComesWhenEverythingInFlightHasLanded() {
        Progress taken = after(Progress.begin(ASKED), Outcome.DELETED, ASKED);
        Instant first = due(taken);
        Progress looked = after(taken, Outcome.NOT_THERE, first);
        assertThat(looked.state()).isEqualTo(State.LOOKING);
        Instant landed = first.plus(IN_FLIGHT);
        assertThat(due(looked)).isEqualTo(landed);
        Progress verified = after(looked, Outcome.NOT_THERE, due(looked));
        assertThat(verified.state()).isEqualTo(State.VERIFIED);
        assertThat(verified.verifiedAt()).isEqualTo(landed);
        assertThat(due(verified)).isEqualTo(landed.plus(Duration.ofDays(1)));
    }

    @Test
    void aRequestThatWasCommittedLongAfterItWasAskedForWaitsForWhatWasSentUntilThen() {
        Instant late = ASKED.plus(Duration.ofHours(2));
        Progress one = after(Progress.begin(ASKED), Outcome.NOT_THERE, late);
        assertThat(one).isEqualTo(new Progress(State.LOOKING, 0, 1, late.plus(IN_FLIGHT), null));
        assertThat(after(after(Progress.begin(ASKED), Outcome.DELETED, late), Outcome.NOT_THERE, late))
                .isEqualTo(one);
        assertThat(after(one, Outcome.NOT_THERE, due(one)).state()).isEqualTo(State.VERIFIED);
    }

    @Test
    void twoEmptyLooksBeforeTheLandingVerifyNothing() {
        Instant early = ASKED.plusSeconds(30);
        Progress two = after(new Progress(State.LOOKING, 0, 1, early, null), Outcome.NOT_THERE, early);
        assertThat(two).isEqualTo(new Progress(State.LOOKING, 0, 2, ASKED.plus(IN_FLIGHT), null));
        Instant almost = ASKED.plus(IN_FLIGHT).minusMillis(1);
        assertThat(after(two, Outcome.NOT_THERE, almost).verifiedAt()).isNull();
    }

    @Test
    void whatIsBeingSentIsNoEmptyLook() {
        Instant late = ASKED.plus(Duration.ofHours(2));
        Progress was = new Progress(State.LOOKING, 2, 1, late, null);
        Progress next = plan.after(task(Reason.OPT_OUT, was), said(Outcome.NOT_THERE, null), true, late);
        assertThat(next).isEqualTo(new Progress(State.LOOKING, 0, 0, late.plus(TEN_SECONDS), null));
    }

    @Test
    void looksGoOnDailyForAWeekAndWeeklyUntilDayNinety() {
        Progress progress =
                after(new Progress(State.LOOKING, 0, 1, ASKED, null), Outcome.NOT_THERE, ASKED.plus(IN_FLIGHT));
        Instant verified = Objects.requireNonNull(progress.verifiedAt());
        List<Long> days = new ArrayList<>();
        while (progress.dueAt() != null) {
            days.add(Duration.between(verified, progress.dueAt()).toDays());
            progress = after(progress, Outcome.NOT_THERE, progress.dueAt());
        }
        assertThat(days)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 14L, 21L, 28L, 35L, 42L, 49L, 56L, 63L, 70L, 77L, 84L);
        assertThat(progress.state()).isEqualTo(State.CLOSED);
        assertThat(progress.verifiedAt()).isEqualTo(verified);
    }

    @Test
    void whatComesBackAfterItWasVerifiedIsTakenBackAndLookedAtAgain() {
        Instant day = ASKED.plus(Duration.ofDays(3));
        Progress back = after(new Progress(State.VERIFIED, 0, 4, day, ASKED.plus(IN_FLIGHT)), Outcome.DELETED, day);
        assertThat(back.state()).isEqualTo(State.LOOKING);
        assertThat(back.emptyLooks()).isZero();
        assertThat(due(back)).isEqualTo(day.plus(TEN_SECONDS));
    }

    @ParameterizedTest
    @CsvSource({
        "OPT_OUT,VERIFIED",
        "CONSENT_WITHDRAWN,CLOSED",
        "CORRECTED,CLOSED",
        "LICENCE_ENDED,CLOSED",
        "EXPIRED,CLOSED"
    })
    void onlyWhatMustNotBeProcessedAgainIsLookedForLater(Reason reason, State state) {
        Progress was = new Progress(State.LOOKING, 0, 1, ASKED, null);
        Instant landed = ASKED.plus(IN_FLIGHT);
        Progress next = plan.after(task(reason, was), said(Outcome.NOT_THERE, null), false, landed);
        assertThat(next.state()).isEqualTo(state);
        assertThat(next.dueAt() == null).isEqualTo(state == State.CLOSED);
    }

    private static Instant due(Progress progress) {
        return Objects.requireNonNull(progress.dueAt());
    }
}
