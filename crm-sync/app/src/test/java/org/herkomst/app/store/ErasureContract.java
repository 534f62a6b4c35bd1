package org.herkomst.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.company.Ruled;
import org.herkomst.core.company.Ruling;
import org.herkomst.core.optout.ObjectedCompanies;
import org.herkomst.core.optout.TombstoneReplay.Replayed;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.withdrawal.Reason;
import org.herkomst.core.withdrawal.Withdrawal;
import org.herkomst.core.withdrawal.WithdrawalPlan;
import org.herkomst.core.withdrawal.WithdrawalStore.Step;
import org.herkomst.core.withdrawal.WithdrawalTask;
import org.junit.jupiter.api.Test;

/** What every database must do about erasure. */
abstract class ErasureContract extends ObjectionBench {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);

    private WithdrawalTask look(String target, Instant at) {
        long claim = stores.outbox().nextClaim();
        WithdrawalTask task = stores.withdrawals().claim(target, 1, claim, at).get(0);
        Retracted nothing = new Retracted(task.withdrawal().key(), Retracted.Outcome.NOT_THERE, "55", null, null);
        WithdrawalTask next = task.with(new WithdrawalPlan(Duration.ofMinutes(15)).after(task, nothing, false, at));
        stores.withdrawals().settle(List.of(new Step(next, nothing, at)), claim);
        return next;
    }

    private void verify(String target) {
        look(target, NOW);
        look(target, NOW.plus(Duration.ofMinutes(16)));
    }

    private boolean there(long company) {
        return !stores.companies().get(List.of(company)).isEmpty();
    }

    @Test
    void whatAPersonDecidedOfACompanyOutlivesItsNextVisit() {
        long company = known(ACME);
        stores.companies().rule(company, Ruling.MUTED, DAY);
        stores.companies().update(stores.companies().get(List.of(company)).get(0));
        assertThat(stores.companies().get(List.of(company)).get(0).ruling()).isEqualTo(Ruling.MUTED);
        assertThat(stores.companies().ruled())
                .extracting(r -> r.company().id(), Ruled::on)
                .containsExactly(tuple(company, DAY));
        stores.companies().rule(company, null, DAY);
        assertThat(stores.companies().ruled()).isEmpty();
    }

    @Test
    void onceEveryTargetIsVerifiedNothingOfTheCompanyIsLeft() {
        stores.withdrawals().used("other-crm");
        long company = known(ACME);
        report("run-1", "hk-acme was rejected");
        report("run-2", "Two records have acme.example");
        report("run-3", "hk-othe was rejected");
        long id = objects("acme.example");
        long erasures = stores.companies().erasures();

        verify("crm");
        assertThat(there(company)).as("one target has yet to look").isTrue();
        verify("other-crm");

        assertThat(there(company)).isFalse();
        assertThat(stores.companies().aliases(List.of(company))).isEmpty();
        assertThat(stores.companies().erasures()).isGreaterThan(erasures);
        assertThat(sql().queryForList("select report from run_report order by id", String.class))
                .satisfiesExactly(
                        one -> assertThat(one).doesNotContain("hk-acme").contains("\"count\":7"),
                        two -> assertThat(two).doesNotContain("acme"),
                        three -> assertThat(three).contains("hk-othe"));
        assertThat(desk().tasks(id)).hasSize(2);
        assertThat(blocked(ACME)).isTrue();

        Instant last = NOW.plus(Duration.ofDays(120));
        Optional<Instant> due = stores.withdrawals().nextDue("crm");
        while (due.isPresent()) {
            look("crm", due.get());
            due = stores.withdrawals().nextDue("crm");
            assertThat(due.orElse(NOW)).isBefore(last);
        }
        assertThat(sql().queryForObject("select herkomst_key from withdrawal", String.class))
                .as("the other target still looks by it")
                .isEqualTo("hk-acme");
        while (stores.withdrawals().nextDue("other-crm").isPresent()) {
            look("other-crm", stores.withdrawals().nextDue("other-crm").get());
        }
        assertThat(sql().queryForMap("select herkomst_key, company_domain from withdrawal"))
                .containsEntry("herkomst_key", "erased")
                .containsEntry("company_domain", null);
        assertThat(desk().tasks(id))
                .allSatisfy(task ->
                        assertThat(stores.withdrawals().receipt(task.id())).isNotEmpty());
    }

    private void report(String id, String example) {
        sql().update(
                        "insert into run_report (id, job, run_mode, status, started_at, report) values (?, 'nightly', 'LIVE',"
                                + " 'SUCCEEDED', current_timestamp, ?)",
                        id,
                        "{\"run\":{\"id\":\"" + id + "\"},\"errors\":[{\"code\":\"X\",\"count\":7,\"example\":\""
                                + example + "\"}]}");
    }

    @Test
    void visitsAfterAnObjectionWasTakenBackStay() {
        long company = known(ACME);
        long id = objects("acme.example");
        desk().remove(id, "cli:test");
        verify("crm");
        assertThat(there(company)).isTrue();
    }

    @Test
    void otherReasonsCloseAtOnceMarkNobodyAndEraseNoVisit() {
        for (Reason reason :
                List.of(Reason.EXPIRED, Reason.CORRECTED, Reason.LICENCE_ENDED, Reason.CONSENT_WITHDRAWN)) {
            assertThat(reason.forbids()).isFalse();
            CompanyFacts facts = facts(reason.name(), reason.name().toLowerCase(java.util.Locale.ROOT) + ".example");
            long company = known(facts);
            long id = stores.withdrawals()
                    .open(
                            new Withdrawal(
                                    0, reason, null, company, new CompanyKey("hk-some"), facts.domain(), "test", NOW),
                            List.of("crm"));
            look("crm", NOW);
            assertThat(stores.withdrawals().unverified("crm", List.of(company))).containsExactly(company);
            WithdrawalTask closed = look("crm", NOW.plus(Duration.ofMinutes(16)));
            assertThat(closed.progress().dueAt()).as("nothing more to look for").isNull();
            assertThat(stores.withdrawals().unverified("crm", List.of(company))).isEmpty();
            assertThat(there(company)).isTrue();
            assertThat(sql().queryForMap("select herkomst_key, company_domain from withdrawal where id = ?", id))
                    .containsEntry("herkomst_key", "erased")
                    .containsEntry("company_domain", null);
        }
    }

    @Test
    void whoVisitsAgainAfterAnObjectionIsErasedByUpkeepAndTheOthersStay() {
        long other = known(OTHER);
        objects("acme.example");
        long again = known(ACME);

        assertThat(new ObjectedCompanies(stores, Set.of("crm"), CLOCK).erase("upkeep"))
                .isOne();

        assertThat(there(again)).isFalse();
        assertThat(there(other)).isTrue();
    }

    @Test
    void aHeldDomainIsNotErased() {
        long company = known(ACME);
        desk().hold("acme.example", Instant.now().plus(Duration.ofHours(1)), "page");
        assertThat(blocked(ACME)).isTrue();
        assertThat(new ObjectedCompanies(stores, Set.of("crm"), CLOCK).erase("upkeep"))
                .isZero();
        assertThat(there(company)).isTrue();
        assertThat(replay()).isEqualTo(new Replayed(0, 0, 0));
        assertThat(stores.tombstones().inForce()).isEmpty();
    }

    @Test
    void visitsWhoseCompanyWasErasedMeanwhileGo() {
        long company = known(ACME);
        List.of(company, company + 1)
                .forEach(id -> sql().update(
                                "insert into company_visit (visit_key, company_id, site_id, on_day, pages, page_counts,"
                                        + " channel) values (?, ?, 1, current_date, 1, '', 'DIRECT')",
                                id,
                                id));
        assertThat(workspace.upkeep().deleteOrphans()).isOne();
        assertThat(sql().queryForList("select company_id from company_visit", Long.class))
                .containsExactly(company);
    }
}
