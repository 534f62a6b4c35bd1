package org.herkomst.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.herkomst.app.store.SchemaStore.Seen;
import org.herkomst.app.store.UpkeepStore.KnownSite;
import org.herkomst.connector.matomo.Channel;
import org.herkomst.connector.matomo.FeedPosition;
import org.herkomst.connector.matomo.Site;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.Evidence;
import org.herkomst.connector.resolver.OrganisationKind;
import org.herkomst.connector.resolver.Permission;
import org.herkomst.connector.resolver.SizeClass;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.Delivery;
import org.herkomst.core.delivery.Outbox;
import org.herkomst.core.delivery.Outbox.Settled;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.run.FieldCounts;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.SchemaField;
import org.herkomst.core.visit.CompanyDay;
import org.herkomst.core.visit.DaySum;
import org.herkomst.core.visit.VisitRow;
import org.herkomst.core.withdrawal.Reason;
import org.herkomst.core.withdrawal.Withdrawal;
import org.herkomst.core.withdrawal.WithdrawalStore.Step;
import org.herkomst.core.withdrawal.WithdrawalTask;
import org.herkomst.core.withdrawal.WithdrawalTask.Progress;
import org.herkomst.core.withdrawal.WithdrawalTask.State;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.WritePolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every database must do. */
abstract class WorkspaceContract extends StoreContract {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final long KEY = 0x8011_2233_4455_6677L;

    @Test
    void companyComesBackWhole() {
        Company company = company("hk-aaaa");
        long id = stores.companies().create(company);
        Alias alias = new Alias(Alias.Kind.DOMAIN, "acme.example");
        stores.companies().addAliases(id, List.of(alias, alias));

        assertThat(stores.companies().get(List.of(id))).singleElement().satisfies(c -> {
            assertThat(c.facts()).isEqualTo(company.facts());
            assertThat(c.evidence()).isEqualTo(company.evidence());
            assertThat(c.obtainedOn()).isEqualTo(DAY);
        });
        assertThat(stores.companies().find(List.of(alias))).isEqualTo(Map.of(alias, id));
        assertThat(stores.companies().aliases(List.of(id))).isEqualTo(Map.of(id, List.of(alias)));
        assertThat(stores.companies().byKey(new CompanyKey("hk-aaaa"))).contains(id);
    }

    @Test
    void pageGroupsAreMutedOnceAndHeardAgain() {
        stores.companies().mutePages("/jobs", true);
        stores.companies().mutePages("/jobs", true);
        stores.companies().mutePages("/press", true);
        assertThat(stores.companies().mutedPages()).containsExactlyInAnyOrder("/jobs", "/press");
        stores.companies().mutePages("/jobs", false);
        assertThat(stores.companies().mutedPages()).containsExactly("/press");
    }

    @Test
    void fieldsOfATargetAreKeptInThePlaceOfEarlierOnes() {
        assertThat(workspace.schemas().last("crm")).isEmpty();
        SchemaField field =
                new SchemaField("city", "City", SchemaField.Kind.CHOICE, true, false, true, 40, List.of("Delft"));
        workspace.schemas().keep("crm", new Seen(NOW, List.of()));
        workspace.schemas().keep("other", new Seen(NOW, List.of()));
        Seen seen = new Seen(NOW.plusSeconds(60), List.of(field));
        workspace.schemas().keep("crm", seen);
        assertThat(workspace.schemas().last("crm")).contains(seen);
    }

