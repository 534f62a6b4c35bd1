package org.herkomst.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herkomst.core.run.Scene.NOW;
import static org.herkomst.core.run.Scene.firm;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.withdrawal.WithdrawalStore.Step;
import org.herkomst.core.withdrawal.WithdrawalTask;
import org.herkomst.core.withdrawal.WithdrawalTask.State;
import org.herkomst.mappings.Mappings;
import org.junit.jupiter.api.Test;

class WithdrawalRoundTests {
    private static final Duration DAY = Duration.ofDays(1);
    private final Scene scene = new Scene();
    private final OptOutDesk desk =
            OptOutDesk.over(scene.stores.ports(), List.of("crm"), Clock.fixed(NOW, ZoneOffset.UTC));

    private void takeBack(Duration later) {
        Clock clock = Clock.fixed(NOW.plus(later), ZoneOffset.UTC);
        WithdrawalRound round =
                new WithdrawalRound(scene.stores.ports(), "crm", scene.crm, Mappings.named("hubspot"), clock);
        RunReport report = scene.report();
        boolean more = true;
        while (more) {
            more = round.batch(report);
        }
    }

    private void takeBackAndLookTwice() {
        takeBack(Duration.ofSeconds(1));
        takeBack(Duration.ofSeconds(20));
        takeBack(Duration.ofSeconds(40));
    }

    private long objection() {
        scene.visit(firm(1));
        assertThat(scene.run().writes.created).isOne();
        return desk.confirm(OptOutRequest.domain("firm1.example", null, NOW), List.of(), "page")
                .id();
    }

    private void comesBackToStay() {
        scene.visit(firm(1));
        assertThat(scene.run().writes.created).isOne();
        takeBack(DAY);
        takeBack(DAY.multipliedBy(2));
        assertThat(scene.crm.records()).hasSize(1);
        assertThat(scene.stores.rows()).hasSize(1);
    }

    @Test
    void whoStaysOptedOutIsLookedForDaily() {
        long optOut = objection();
        takeBackAndLookTwice();
        assertThat(scene.crm.records()).isEmpty();
        takeBack(DAY);
        assertThat(desk.tasks(optOut))
                .extracting(task -> task.progress().state())
                .containsExactly(State.VERIFIED);
    }

    /** What was begun comes to its end, and nothing is looked for after it. */
    @Test
    void whoThinksBetterOfItWhileItIsErasedComesBackToStay() {
        long optOut = objection();
        desk.remove(optOut, "page");
        takeBackAndLookTwice();
        assertThat(scene.crm.records()).isEmpty();
        assertThat(desk.tasks(optOut))
                .extracting(task -> task.progress().state())
                .containsExactly(State.CLOSED);
        comesBackToStay();
    }

    @Test
    void whoThinksBetterOfItLaterComesBackToStay() {
        long optOut = objection();
        takeBackAndLookTwice();
        desk.remove(optOut, "page");
        comesBackToStay();
    }

    @Test
    void whoObjectedTwiceIsLookedForAfterOneOfBothWasTakenBack() {
        scene.visit(firm(1));
        assertThat(scene.run().writes.created).isOne();
        long stays = desk.confirm(OptOutRequest.name("Firm1 B.V.", null, NOW), List.of(), "page")
                .id();
        long optOut = desk.confirm(OptOutRequest.domain("firm1.example", null, NOW), List.of(), "page")
                .id();
        assertThat(desk.tasks(optOut)).hasSize(1);
        takeBackAndLookTwice();
        desk.remove(optOut, "page");
        assertThat(scene.stores.ports().withdrawals().nextDue("crm")).isPresent();
        assertThat(desk.tasks(stays))
                .extracting(task -> task.progress().state())
                .containsExactly(State.VERIFIED);
    }

    /** A look that is under way must not go on with what was closed meanwhile. */
    @Test
    void aLookUnderWayEndsWhenItsOptOutIsTakenBack() {
        long optOut = objection();
        takeBackAndLookTwice();
        var withdrawals = scene.stores.ports().withdrawals();
        List<WithdrawalTask> claimed = withdrawals.claim("crm", 10, 77, NOW.plus(DAY.multipliedBy(2)));
        assertThat(claimed).hasSize(1);
        desk.remove(optOut, "page");
        assertThat(withdrawals.claim("crm", 10, 78, NOW.plus(DAY.multipliedBy(2))))
                .isEmpty();
        assertThat(withdrawals.nextDue("crm")).isEmpty();
        assertThat(withdrawals.settle(
                        List.of(new Step(
                                claimed.get(0),
                                new Retracted(claimed.get(0).withdrawal().key(), Outcome.NOT_THERE, null, null, null),
                                NOW)),
                        77))
                .isEmpty();
    }
}
