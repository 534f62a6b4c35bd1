package org.herkomst.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.herkomst.connector.matomo.FeedNotes;
import org.herkomst.connector.matomo.FeedPosition;
import org.herkomst.connector.matomo.ReadVisit;
import org.herkomst.connector.matomo.Site;
import org.herkomst.connector.matomo.SourceCheck;
import org.herkomst.connector.matomo.VisitFeed;
import org.herkomst.connector.matomo.VisitPage;
import org.herkomst.connector.matomo.VisitRules.Days;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.delivery.Guards;
import org.herkomst.core.policy.PolicyWriter.LegalBasis;
import org.herkomst.core.testing.MemoryCrm;
import org.herkomst.core.testing.MemoryStores;
import org.herkomst.core.testing.Sample;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.MappingSet;
import org.herkomst.mappings.Mappings;
import org.jspecify.annotations.Nullable;

/** A source, stores and a CRM in memory, and runs over them. */
final class Scene {
    static final Instant NOW = Instant.parse("2026-11-02T03:00:00Z");
    static final LocalDate DAY = LocalDate.of(2026, 10, 10);

    final MemoryStores stores = new MemoryStores();
    final MemoryCrm crm = new MemoryCrm(3);
    final List<ReadVisit> visits = new ArrayList<>();
    String source = "web";
    Mapping mapping = Mappings.named("hubspot");
    int first;
    boolean confirmed = true;
    Instant now = NOW;

    @Nullable
    Days backfill;

    List<SyncPipeline.Preview> previews = List.of();
    private long version;
    private int runs;

    static CompanyFacts firm(int number) {
        return Sample.facts("Firm" + number + " B.V.", "firm" + number + ".example", "NL");
    }

    /** A visit of one page more by each of these companies. */
    void visit(CompanyFacts... companies) {
        for (CompanyFacts facts : companies) {
            version++;
            visits.add(Sample.visit(Long.toString(version), version, DAY, facts, "/"));
        }
    }

    /** A visit of a company on a day, with a view of each path. */
    void visit(LocalDate day, CompanyFacts facts, String... paths) {
        version++;
        visits.add(Sample.visit(Long.toString(version), version, day, facts, paths));
    }

    void firms(int from, int to) {
        for (int i = from; i < to; i++) {
            visit(firm(i));
        }
    }

    RunReport run() {
        RunReport report = report();
        SyncPipeline pipeline = pipeline(false);
        steps(pipeline, report);
        return report;
    }

    /** A dry run, as its caller must do it: in a transaction that is rolled back. */
    RunReport dryRun() {
        RunReport report = report();
        SyncPipeline pipeline = pipeline(true);
        RuntimeException back = new IllegalStateException("rolled back");
        try {
            stores.run(() -> {
                steps(pipeline, report);
                previews = pipeline.previews(report, 20);
                throw back;
            });
        } catch (IllegalStateException e) {
            assertThat(e).isSameAs(back);
        }
        return report;
    }

    private static void steps(SyncPipeline pipeline, RunReport report) {
        pipeline.withdraw(report);
        boolean more = true;
        while (more) {
            more = pipeline.pullPage(report);
        }
        more = pipeline.prepare(report) == SyncPipeline.Prepared.GO;
        while (more) {
            more = pipeline.deliverBatch(report);
        }
        pipeline.close(report);
        assertThat(report.gaps()).isEmpty();
        assertThat(report.companies.seen())
                .isEqualTo(report.companies.optedOut
                        + report.companies.belowThreshold
                        + report.companies.withheld
                        + report.companies.eligible());
    }

    SyncPipeline pipeline(boolean dry) {
        SyncOptions options = new SyncOptions(
                "nightly",
                source,
                "Website visit, Matomo",
                "crm",
                LegalBasis.LEGITIMATE_INTEREST,
                new Guards(50, 0.3),
                confirmed,
                dry,
                first,
                backfill);
        return SyncPipeline.of(
                options,
                stores.ports(),
                new SyncPipeline.Parts(
                        new Feed(),
                        crm,
                        new MappingSet(mapping),
                        List.of(),
                        Clock.fixed(now, ZoneOffset.UTC),
                        new Random(1)));
    }

    RunReport report() {
        return new RunReport(new RunInfo(
                "run-" + ++runs,
                "nightly",
                RunInfo.Mode.LIVE,
                "manual",
                RunInfo.Status.RUNNING,
                NOW,
                null,
                null,
                "",
                "",
                "",
                -1));
    }

    private final class Feed implements VisitFeed {
        @Override
        public List<Site> sites() {
            return List.of(Sample.SHOP);
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
}
