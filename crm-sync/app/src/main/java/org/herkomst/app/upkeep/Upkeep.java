package org.herkomst.app.upkeep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.HerkomstConfiguration.Export;
import org.herkomst.app.config.HerkomstConfiguration.Job;
import org.herkomst.app.store.CorrectionsExport;
import org.herkomst.app.store.PlanFiles;
import org.herkomst.app.store.StoreException;
import org.herkomst.app.store.UpkeepStore.KnownSite;
import org.herkomst.app.store.Workspace;
import org.herkomst.app.upkeep.UpkeepReport.Status;
import org.herkomst.app.upkeep.UpkeepReport.Step;
import org.herkomst.connector.matomo.ExportSettings;
import org.herkomst.connector.matomo.FeedPosition;
import org.herkomst.connector.matomo.SourceException;
import org.herkomst.connector.matomo.VisitFeed;
import org.herkomst.connector.resolver.InputException;
import org.herkomst.connector.resolver.ResolverIndex;
import org.herkomst.core.audit.RecordUnwritableException;
import org.herkomst.core.objection.ObjectionRules;
import org.herkomst.core.optout.ObjectedCompanies;
import org.herkomst.core.optout.TombstoneReplay;
import org.herkomst.core.optout.TombstoneReplay.Replayed;
import org.herkomst.core.withdrawal.Reason;
import org.herkomst.core.withdrawal.Withdrawals;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What has had its time goes away: visit rows (their day sums stay), sums, marks, old reports, Spring Batch's tables, export files that
 * were read; records that have expired are taken back from the CRMs. Each step stands alone: one that fails leaves the others be.
 */
public final class Upkeep {
    /** The name under which it is locked; no job can have it. */
    private static final String LOCK = "(upkeep)";

    private static final int CHANGES_KEPT_MONTHS = 24;
    private static final Duration CHANGES_UNDONE = Duration.ofDays(30);
    private static final Duration PLANS_KEPT = Duration.ofDays(7);
    private static final Duration EXECUTIONS_KEPT = Duration.ofDays(30);
    /** As long as their limits count them and their links are good. */
    private static final Duration MAILS_KEPT = Duration.ofDays(1);

    /** Days that may still grow keep their rows, whatever the configuration says. */
    private static final int OPEN_DAYS = 2;

    private final HerkomstConfiguration configuration;
    private final Workspace workspace;
    private final Clock clock;
    private final List<Step> steps = new ArrayList<>();

    private Upkeep(HerkomstConfiguration configuration, Workspace workspace, Clock clock) {
        this.configuration = configuration;
        this.workspace = workspace;
        this.clock = clock;
    }

    /** Runs it, and keeps the report in the database. */
    public static UpkeepReport run(HerkomstConfiguration configuration, Workspace workspace, Clock clock) {
        OptionalLong lock = workspace.locks().acquire(LOCK);
        Instant started = clock.instant();
        if (lock.isEmpty()) {
            return new UpkeepReport("", started, clock.instant(), Status.SKIPPED_OVERLAP, "", List.of());
        }
        try {
            return new Upkeep(configuration, workspace, clock).all(started);
        } finally {
            workspace.locks().release(LOCK, lock.getAsLong());
        }
    }

    private UpkeepReport all(Instant started) {
        step("tombstones", "opt-outs brought back that a restore of an old backup had lost", this::tombstones);
        visits();
        records(started);
        step("exports", "export files deleted that were read whole (after: delete)", this::exports);
        step(
                "expired",
                "records that are taken back from CRMs from now on, because their day has passed",
                this::expired);
        step(
                "requests",
                "requests of the opt-out page erased, that ran out or were settled long ago",
                () -> workspace.objections().erase(started.minus(MAILS_KEPT), started, ObjectionRules.STANDARD));
        domains();
        step("objected", "companies erased that objected and visited again", this::objected);
        String index = index();
        boolean failed = steps.stream().anyMatch(s -> s.fault() != null);
        Status status = failed ? Status.PARTIAL : Status.SUCCEEDED;
        UpkeepReport report =
                new UpkeepReport(UpkeepReport.id(started), started, clock.instant(), status, index, steps);
        workspace.upkeep().save(report.id(), started, report.json().toString());
        return report;
    }

    private void visits() {
        HerkomstConfiguration.Retention kept = configuration.privacy().retention();
        step(
                "visits",
                "visit rows older than " + kept.visits().toDays() + " days deleted; their day sums stay",
                () -> sites(site -> workspace.upkeep().deleteVisits(site, lastVisitDay(site))));
        step(
                "sums",
                "day sums older than " + kept.sums().toDays() + " days deleted",
                () -> sites(site -> workspace.upkeep().deleteSums(site, last(site.zone(), kept.sums()))));
        step("marks", "blocks of marks of visits that were read, of days whose rows are gone, deleted", this::marks);
    }