    @Test
    void visitsAreReplacedSummedAndCleared() {
        long id = stores.companies().create(company("hk-aaaa"));
        stores.visits().saveSite("web", new Site("1", "Shop", ZoneId.of("Europe/Amsterdam")));
        VisitRow row = visit(id, 2);
        stores.visits().insert(List.of(row));
        stores.visits().replace(List.of(visit(id, 3)));
        assertThat(stores.visits().find(List.of(KEY))).isEqualTo(Map.of(KEY, visit(id, 3)));

        DaySum sum = new DaySum(row.companyDay(), 1, 3, Map.of("/", 3), Map.of("search: x", 1));
        stores.visits().save(List.of(sum), Set.of());
        stores.visits().save(List.of(sum), Set.of(sum.key()));
        assertThat(stores.visits().sums(List.of(row.companyDay()))).isEqualTo(Map.of(row.companyDay(), sum));
        assertThat(stores.visits().sumsOf(List.of(id), "web")).containsExactly(sum);
        assertThat(stores.companies().withVisits("web", 0, 10)).hasSize(1);
        stores.visits().clearDays("web", "1", DAY, DAY);
        assertThat(stores.visits().find(List.of(KEY))).isEmpty();
        assertThat(stores.companies().withVisits("web", 0, 10)).isEmpty();
    }

    @Test
    void sumOfNoVisitsIsDeleted() {
        stores.visits().saveSite("web", new Site("1", "Shop", ZoneId.of("Europe/Amsterdam")));
        CompanyDay day = new CompanyDay(1, "web", "1", DAY);
        stores.visits().save(List.of(new DaySum(day, 1, 1, Map.of(), Map.of())), Set.of());
        stores.visits().save(List.of(new DaySum(day, 0, 0, Map.of(), Map.of())), Set.of(day));
        assertThat(stores.visits().sums(List.of(day))).isEmpty();
    }

    @Test
    void positionSeenAndSitesComeBack() {
        assertThat(stores.positions().get("nightly")).isEqualTo(FeedPosition.START);
        stores.positions().save("nightly", new FeedPosition("{}"));
        stores.positions().save("nightly", new FeedPosition("{1}"));
        assertThat(stores.positions().get("nightly").text()).isEqualTo("{1}");
        stores.seen().append("nightly", "1", DAY, new byte[] {1, 2});
        stores.seen().append("nightly", "1", DAY, new byte[] {3});
        assertThat(stores.seen().blocks("nightly", "1", DAY)).containsExactly(new byte[] {1, 2}, new byte[] {3});
        Site site = new Site("1", "Shop", ZoneId.of("Europe/Amsterdam"));
        stores.visits().saveSite("web", site);
        stores.visits().saveSite("web", site);
        assertThat(stores.visits().sites("web")).isEqualTo(Map.of("1", site));
    }

    @Test
    void aRegisterThatLostRowsIsNotRead() {
        OptOut first = new OptOut(0, OptOut.Kind.DOMAIN, "acme.example", "acme.example", null, NOW, null);
        OptOut second = new OptOut(0, OptOut.Kind.NAME, "works", "Works", null, NOW, null);
        stores.optOuts().remove(stores.optOuts().add(first));
        stores.optOuts().add(first);
        stores.optOuts().add(second);
        assertThat(stores.optOuts().version()).isEqualTo(4);
        for (String damage : List.of(
                "update opt_out set opt_value = 'acme' where kind = 'DOMAIN'",
                "update opt_out set held_until = created_at where kind = 'NAME'",
                "update counter set latest = 3 where counter_name = 'opt_out_version'",
                "delete from opt_out where kind = 'NAME'",
                "delete from opt_out",
                "delete from counter where counter_name = 'opt_out_seal'")) {
            assertThatThrownBy(() -> stores.transactions().run(() -> {
                        execute(damage);
                        stores.optOuts().version();
                    }))
                    .as(damage)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("not as it was left");
        }
        assertThat(stores.optOuts().version()).isEqualTo(4);
    }

    @Test
    void aRowOfAnUnknownKindIsNotRead() {
        stores.optOuts().add(new OptOut(0, OptOut.Kind.DOMAIN, "acme.example", "acme.example", null, NOW, null));
        execute("update opt_out set kind = 'DOM'");
        assertThatThrownBy(() -> stores.optOuts().all()).isInstanceOf(StoreException.class);
    }

    private void execute(String sql) {
        new org.springframework.jdbc.core.JdbcTemplate(workspace.dataSource()).execute(sql);
    }

