package org.herkomst.core.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.herkomst.connector.matomo.FeedPosition;
import org.herkomst.connector.matomo.ReadVisit;
import org.herkomst.connector.matomo.SourceException;
import org.herkomst.connector.matomo.SourceFault;
import org.herkomst.connector.matomo.SourceProblem;
import org.herkomst.connector.matomo.VisitPage;
import org.herkomst.core.company.CompanyDirectory;
import org.herkomst.core.visit.VisitIntake;
import org.herkomst.core.withdrawal.Reason;
import org.herkomst.core.withdrawal.Withdrawals;
import org.jspecify.annotations.Nullable;

/** Pulls visits: fetches outside any transaction, stores in one. */
final class VisitPull {
    private final SyncOptions options;
    private final SyncStores stores;
    private final SyncPipeline.Parts parts;
    private final CompanyDirectory companies;
    private final VisitIntake intake;
    private @Nullable FeedPosition position;

    VisitPull(SyncOptions options, SyncStores stores, SyncPipeline.Parts parts) {
        this.options = options;
        this.stores = stores;
        this.parts = parts;
        this.companies = CompanyDirectory.over(stores.companies(), parts.random());
        this.intake = VisitIntake.of(new VisitIntake.Parts(
                options.job(), options.source(), options.backfill(), stores.visits(), stores.seen(), companies));
    }

    boolean page(RunReport report) {
        VisitPage page = read(report);
        VisitCounts counts = store(page, report.info().id());
        position = page.next();
        report.visits.add(counts);
        note(page, report);
        if (page.last() && !options.dryRun()) {
            parts.feed().finished();
        }
        return !page.last();
    }

    private VisitPage read(RunReport report) {
        try {
            return parts.feed().read(start());
        } catch (SourceException e) {
            report.add(problem(e.fault(), 1, e.example()));
            throw e;
        }
    }

    private FeedPosition start() {
        if (position == null) {
            position = options.backfill() != null
                    ? FeedPosition.START
                    : stores.transactions().call(() -> stores.positions().get(options.job()));
        }
        return position;
    }

    /** A record rests on the visits of this source: where none of them has consent any more, it is taken back. */
    private void withdrawWithoutConsent(Set<Long> companies, String runId) {
        Set<Long> left = new HashSet<>(companies);
        stores.visits()
                .sumsOf(companies, options.source())
                .forEach(sum -> left.remove(sum.key().company()));
        Set<Long> sent =
                new HashSet<>(stores.ledger().find(options.target(), left).keySet());
        sent.addAll(stores.outbox().waiting(options.target(), left).keySet());
        new Withdrawals(stores, Set.of(options.target()), parts.clock())
                .request(sent, options.target(), Reason.CONSENT_WITHDRAWN, "run:" + runId);
    }

    private VisitCounts store(VisitPage page, String runId) {
        try {
            return stores.transactions().call(() -> {
                VisitCounts counts = intake.take(page);
                withdrawWithoutConsent(intake.takeWithoutConsent(), runId);
                if (options.backfill() == null) {
                    stores.positions().save(options.job(), page.next());
                }
                return counts;
            });
        } catch (RuntimeException e) {
            intake.rolledBack();
            throw e;
        }
    }

    private void note(VisitPage page, RunReport report) {
        report.api.sourceCalls += page.notes().calls();
        report.api.rateLimited += page.notes().rateLimited();
        report.api.retries += page.notes().retries();
        for (SourceProblem p : page.notes().problems()) {
            report.add(problem(p.fault(), p.count(), p.example()));
        }
        int shared = companies.takeShared();
        if (shared > 0) {
            report.add(new Problem(
                    "HK-ID-001",
                    Problem.Category.RECORD,
                    shared,
                    "Two companies share an alias",
                    "Kept apart; for review."));
        }
        int tooOld = intake.takeTooOld();
        if (tooOld > 0) {
            report.add(
                    new Problem(
                            "HK-VIS-001",
                            Problem.Category.RECORD,
                            tooOld,
                            "Visits of days that are past privacy.retention.visits and were summed up",
                            "To count them, read their days again with sync JOB --from DATE --to DATE: it replaces those days whole."));
        }
        page.visits().stream().map(ReadVisit::ref).forEach(ref -> widen(ref.day(), report));
    }

    private static void widen(LocalDate day, RunReport report) {
        Instant from = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant to = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        if (report.windowFrom == null || from.isBefore(report.windowFrom)) {
            report.windowFrom = from;
        }
        if (report.windowTo == null || to.isAfter(report.windowTo)) {
            report.windowTo = to;
        }
    }

    private static Problem problem(SourceFault fault, int count, String example) {
        Problem.Category category = Problem.Category.valueOf(fault.category().name());
        return new Problem(fault.code(), category, count, fault.message() + " (" + example + ")", fault.action());
    }
}
