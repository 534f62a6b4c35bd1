package org.herkomst.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.herkomst.app.store.OptOutBook.State;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.OrganisationKind;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyAliases;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.company.CompanyStore.Match;
import org.herkomst.core.delivery.Delivery;
import org.herkomst.core.delivery.Outbox.Settled;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOut.Kind;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.core.record.Comparison;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Intent;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.review.Question;
import org.herkomst.core.review.Question.Decision;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.withdrawal.Reason;
import org.herkomst.core.withdrawal.Withdrawal;
import org.herkomst.core.withdrawal.WithdrawalStore;
import org.herkomst.core.withdrawal.WithdrawalStore.Step;
import org.herkomst.core.withdrawal.WithdrawalTask;
import org.herkomst.core.withdrawal.WithdrawalTask.Progress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must do with opt-outs, withdrawals and questions. */
abstract class OptOutStoresContract extends StoreContract {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final CompanyKey KEY = new CompanyKey("hk-aaaa");

    private OptOutDesk desk;

    @BeforeEach
    void openDesk() {
        desk = OptOutDesk.over(stores, List.of("crm"), Clock.fixed(now, ZoneOffset.UTC));
    }

    private long known(String key, String name, @Nullable String domain, String... registers) {
        CompanyFacts facts = new CompanyFacts(
                "r:" + key,
                name,
                domain,
                "NL",
                OrganisationKind.BUSINESS,
                List.of(registers),
                null,
                null,
                null,
                null,
                null,
                null);
        Company company = new Company(0, new CompanyKey(key), facts, 0.9, "named", List.of(), LocalDate.EPOCH);
        long id = stores.companies().create(company);
        stores.companies().addAliases(id, CompanyAliases.of(facts));
        return id;
    }

    @Test
    void aHoldIsInForceUntilItsTimeAndGivesWay() {
        Instant until = now.plusSeconds(3600);
        desk.hold("acme.example", until, "page");
        desk.hold("acme.example", until.minusSeconds(60), "page");
        desk.hold("over.example", now.minusSeconds(1), "page");

        OptOut held = stores.optOuts().all().get(0);
        assertThat(stores.optOuts().all()).hasSize(1);
        assertThat(held.heldUntil()).isEqualTo(until);
        assertThat(stores.optOuts().confirmed(Kind.DOMAIN, "acme.example")).isEmpty();
        assertThat(stores.optOuts().find(held.id())).contains(held);
        assertThat(workspace.optOutBook().find(held.id()).orElseThrow().state()).isEqualTo(State.HELD);

        desk.hold("acme.example", until.plusSeconds(60), "page");
        assertThat(stores.optOuts().all().get(0).heldUntil()).isEqualTo(until.plusSeconds(60));
        long id = desk.confirm(OptOutRequest.domain("acme.example", null, now), List.of(), "page")
                .id();
        assertThat(stores.optOuts().all())
                .singleElement()
                .satisfies(o -> assertThat(o.heldUntil()).isNull());
        assertThat(stores.optOuts()
                        .confirmed(Kind.DOMAIN, "acme.example")
                        .orElseThrow()
                        .id())
                .isEqualTo(id);
        desk.hold("acme.example", until.plusSeconds(600), "page");
        assertThat(stores.optOuts().find(id).orElseThrow().heldUntil()).isNull();
    }