    @Test
    void optOutsMoveTheVersionOn() {
        OptOut optOut = new OptOut(0, OptOut.Kind.DOMAIN, "acme.example", "www.acme.example", null, NOW, null);
        long id = stores.optOuts().add(optOut);
        assertThat(stores.optOuts().add(optOut)).isEqualTo(id);
        assertThat(stores.optOuts().version()).isEqualTo(1);
        assertThat(stores.optOuts().all())
                .singleElement()
                .satisfies(o -> assertThat(o.createdAt()).isEqualTo(NOW));
        assertThat(stores.optOuts().remove(id)).isTrue();
        assertThat(stores.optOuts().remove(id)).isFalse();
        assertThat(stores.optOuts().version()).isEqualTo(2);
    }

    @Test
    void rolledBackWorkLeavesNothing() {
        assertThatThrownBy(() -> stores.transactions().run(() -> {
                    stores.positions().save("nightly", new FeedPosition("{}"));
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(stores.positions().get("nightly")).isEqualTo(FeedPosition.START);
    }

    @Test
    void withdrawalsOfARunThatIsGoneAreClaimedAnewAtOnce() {
        long company = stores.companies().create(company("hk-aaaa"));
        CompanyKey key = new CompanyKey("hk-aaaa");
        Withdrawal withdrawal = new Withdrawal(0, Reason.OPT_OUT, null, company, key, null, "cli:test", NOW);
        stores.withdrawals().open(withdrawal, List.of("crm"));
        assertThat(stores.withdrawals().claim("crm", 10, 1, NOW)).hasSize(1);
        assertThat(stores.withdrawals().claim("crm", 10, 2, NOW)).isEmpty();

        workspace.locks().freeClaims("crm");

        assertThat(stores.withdrawals().claim("crm", 10, 3, NOW)).hasSize(1);
    }

    @Test
    void withdrawalKnowsWhoseRecordItIsAlsoWhereItWasAskedForWhileTheRecordWasBeingSent() {
        Outbox outbox = stores.outbox();
        outbox.put("crm", List.of(delivery(7, "h1")));
        long claim = outbox.nextClaim();
        List<Delivery> claimed = outbox.claim("crm", 10, claim);
        Withdrawal withdrawal =
                new Withdrawal(0, Reason.OPT_OUT, null, 7, new CompanyKey("hk-aaaa"), null, "cli:test", NOW);
        stores.withdrawals().open(withdrawal, List.of("crm"));

        outbox.settle("crm", List.of(new Settled(claimed.get(0), receipt(Verdict.ADOPTED, "55"))), claim, NOW);

        assertThat(stores.withdrawals().claim("crm", 10, 1, NOW))
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.ownership()).isEqualTo(Ownership.ADOPTED);
                    assertThat(task.targetId()).isEqualTo("55");
                });
    }

    @Test
    void companyThatObjectsOnceMoreWhileItIsTakenBackBeginsAnewAndKeepsItsReceipt() {
        Withdrawal withdrawal =
                new Withdrawal(0, Reason.OPT_OUT, null, 7, new CompanyKey("hk-aaaa"), null, "cli:test", NOW);
        stores.withdrawals().open(withdrawal, List.of("crm"));
        WithdrawalTask claimed = stores.withdrawals().claim("crm", 10, 1, NOW).get(0);
        stores.withdrawals().open(withdrawal, List.of("crm"));
        Progress looked = new Progress(State.LOOKING, 0, 0, NOW.plusSeconds(10), null);
        Retracted deleted = new Retracted(new CompanyKey("hk-aaaa"), Outcome.DELETED, "55", null, null);

        assertThat(stores.withdrawals().settle(List.of(new Step(claimed.with(looked), deleted, NOW)), 1))
                .isEmpty();

        assertThat(stores.withdrawals().receipt(claimed.id())).hasSize(1);
        assertThat(stores.withdrawals().claim("crm", 10, 2, NOW))
                .singleElement()
                .satisfies(task -> assertThat(task.progress().state()).isEqualTo(State.WAITING));
    }

