package org.herkomst.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.herkomst.connector.matomo.*;
import org.herkomst.connector.resolver.*;
import org.herkomst.core.delivery.Cleared;
import org.herkomst.core.delivery.Guards;
import org.herkomst.core.delivery.LastLook;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.core.policy.PolicyWriter.LegalBasis;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.target.*;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.target.WithdrawalResult;
import org.herkomst.core.testing.MemoryStores;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.MappingSet;
import org.herkomst.mappings.Mappings;

class SyncPipelineProperties {
    private static final Instant NOW = Instant.parse("2026-11-02T03:00:00Z");
    private static final Site SITE = new Site("1", "Shop", ZoneOffset.UTC);
    private final MemoryStores stores = new MemoryStores();
    private final List<ReadVisit> visits = new ArrayList<>();
    private final Set<String> delivered = new HashSet<>();
    private int version;

    @Property(tries = 300)
    void equationsHoldAndOptedOutCompaniesAreNeverSent(@ForAll Random random) {
        MemoryStores fresh = new MemoryStores();
        Set<Integer> out = new HashSet<>();
        for (int run = 0; run < 5; run++) {
            visits.clear();
            delivered.clear();
            for (int i = 0; i < random.nextInt(15); i++) {
                visits.add(visit(random.nextInt(12), random.nextInt(30)));
            }
            if (random.nextBoolean()) {
                int company = random.nextInt(12);
                fresh.ports().optOuts().add(optOut(company, random.nextInt(3)));
                out.add(company);
            }
            RunReport report = run(fresh, options(random.nextInt(3), random.nextInt(4) > 0, 2), random);
            assertThat(report.gaps()).isEmpty();
            assertThat(report.visits.read()).isEqualTo(visits.size());
            out.forEach(company -> assertThat(delivered).doesNotContain("Firma" + company + " B.V."));
        }
    }

    @Example
    void aSecondRunAttemptsNothing() {
        visits.add(visit(1, 1));
        visits.add(visit(2, 2));
        RunReport first = run(stores, options(0, true, 200), null);
        assertThat(first.writes.created).isEqualTo(2);
        RunReport second = run(stores, options(0, true, 200), null);
        assertThat(second.writes.attempted()).isZero();
        assertThat(second.companies.unchanged).isEqualTo(2);
        assertThat(second.visits.get(VisitCounts.Outcome.DUPLICATE)).isEqualTo(2);
    }

    @Example
    void aGuardStopsAndAConfirmedRunSends() {
        for (int i = 0; i < 5; i++) {
            visits.add(visit(i, 1));
        }
        RunReport stopped = run(stores, options(0, false, 2), null);
        assertThat(stopped.writes.notSent).isEqualTo(5);
        assertThat(delivered).isEmpty();
        assertThat(run(stores, options(0, false, 2), null).writes.notSent).isEqualTo(5);
        assertThat(run(stores, options(0, true, 2), null).writes.created).isEqualTo(5);
    }

    @Example
    void anUnreadableRegisterSendsNothing() {
        visits.add(visit(1, 1));
        stores.breakOptOuts(true);
        assertThatThrownBy(() -> run(stores, options(0, true, 200), null)).hasMessageContaining("HK-OPT-001");
        assertThat(delivered).isEmpty();
    }

    @Example
    void aRecordOfChangesThatCannotBeWrittenSendsNothing() {
        visits.add(visit(1, 1));
        stores.breakChanges(true);
        assertThatThrownBy(() -> run(stores, options(0, true, 200), null)).hasMessageContaining("HK-AUD-001");
        assertThat(delivered).isEmpty();
        stores.breakChanges(false);
        assertThat(run(stores, options(0, true, 200), null).writes.created).isEqualTo(1);
    }

    private RunReport run(MemoryStores in, SyncOptions options, @org.jspecify.annotations.Nullable Random faults) {
        RunReport report = new RunReport(new RunInfo(
                "r", "nightly", RunInfo.Mode.LIVE, "manual", RunInfo.Status.RUNNING, NOW, null, null, "", "", "", 0));
        Mapping mapping = Mappings.named("hubspot");
        SyncPipeline pipeline = SyncPipeline.of(
                options,
                in.ports(),
                new SyncPipeline.Parts(
                        new Feed(),
                        new Target(faults),
                        new MappingSet(mapping),
                        List.of(),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        new Random(1)));
        while (pipeline.pullPage(report)) {}
        if (pipeline.prepare(report) == SyncPipeline.Prepared.GO) {
            while (pipeline.deliverBatch(report)) {}
        }
        pipeline.close(report);
        assertThat(report.gaps()).isEmpty();
        return report;
    }