    @Test
    void opposedCompaniesAreFoundByEachKindOfAlias() {
        long acme = known("hk-acme", "Acme 100% _x_ B.V.", "acme.example", "kvk:12345678");
        long shop = known("hk-shop", "Shop", "shop.acme.example", "lei:aaaaaaaaaaaaaaaaaaaa");
        long other = known("hk-othr", "Other", "notacme.example");
        assertThat(matching(Alias.Kind.DOMAIN, "acme.example")).containsExactlyInAnyOrder(acme, shop);
        assertThat(matching(Alias.Kind.DOMAIN, "shop.acme.example")).containsExactly(shop);
        assertThat(matching(Alias.Kind.DOMAIN, "notacme.example")).containsExactly(other);
        assertThat(matching(Alias.Kind.DOMAIN, "%acme.example")).isEmpty();
        assertThat(matching(Alias.Kind.DOMAIN, "_hop.acme.example")).isEmpty();
        assertThat(matching(Alias.Kind.REGISTER, "kvk:12345678")).containsExactly(acme);
        assertThat(matching(Alias.Kind.REGISTER, "lei:aaaaaaaaaaaaaaaaaaaa")).containsExactly(shop);
        assertThat(matching(Alias.Kind.REGISTER, "kvk:1234567_")).isEmpty();
        assertThat(matching(Alias.Kind.NAME_COUNTRY, "acme 100 x")).containsExactly(acme);
        assertThat(matching(Alias.Kind.NAME_COUNTRY, "acme")).isEmpty();
        assertThat(matching(Alias.Kind.NAME_COUNTRY, "nl")).isEmpty();
        assertThat(stores.companies().numbers(0, 2)).containsExactly(acme, shop);
        assertThat(stores.companies().numbers(shop, 2)).containsExactly(other);
    }

    private Set<Long> matching(Alias.Kind kind, String value) {
        return stores.companies().matching(new Match(kind, value));
    }

    @Test
    void whatWaitsIsTakenOffAndWhatIsBeingSentStays() {
        stores.outbox().put("crm", List.of(delivery(1)));
        long claim = stores.outbox().nextClaim();
        assertThat(stores.outbox().claim("crm", 10, claim)).hasSize(1);
        stores.outbox().put("crm", List.of(delivery(2), delivery(3)));
        stores.outbox().put("second", List.of(delivery(2)));

        assertThat(stores.outbox().takeOff(List.of(1L, 2L))).isEqualTo(2);
        assertThat(stores.outbox().waitingCompanies("crm")).contains(3L).doesNotContain(2L);
        assertThat(stores.outbox().waitingCompanies("second")).isEmpty();
        assertThat(stores.withdrawals().beingSent("crm", List.of(1L, 2L, 3L))).containsExactly(1L);
        assertThat(stores.outbox().takeOff(List.of())).isZero();
    }

    private static Delivery delivery(long company) {
        CrmRecord record = new CrmRecord(KEY, "Acme", null, new LinkedHashMap<>(), null);
        return new Delivery(company, "run1", record, "h", LocalDate.of(2027, 1, 1));
    }

    private WithdrawalStore withdrawals() {
        return stores.withdrawals();
    }

    private Withdrawal withdrawal(long company, @Nullable Long optOut) {
        return new Withdrawal(0, Reason.OPT_OUT, optOut, company, KEY, "acme.example", "cli:test", now);
    }

    @Test
    void aWithdrawalHasATaskATargetDueAtOnce() {
        withdrawals().open(withdrawal(1, 7L), List.of("crm", "second"));
        assertThat(withdrawals().ofOptOut(7)).extracting(WithdrawalTask::target).containsExactly("crm", "second");
        assertThat(withdrawals().nextDue("crm")).contains(now);
        assertThat(withdrawals().nextDue("third")).isEmpty();
        assertThat(withdrawals().unverified("crm", List.of(1L, 2L))).containsExactly(1L);
        assertThat(withdrawals().open()).hasSize(2);
    }

    @Test
    void twoWorkspacesClaimATaskOnce() {
        withdrawals().open(withdrawal(1, 7L), List.of("crm"));
        withdrawals().open(withdrawal(2, 7L), List.of("crm"));
        try (Workspace other = Workspace.open(StoreContract.configuration(url, folder))) {
            List<WithdrawalTask> ours =
                    withdrawals().claim("crm", 1, stores.outbox().nextClaim(), now);
            List<WithdrawalTask> theirs = other.stores()
                    .withdrawals()
                    .claim("crm", 10, other.stores().outbox().nextClaim(), now);
            assertThat(ours).hasSize(1);
            assertThat(theirs).hasSize(1).doesNotContainAnyElementsOf(ours);
            assertThat(withdrawals().claim("crm", 10, stores.outbox().nextClaim(), now))
                    .isEmpty();
        }
    }

