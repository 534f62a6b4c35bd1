package org.herkomst.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.activity.ActivityStore;
import org.herkomst.core.activity.ActivityStore.Claimed;
import org.herkomst.core.activity.ActivityStore.Settlement;
import org.herkomst.core.activity.ActivityStore.State;
import org.herkomst.core.activity.ActivityStore.Stored;
import org.herkomst.core.company.CompanyKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must do for notes and tasks. */
abstract class ActivityStoreContract extends StoreContract {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final long ACME = 7;

    private ActivityStore activities;

    @BeforeEach
    void linkRecord() {
        activities = stores.activities();
        stores.outbox().link("crm", ACME, "55");
    }

    private static Activity activity(Kind kind, String slot, String text) {
        LocalDate due = kind == Kind.TASK ? DAY.plusDays(2) : null;
        return new Activity(new CompanyKey("hk-acme"), kind, slot, "Subject", text, due, DAY);
    }

    private void put(Activity activity) {
        activities.put("crm", Map.of(ACME, List.of(activity)));
    }

    private List<Claimed> claim(long claim) {
        return activities.claim("crm", 0, 10, claim, NOW);
    }

    private Stored only() {
        List<Stored> all = activities.of("crm", List.of(ACME)).getOrDefault(ACME, List.of());
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void oneIsWrittenAndChangedInPlace() {
        Activity first = activity(Kind.NOTE, "2026-11-02", "One");
        put(first);
        Claimed claimed = claim(1).get(0);
        assertThat(claimed.activity()).isEqualTo(first);
        assertThat(claimed.recordId()).isEqualTo("55");
        assertThat(claimed.standing().maybeSent()).isFalse();
        assertThat(claim(2)).isEmpty();
        assertThat(activities.sending(claimed.id(), 1)).isTrue();
        activities.settle(claimed.id(), new Settlement.Stands("n1", "sketch"), 1);
        assertThat(only().state()).isEqualTo(State.STANDS);
        assertThat(only().hash()).isEqualTo(first.hash());

        put(activity(Kind.NOTE, "2026-11-02", "Two"));

        Claimed again = claim(3).get(0);
        assertThat(again.id()).isEqualTo(claimed.id());
        assertThat(again.standing().targetId()).isEqualTo("n1");
        assertThat(again.standing().sketch()).isEqualTo("sketch");
        activities.settle(again.id(), new Settlement.Left(), 3);
        assertThat(only().state()).isEqualTo(State.LEFT);
        assertThat(only().targetId()).isEqualTo("n1");
    }

    @Test
    void whoHasLostItsClaimChangesNothing() {
        put(activity(Kind.NOTE, "2026-11-02", "One"));
        Claimed lost = claim(1).get(0);
        assertThat(activities.sending(lost.id(), 1)).isTrue();
        workspace.locks().freeClaims("crm");

        Claimed taken = claim(2).get(0);

        assertThat(taken.standing().maybeSent()).isTrue();
        assertThat(activities.sending(lost.id(), 1)).isFalse();
        activities.settle(lost.id(), new Settlement.Stands("n1", "sketch"), 1);
        assertThat(only().state()).isEqualTo(State.CLAIMED);
        activities.settle(taken.id(), new Settlement.Dropped(true), 2);
        assertThat(only().state()).isEqualTo(State.LEFT);
        assertThat(only().maybeSent()).isTrue();
    }

    @Test
    void whatComesAgainWaitsForItsTime() {
        put(activity(Kind.TASK, "again 2026-11-02", "One"));
        Claimed claimed = claim(1).get(0);
        activities.settle(claimed.id(), new Settlement.Again(NOW.plus(Duration.ofHours(1)), true), 1);

        assertThat(claim(2)).isEmpty();
        put(activity(Kind.TASK, "again 2026-11-02", "Two"));
        assertThat(claim(3)).isEmpty();
        Claimed later =
                activities.claim("crm", 0, 10, 4, NOW.plus(Duration.ofHours(2))).get(0);
        assertThat(later.standing().tries()).isOne();
        assertThat(later.standing().maybeSent()).isTrue();
        assertThat(later.activity().body()).isEqualTo("Two");
    }

    @Test
    void earlierTasksOfTheRuleAreTold() {
        put(activity(Kind.TASK, "again 2026-10-02", "One"));
        activities.settle(claim(1).get(0).id(), new Settlement.Stands("t1", "s"), 1);
        put(activity(Kind.TASK, "again 2026-11-02", "Two"));
        put(activity(Kind.TASK, "other 2026-11-02", "Three"));

        assertThat(claim(2))
                .extracting(claimed -> claimed.standing().earlier())
                .containsExactly(List.of("t1"), List.of());
    }

    @Test
    void whatIsNoNewsAnyMoreOrMayNotBeSentIsForgotten() {
        put(activity(Kind.NOTE, "2026-11-02", "One"));
        activities.dropBefore("crm", DAY);
        Claimed claimed = claim(1).get(0);
        activities.settle(claimed.id(), new Settlement.Dropped(false), 1);
        assertThat(activities.of("crm", List.of(ACME))).isEmpty();
        put(activity(Kind.NOTE, "2026-11-02", "One"));
        activities.dropBefore("crm", DAY.plusDays(1));
        assertThat(activities.of("crm", List.of(ACME))).isEmpty();
    }

    @Test
    void aCompanyThatTheCrmDoesNotHoldWaitsAndIsErasedWhole() {
        activities.put("crm", Map.of(8L, List.of(activity(Kind.NOTE, "2026-11-02", "One"))));
        assertThat(claim(1)).isEmpty();
        workspace.stores().companies().erase(List.of(8L));
        assertThat(activities.of("crm", List.of(8L))).isEmpty();
    }
}