    private static SyncOptions options(int first, boolean confirmed, int most) {
        return new SyncOptions(
                "nightly",
                "web",
                "Website visit, Matomo",
                "crm",
                LegalBasis.LEGITIMATE_INTEREST,
                new Guards(most, 0.3),
                confirmed,
                false,
                first,
                null);
    }

    private static OptOut optOut(int company, int kind) {
        return switch (kind) {
            case 0 -> OptOutRequest.domain("www.firma" + company + ".example", null, NOW);
            case 1 -> OptOutRequest.name("FIRMA" + company, null, NOW);
            default -> OptOutRequest.register("KVK:" + (10000000 + company), null, NOW);
        };
    }

    private ReadVisit visit(int company, int day) {
        CompanyFacts facts = new CompanyFacts(
                "ranges:" + company,
                "Firma" + company + " B.V.",
                "firma" + company + ".example",
                "NL",
                OrganisationKind.BUSINESS,
                List.of("kvk:" + (10000000 + company)),
                null,
                null,
                null,
                null,
                null,
                null);
        Evidence evidence = new Evidence("ranges", "own data", null, SizeClass.OFFICE, Set.of(Permission.MARKETING));
        LocalDate date = LocalDate.of(2026, 10, 1).plusDays(day);
        VisitRef ref = new VisitRef(++version, version, date);
        return new ReadVisit.Named(new CompanyVisit(
                ref,
                SITE,
                date,
                2,
                Map.of("/prices", 2),
                Channel.DIRECT,
                null,
                0,
                false,
                new Resolution.Company(facts, 1.0, List.of(evidence), "Own ranges")));
    }

    private final class Feed implements VisitFeed {
        @Override
        public List<Site> sites() {
            return List.of(SITE);
        }

        @Override
        public VisitPage read(FeedPosition position) {
            return new VisitPage(visits, new FeedPosition("x"), true, new FeedNotes(1, 0, 0, 0, 0, 0, List.of()));
        }

        @Override
        public SourceCheck check() {
            throw new AssertionError("not in a run");
        }

        @Override
        public void finished() {}

        @Override
        public void close() {}
    }

    private final class Target implements CrmTarget {
        private final @org.jspecify.annotations.Nullable Random faults;

        Target(@org.jspecify.annotations.Nullable Random faults) {
            this.faults = faults;
        }

        @Override
        public TargetTraits traits() {
            return new TargetTraits("memory", 3, Duration.ZERO, "", TargetTraits.VerdictKind.BY_KEY, "", "", "");
        }

        @Override
        public TargetCheck check(Mapping mapping) {
            return new TargetCheck("", List.of(), List.of());
        }

        @Override
        public org.herkomst.core.target.AccountSchema schema() {
            return new org.herkomst.core.target.AccountSchema(java.util.List.of());
        }

        @Override
        public ProvisionReport provision(Mapping mapping) {
            return new ProvisionReport(List.of(), List.of());
        }

        @Override
        public WithdrawalResult withdraw(List<Retraction> retractions, Mapping mapping) {
            return new WithdrawalResult(List.of(), Optional.empty());
        }

        @Override
        public DeliveryResult deliver(List<CrmRecord> records, LastLook look) {
            List<Receipt> receipts = new ArrayList<>();
            for (Cleared<CrmRecord> cleared : look.look(records)) {
                delivered.add(cleared.value().name());
                Verdict accepted = cleared.value().known() == null ? Verdict.CREATED : Verdict.UPDATED;
                int dice = faults == null ? 9 : faults.nextInt(10);
                Verdict verdict = dice == 0 ? Verdict.DEFERRED : dice == 1 ? Verdict.REJECTED : accepted;
                if (dice != 2) {
                    receipts.add(
                            new Receipt(cleared.value().key(), verdict, "1", Map.of(), new FieldCounts(), null, null));
                }
            }
            boolean pause = faults != null && faults.nextInt(12) == 0;
            Problem problem = new Problem("HK-T", Problem.Category.RATE, 1, "quota", "wait");
            return new DeliveryResult(receipts, pause ? Optional.of(new TargetPause(NOW, problem)) : Optional.empty());
        }

        @Override
        public DeliveryResult preview(List<CrmRecord> records) {
            throw new AssertionError("not a dry run");
        }

        @Override
        public ApiUse takeUse() {
            return new ApiUse(1, 0, 0);
        }

        @Override
        public void close() {}
    }
}