    @Test
    void whatIsNotDueIsNotClaimed() {
        withdrawals().open(withdrawal(1, 7L), List.of("crm"));
        assertThat(withdrawals().claim("crm", 10, 1, now.minusMillis(1))).isEmpty();
        assertThat(withdrawals().claim("second", 10, 1, now)).isEmpty();
    }

    @Test
    void aStepIsWrittenWithItsReceiptAndTheClaimGivenBack() {
        withdrawals().open(withdrawal(1, 7L), List.of("crm"));
        WithdrawalTask task = withdrawals().claim("crm", 10, 5, now).get(0);
        Progress later = new Progress(WithdrawalTask.State.LOOKING, 0, 0, now.plusSeconds(10), null);
        withdrawals().settle(List.of(step(task, later, Outcome.DELETED, "901")), 5);

        WithdrawalTask settled = withdrawals().ofOptOut(7).get(0);
        assertThat(settled.progress()).isEqualTo(later);
        assertThat(settled.targetId()).isEqualTo("901");
        assertThat(withdrawals().receipt(task.id()))
                .containsExactly(new WithdrawalStore.Done(now, Outcome.DELETED, "901", null));
        assertThat(withdrawals().claim("crm", 10, 6, now)).isEmpty();
        assertThat(withdrawals().claim("crm", 10, 6, now.plusSeconds(10))).hasSize(1);
    }

    private Step step(WithdrawalTask task, Progress progress, Outcome outcome, @Nullable String targetId) {
        return new Step(task.with(progress), new Retracted(KEY, outcome, targetId, null, null), now);
    }

    @Test
    void aClaimThatIsNoLongerOursSettlesNothing() {
        withdrawals().open(withdrawal(1, 7L), List.of("crm"));
        withdrawals().open(withdrawal(2, 7L), List.of("crm"));
        List<WithdrawalTask> tasks = withdrawals().claim("crm", 10, 5, now);
        // The second company is withdrawn anew: its task is taken over, and the claim on it is lost.
        withdrawals().open(withdrawal(2, 8L), List.of("crm"));
        Progress done = new Progress(WithdrawalTask.State.VERIFIED, 0, 2, now.plusSeconds(99), now);
        List<Step> steps = tasks.stream()
                .map(task -> step(task, done, Outcome.NOT_THERE, null))
                .toList();
        assertThat(withdrawals().settle(steps, 5)).containsExactly(tasks.get(0).id());
        assertThat(withdrawals().unverified("crm", List.of(1L, 2L))).containsExactly(2L);
        assertThat(withdrawals().settle(steps, 5)).isEmpty();
        assertThat(withdrawals().ofOptOut(8)).hasSize(1);
    }

    private void goesOut(long company, Intent... intents) {
        stores.outbox().put("crm", List.of(delivery(company)));
        long claim = stores.outbox().nextClaim();
        long id =
                stores.outbox().claim("crm", List.of(company), 1, claim).get(0).id();
        for (Intent intent : intents) {
            assertThat(stores.outbox().renew(Map.of(id, intent), claim)).isTrue();
        }
        stores.outbox().release(List.of(id), claim);
    }

    private @Nullable Ownership owner(long company) {
        return withdrawals().claim("crm", 10, stores.outbox().nextClaim(), now).stream()
                .filter(task -> task.withdrawal().company() == company)
                .findFirst()
                .orElseThrow()
                .ownership();
    }

    @Test
    void aTaskSparesARecordThatMayBeAPersons() {
        goesOut(1, Intent.MAKE);
        goesOut(2, Intent.MAKE, Intent.ADOPT);
        for (long company = 1; company <= 3; company++) {
            withdrawals().open(withdrawal(company, 7L), List.of("crm"));
        }
        stores.outbox().takeOff(List.of(1L, 2L));
        assertThat(withdrawals().ofOptOut(7))
                .extracting(WithdrawalTask::ownership)
                .containsExactly(null, Ownership.ADOPTED, null);
        goesOut(3, Intent.ADOPT);
        assertThat(owner(3)).as("sent meanwhile").isEqualTo(Ownership.ADOPTED);
    }