    @Test
    void oneRunOfAJobHoldsItsLock() {
        OptionalLong token = workspace.locks().acquire("nightly");
        assertThat(token).isPresent();
        assertThat(workspace.locks().acquire("nightly")).isEmpty();
        assertThat(workspace.locks().renew("nightly", token.getAsLong())).isTrue();
        assertThat(workspace.locks().renew("nightly", token.getAsLong() + 1)).isFalse();
        workspace.locks().release("nightly", token.getAsLong());
        assertThat(workspace.locks().acquire("nightly")).isPresent();
    }

    @Test
    void aTransactionOfARunThatLostItsLockIsRolledBack() {
        long old = workspace.locks().acquire("nightly").orElseThrow();
        assertThat(workspace.locks().held("nightly")).isTrue();
        workspace.locks().release("nightly", old);
        assertThat(workspace.locks().held("nightly")).isFalse();
        assertThat(workspace.locks().renew("nightly", old)).isFalse();
        long taken = workspace.locks().acquire("nightly").orElseThrow();
        assertThat(taken).isGreaterThan(old);
        assertThat(stores.transactions().<Boolean>call(() -> workspace.locks().holds("nightly", old)))
                .isFalse();
        assertThat(stores.transactions().<Boolean>call(() -> workspace.locks().holds("nightly", taken)))
                .isTrue();
    }