    private void records(Instant started) {
        Duration kept = configuration.privacy().retention().sums();
        step(
                "reports",
                "reports older than " + kept.toDays() + " days deleted",
                () -> workspace.upkeep().deleteReports(started.minus(kept)));
        step(
                "undo",
                "records' changes of runs older than " + CHANGES_UNDONE.toDays()
                        + " days deleted; they can't be undone",
                () -> workspace.upkeep().deleteChanges(started.minus(CHANGES_UNDONE)));
        step(
                "plans",
                "plans older than " + PLANS_KEPT.toDays() + " days deleted",
                () -> new PlanFiles(configuration.data()).deleteBefore(started.minus(PLANS_KEPT)));
        step(
                "batch",
                "Spring Batch executions older than " + EXECUTIONS_KEPT.toDays() + " days deleted",
                () -> workspace.upkeep().deleteExecutions(started.minus(EXECUTIONS_KEPT)));
        step(
                "audit",
                "entries of the record of changes older than " + CHANGES_KEPT_MONTHS + " months deleted",
                () -> workspace
                        .audit()
                        .removeBefore(
                                started.atZone(ZoneOffset.UTC)
                                        .minusMonths(CHANGES_KEPT_MONTHS)
                                        .toInstant(),
                                started));
    }

    /** Taking back is the work of serve, or of the next run. */
    private int expired() {
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("UTC")));
        Withdrawals withdrawals =
                new Withdrawals(workspace.stores(), configuration.targets().keySet(), clock);
        return workspace.stores().transactions().call(() -> {
            Map<String, List<Long>> expired = workspace.upkeep().expired(today);
            expired.forEach((target, companies) -> withdrawals.request(companies, target, Reason.EXPIRED, "upkeep"));
            return expired.values().stream().mapToInt(List::size).sum();
        });
    }

    private int tombstones() {
        Replayed replayed =
                new TombstoneReplay(workspace.stores(), configuration.targets().keySet(), clock).run("upkeep");
        return replayed.objections();
    }

    private int objected() {
        int erased = new ObjectedCompanies(
                        workspace.stores(), configuration.targets().keySet(), clock)
                .erase("upkeep");
        workspace.upkeep().deleteOrphans();
        return erased;
    }

    private void step(String name, String what, Supplier<Integer> work) {
        try {
            steps.add(new Step(name, work.get(), what, null, null));
        } catch (StoreException e) {
            steps.add(new Step(name, 0, what, e.getMessage(), e.action()));
        } catch (RecordUnwritableException e) {
            steps.add(new Step(name, 0, what, e.getMessage(), e.action()));
        } catch (SourceException e) {
            steps.add(new Step(name, 0, what, e.getMessage(), e.fault().action()));
        }
    }

    private int sites(ToIntFunction<KnownSite> work) {
        return workspace.upkeep().sites().stream().mapToInt(work).sum();
    }

    /** No row gets older than it may before the upkeep of the next day. */
    private LocalDate lastVisitDay(KnownSite site) {
        LocalDate last = last(site.zone(), configuration.privacy().retention().visits());
        LocalDate open = LocalDate.now(clock.withZone(site.zone())).minusDays(OPEN_DAYS);
        return last.isBefore(open) ? last : open;
    }

    private LocalDate last(ZoneId zone, Duration kept) {
        return LocalDate.now(clock.withZone(zone)).minusDays(Math.max(1, kept.toDays() - 1));
    }

    private int marks() {
        int deleted = 0;
        for (Map.Entry<String, Job> job : configuration.jobs().entrySet()) {
            for (KnownSite site : workspace.upkeep().sites()) {
                if (site.source().equals(job.getValue().source())) {
                    deleted += workspace.upkeep().deleteMarks(job.getKey(), site.site(), lastVisitDay(site));
                }
            }
        }
        return deleted;
    }

    private int exports() {
        int deleted = 0;
        for (Map.Entry<String, HerkomstConfiguration.Source> source :
                configuration.sources().entrySet()) {
            Export export = source.getValue().export();
            if (export != null) {
                List<FeedPosition> positions = configuration.jobs().entrySet().stream()
                        .filter(job -> job.getValue().source().equals(source.getKey()))
                        .map(job -> workspace.stores().positions().get(job.getKey()))
                        .toList();
                deleted += VisitFeed.deleteRead(
                        new ExportSettings(source.getKey(), export.folder(), export.deleteAfter(), export.zone()),
                        positions,
                        clock);
            }
        }
        return deleted;
    }

    private void domains() {
        try {
            PublishedOptOuts.ask(configuration, workspace.stores(), clock, line -> {})
                    .ifPresent(asked -> steps.add(new Step(
                            "domains",
                            asked.asked(),
                            "domains of accounts asked what they publish; " + asked.notAsked() + " did not answer, "
                                    + asked.optedOut().size() + " have opted out",
                            null,
                            null)));
        } catch (InputException e) {
            steps.add(
                    new Step("domains", 0, "domains of accounts asked what they publish", e.getMessage(), e.action()));
        }
    }

    /** Builds the index anew where its inputs changed, so that an input that went bad is told of before the next run. */
    private String index() {
        String before = workspace.upkeep().latest(1).stream()
                .findFirst()
                .map(json -> JsonMapper.shared().readTree(json))
                .map(json -> json.path("index_version"))
                .map(JsonNode::asString)
                .orElse("");
        try {
            CorrectionsExport.write(configuration, workspace.stores());
            String now = ResolverIndex.open(configuration.resolver(), configuration.index())
                    .manifest()
                    .version();
            boolean changed = !before.isEmpty() && !now.equals(before);
            steps.add(new Step(
                    "index",
                    changed ? 1 : 0,
                    changed
                            ? "index built anew: its inputs changed"
                            : "index opened: its inputs are as they were at the last upkeep",
                    null,
                    null));
            return now;
        } catch (InputException e) {
            steps.add(new Step("index", 0, "index built anew", e.getMessage(), e.action()));
            return before;
        }
    }
}