    @Test
    void aTaskLearnsItFromADeliveryThatWasTakenOff() {
        for (long company = 1; company <= 3; company++) {
            withdrawals().open(withdrawal(company, 7L), List.of("crm"));
        }
        goesOut(1, Intent.ADOPT);
        goesOut(2, Intent.MAKE);
        stores.outbox().drop("crm", List.of(1L, 2L));
        goesOut(3, Intent.ADOPT);
        long claim = stores.outbox().nextClaim();
        stores.outbox().suppress(ids(stores.outbox().claim("crm", 9, claim)), claim);
        assertThat(stores.outbox().waitingCompanies("crm")).isEmpty();
        assertThat(withdrawals().claim("crm", 9, claim + 1, now))
                .filteredOn(task -> task.ownership() == Ownership.ADOPTED)
                .extracting(task -> task.withdrawal().company())
                .containsExactlyInAnyOrder(1L, 3L);
    }

    private static List<Long> ids(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::id).toList();
    }

    @Test
    void theLedgersWordGoesBeforeWhatTheDeliverySays() {
        goesOut(1, Intent.ADOPT);
        withdrawals().open(withdrawal(1, 7L), List.of("crm"));
        long claim = stores.outbox().nextClaim();
        Delivery claimed = stores.outbox().claim("crm", 9, claim).get(0);
        Receipt receipt = Receipt.accepted(Verdict.CREATED, KEY, "55", Comparison.created(claimed.record()), null);
        stores.outbox().settle("crm", List.of(new Settled(claimed, receipt)), claim, now);
        WithdrawalTask task = withdrawals().claim("crm", 9, claim + 1, now).get(0);
        assertThat(task.ownership()).isEqualTo(Ownership.MADE);
        assertThat(task.targetId()).isEqualTo("55");
    }

    @Test
    void onlyWhatIsVerifiedIsClosedWhenTheOptOutIsTakenBack() {
        withdrawals().open(withdrawal(1, 7L), List.of("crm", "second"));
        WithdrawalTask task = withdrawals().claim("crm", 10, 5, now).get(0);
        Progress verified = new Progress(WithdrawalTask.State.VERIFIED, 0, 2, now.plusSeconds(99), now);
        withdrawals().settle(List.of(step(task, verified, Outcome.NOT_THERE, null)), 5);
        withdrawals().closeVerified(7);
        assertThat(withdrawals().ofOptOut(7))
                .extracting(t -> t.progress().state())
                .containsExactly(WithdrawalTask.State.CLOSED, WithdrawalTask.State.WAITING);
        assertThat(withdrawals().nextDue("crm")).isEmpty();
        assertThat(withdrawals().open())
                .singleElement()
                .satisfies(t -> assertThat(t.target()).isEqualTo("second"));
    }

    @Test
    void aTaskGoesOnForTheOtherOptOutOfItsCompany() {
        known("hk-acme", "Acme B.V.", "acme.example");
        long stays = desk.confirm(OptOutRequest.name("Acme B.V.", null, now), List.of(), "cli:test")
                .id();
        long gone = desk.confirm(OptOutRequest.domain("acme.example", null, now), List.of(), "cli:test")
                .id();
        List<WithdrawalTask> claimed = withdrawals().claim("crm", 10, 5, now);
        assertThat(claimed).extracting(t -> t.withdrawal().optOut()).containsExactly(gone);
        desk.remove(gone, "cli:test");
        assertThat(withdrawals().open())
                .extracting(t -> t.withdrawal().optOut())
                .containsExactly(stays);
        assertThat(withdrawals().claim("crm", 10, 6, now))
                .as("the claim is lost")
                .hasSize(1);
        desk.remove(stays, "cli:test");
        assertThat(withdrawals().ofOptOut(stays)).as("nobody else objected").hasSize(1);
    }

    @Test
    void theBookTellsHowFarEachHasCome() {
        long acme = known("hk-acme", "Acme B.V.", "acme.example");
        long id = desk.confirm(OptOutRequest.domain("acme.example", null, now), List.of(), "cli:test")
                .id();
        long nobody = desk.confirm(OptOutRequest.name("Nobody", null, now), List.of(), "cli:test")
                .id();
        assertThat(state(nobody)).isEqualTo(State.BLOCKED);
        assertThat(state(id)).isEqualTo(State.CONFIRMED);
        // A later opt-out of the same company takes its task over; the first one tells of it all the same.
        long later = desk.confirm(OptOutRequest.name("Acme", null, now), List.of(), "cli:test")
                .id();
        assertThat(state(id)).isEqualTo(State.CONFIRMED);

        settle(new Progress(WithdrawalTask.State.LOOKING, 0, 0, now, null), Outcome.DELETED);
        assertThat(state(id)).isEqualTo(State.WITHDRAWING);
        assertThat(workspace.optOutBook().parts(id))
                .extracting(OptOutBook.Part::company)
                .containsExactly("Acme B.V.");
        settle(new Progress(WithdrawalTask.State.VERIFIED, 0, 2, now, now), Outcome.NOT_THERE);
        assertThat(state(id)).isEqualTo(State.VERIFIED);
        settle(new Progress(WithdrawalTask.State.CLOSED, 0, 2, null, now), Outcome.NOT_THERE);
        assertThat(state(id)).isEqualTo(State.CLOSED);
        assertThat(state(later)).isEqualTo(State.CLOSED);
        assertThat(workspace.optOutBook().parts(id)).singleElement().satisfies(part -> {
            assertThat(part.company()).as("what is verified is erased").isNull();
            assertThat(part.task().withdrawal().company()).isEqualTo(acme);
            assertThat(part.receipt())
                    .extracting(WithdrawalStore.Done::outcome)
                    .containsExactly(Outcome.DELETED, Outcome.NOT_THERE, Outcome.NOT_THERE);
        });
        assertThat(workspace.optOutBook().page(id, 1))
                .extracting(e -> e.optOut().id())
                .containsExactly(nobody);
        assertThat(workspace.optOutBook().find(999)).isEmpty();
    }

    private State state(long id) {
        return workspace.optOutBook().find(id).orElseThrow().state();
    }

    private void settle(Progress progress, Outcome outcome) {
        long claim = stores.outbox().nextClaim();
        WithdrawalTask task =
                withdrawals().claim("crm", 10, claim, now.plusSeconds(1)).get(0);
        withdrawals().settle(List.of(step(task, progress, outcome, null)), claim);
    }

    @Test
    void aQuestionIsAskedOnceAndDecidedOnce() {
        Question question = question("name:acme hk-aaaa");
        assertThat(workspace.reviews().ask(question)).isTrue();
        assertThat(workspace.reviews().ask(question)).isFalse();
        assertThat(workspace.reviews().ask(question("name:acme hk-bbbb"))).isTrue();

        Question stored = workspace.reviews().page(true, 0, 10).get(0);
        assertThat(stored.text()).isEqualTo(question.text());
        assertThat(stored.choices()).containsExactly("yes", "no");
        assertThat(stored.details()).isEqualTo(question.details());
        assertThat(stored.askedAt()).isEqualTo(now);
        Decision decision = new Decision("no", "cli:test", now);
        assertThat(workspace.reviews().decide(stored.id(), decision)).isTrue();
        assertThat(workspace.reviews().decide(stored.id(), new Decision("yes", "x", now)))
                .isFalse();
        assertThat(workspace.reviews().decide(999, decision)).isFalse();
        assertThat(Objects.requireNonNull(
                        workspace.reviews().find(stored.id()).orElseThrow().decision()))
                .isEqualTo(decision);
        assertThat(workspace.reviews().page(true, 0, 10)).hasSize(1);
        assertThat(workspace.reviews().page(false, stored.id(), 10)).hasSize(1);
        assertThat(workspace.reviews().page(false, 0, 10)).hasSize(2);
        assertThat(workspace.reviews().ask(question)).isFalse();
    }

    private Question question(String subject) {
        return new Question(
                0,
                Question.Kind.NEAR_NAME,
                subject,
                "Is Acme meant?",
                List.of("yes", "no"),
                new TreeMap<>(Map.of("by", "NAME", "value", "acme")),
                now,
                null);
    }
}