    @Test
    void eightAtOnceGetOneLockAlsoTheFirstTime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 5; round++) {
                String job = "job" + round;
                List<Callable<Boolean>> tries = Collections.nCopies(
                        8, () -> workspace.locks().acquire(job).isPresent());
                int got = 0;
                for (Future<Boolean> one : threads.invokeAll(tries)) {
                    got += one.get() ? 1 : 0;
                }
                assertThat(got).isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aDueTimeIsTakenOnceAndPausesAreKept() {
        ScheduleStore schedules = workspace.schedules();
        assertThat(schedules.handledUntil("nightly")).isEmpty();
        assertThat(schedules.paused("nightly")).isFalse();
        assertThat(schedules.take("nightly", NOW)).isTrue();
        assertThat(schedules.take("nightly", NOW)).isFalse();
        assertThat(schedules.take("nightly", NOW.minusSeconds(1))).isFalse();
        assertThat(schedules.take("nightly", NOW.plusSeconds(1))).isTrue();
        assertThat(schedules.handledUntil("nightly")).contains(NOW.plusSeconds(1));
        schedules.pause("nightly", true);
        assertThat(schedules.paused("nightly")).isTrue();
        schedules.pause("other", false);
        assertThat(schedules.paused("other")).isFalse();
    }

    @Test
    void upkeepDeletesRowsAndKeepsTheirSums() {
        Site site = new Site("1", "Shop", ZoneId.of("Europe/Amsterdam"));
        stores.visits().saveSite("web", site);
        long id = stores.companies().create(company("hk-aaaa"));
        VisitRow row = visit(id, 2);
        DaySum sum = new DaySum(row.companyDay(), 1, 2, Map.of("/", 2), Map.of("search", 1));
        stores.visits().insert(List.of(row));
        stores.visits().save(List.of(sum), Set.of());
        stores.seen().append("nightly", "1", DAY, new byte[8]);
        UpkeepStore upkeep = workspace.upkeep();
        KnownSite known = new KnownSite("web", "1", site.zone());
        assertThat(upkeep.sites()).containsExactly(known);
        assertThat(upkeep.deleteVisits(known, DAY.minusDays(1))).isZero();
        assertThat(stores.visits().summedTo("web")).isEqualTo(Map.of("1", DAY.minusDays(1)));
        assertThat(upkeep.deleteVisits(known, DAY)).isEqualTo(1);
        assertThat(upkeep.deleteVisits(known, DAY.minusDays(5))).isZero();
        assertThat(stores.visits().summedTo("web")).isEqualTo(Map.of("1", DAY));
        assertThat(upkeep.deleteMarks("nightly", "1", DAY)).isEqualTo(1);
        assertThat(stores.visits().sumsOf(List.of(id), "web")).containsExactly(sum);
        assertThat(upkeep.deleteSums(known, DAY)).isEqualTo(1);
        assertThat(stores.visits().sumsOf(List.of(id), "web")).isEmpty();
    }

    @Test
    void aRecordWhoseDayHasPassedIsExpiredUntilItIsTakenBackOrWrittenAgain() {
        long company = stores.companies().create(company("hk-aaaa"));
        accept(delivery(company, "h1"));
        UpkeepStore upkeep = workspace.upkeep();
        LocalDate day = DAY.plusYears(1);
        assertThat(upkeep.expired(day)).isEmpty();
        assertThat(upkeep.expired(day.plusDays(1))).isEqualTo(Map.of("crm", List.of(company)));

        stores.outbox().put("crm", List.of(delivery(company, "h2", DAY.plusYears(2))));
        assertThat(upkeep.expired(day.plusDays(1))).as("a later record waits").isEmpty();
        stores.outbox().drop("crm", List.of(company));

        stores.withdrawals().open(withdrawal(Reason.EXPIRED, null, company), List.of("crm"));
        assertThat(upkeep.expired(day.plusDays(1))).as("once").isEmpty();
    }

    private void accept(Delivery delivery) {
        Outbox outbox = stores.outbox();
        outbox.put("crm", List.of(delivery));
        long claim = outbox.nextClaim();
        Delivery claimed = outbox.claim("crm", 10, claim).get(0);
        outbox.settle("crm", List.of(new Settled(claimed, receipt(Verdict.CREATED, "55"))), claim, NOW);
    }

    @Test
    void oldReportsAndExecutionsGo() {
        workspace.upkeep().save("upkeep-1", NOW, "{}");
        assertThat(workspace.upkeep().latest(5)).containsExactly("{}");
        assertThat(workspace.upkeep().deleteReports(NOW)).isZero();
        assertThat(workspace.upkeep().deleteReports(NOW.plusSeconds(1))).isEqualTo(1);
        assertThat(workspace.upkeep().deleteExecutions(NOW)).isZero();
    }

    @Test
    void visitKeyIsKept() {
        assertThat(workspace.visitKey()).hasSize(32).isEqualTo(workspace.visitKey());
    }

    static Company company(String key) {
        CompanyFacts facts = new CompanyFacts(
                "r1",
                "Acme B.V.",
                "acme.example",
                "NL",
                OrganisationKind.BUSINESS,
                List.of("kvk:12345678"),
                null,
                null,
                "Delft",
                null,
                null,
                12);
        Evidence evidence = new Evidence("ranges", "own", DAY, SizeClass.OFFICE, Set.of(Permission.MARKETING));
        return new Company(0, new CompanyKey(key), facts, 0.9, "named", List.of(evidence), DAY);
    }

    private static VisitRow visit(long company, int pages) {
        return new VisitRow(KEY, company, "web", "1", DAY, pages, Map.of("/", pages), Channel.SEARCH, null);
    }

    static CrmRecord record() {
        LinkedHashMap<String, MappedField> fields = new LinkedHashMap<>();
        fields.put("z", new MappedField(new FieldValue.Text("x"), WritePolicy.OVERWRITE));
        fields.put("a", new MappedField(new FieldValue.Decimal(0.95), WritePolicy.FILL_EMPTY));
        fields.put("d", new MappedField(new FieldValue.Day(DAY), WritePolicy.OVERWRITE));
        return new CrmRecord(new CompanyKey("hk-aaaa"), "Acme", null, fields, null);
    }

    static Delivery delivery(long company, String hash) {
        return delivery(company, hash, DAY.plusYears(1));
    }

    private static Delivery delivery(long company, String hash, LocalDate expiresOn) {
        return new Delivery(company, "run1", record(), hash, expiresOn);
    }

    private static Withdrawal withdrawal(Reason reason, @Nullable Long optOut, long company) {
        return new Withdrawal(0, reason, optOut, company, new CompanyKey("hk-aaaa"), "acme.example", "cli:test", NOW);
    }

    static Receipt receipt(Verdict verdict, @Nullable String targetId) {
        return new Receipt(
                new CompanyKey("hk-aaaa"), verdict, targetId, Map.of("z", "x"), new FieldCounts(), null, null);
    }
}
