package org.herkomst.app.job;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.herkomst.app.config.ConfigurationException;
import org.herkomst.app.config.ConfigurationException.Fault;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.HerkomstConfiguration.Job;
import org.herkomst.app.config.HerkomstConfiguration.Notice;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.resolver.InputException;
import org.herkomst.core.optout.TombstoneReplay;
import org.herkomst.core.run.RunInfo;
import org.herkomst.core.run.RunInfo.Mode;
import org.herkomst.core.run.RunInfo.Status;
import org.herkomst.core.run.RunReport;
import org.herkomst.core.run.SyncOptions;
import org.herkomst.core.run.SyncPipeline;
import org.herkomst.core.run.SyncPipeline.Prepared;
import org.herkomst.core.run.SyncPipeline.Preview;
import org.herkomst.core.run.SyncStores;
import org.jspecify.annotations.Nullable;

/** One run: the lock, the report, the two steps, and how it ended. For one thread. */
final class SyncRun {
    private final Workspace workspace;
    private final SyncRequest request;
    private final Clock clock;
    private final BiConsumer<String, BatchJobs.Steps> driver;
    private final BooleanSupplier stopping;
    private final RunReport report;
    private final Progress progress;
    private @Nullable Lease lease;
    private final TargetTurn turn;
    private boolean withdrawn;
    private boolean pulled;
    private boolean prepared;
    private boolean guarded;
    private List<Preview> previews = List.of();
    private @Nullable RuntimeException failure;

    SyncRun(
            Workspace workspace,
            SyncRequest request,
            Clock clock,
            BiConsumer<String, BatchJobs.Steps> driver,
            BooleanSupplier stopping) {
        this.workspace = workspace;
        this.request = request;
        this.clock = clock;
        this.driver = driver;
        this.stopping = stopping;
        this.report = new RunReport(begin());
        this.progress = new Progress(clock, request.progress());
        this.turn = new TargetTurn(workspace.locks(), job().target());
    }

    SyncOutcome run() {
        requireNotice();
        OptionalLong lock = workspace.locks().acquire(request.job());
        if (lock.isEmpty()) {
            return end(Status.SKIPPED_OVERLAP);
        }
        try (Lease held = Lease.keep(workspace.locks(), request.job(), lock.getAsLong())) {
            lease = held;
            return locked();
        } finally {
            turn.close();
        }
    }

    private SyncOutcome locked() {
        try {
            workspace.runs().closeLost(request.job(), clock.instant());
            replay();
            begin(RunParts.open(request, workspace));
        } catch (ConfigurationException | InputException e) {
            throw e;
        } catch (RuntimeException e) {
            failure = failure == null ? e : failure;
        }
        if (failure != null) {
            Failures.tell(failure, report);
        }
        return end(new Ending(report, failure, guarded, request.first() > 0).status());
    }

    /** Before anything is read: a restored database may have lost objections. */
    private void replay() {
        Set<String> targets = request.configuration().targets().keySet();
        new TombstoneReplay(workspace.stores(), targets, clock)
                .run("run:" + report.info().id())
                .problems()
                .forEach(report::add);
    }

    private void begin(RunParts opened) {
        try (RunParts parts = opened) {
            report.info(described(parts));
            workspace.runs().save(report);
            drive(SyncPipeline.of(options(), stores(), parts.connect(request, workspace, clock)));
        }
    }

    private void drive(SyncPipeline pipeline) {
        try {
            if (request.dryRun()) {
                rolledBack(() -> plainly(pipeline));
            } else {
                driver.accept(report.info().id(), steps(pipeline));
            }
        } finally {
            // Batch may fail at its own tables; the report's sums close all the same.
            pipeline.close(report);
        }
    }

    private void plainly(SyncPipeline pipeline) {
        BatchJobs.Steps steps = steps(pipeline);
        while (steps.pull().getAsBoolean()
                || (failure == null && steps.deliver().getAsBoolean())) {
            renew();
        }
        previews = pipeline.previews(report, 20);
        pipeline.close(report);
    }

    private void rolledBack(Runnable work) {
        try {
            workspace.stores().transactions().run(() -> {
                work.run();
                throw new RolledBack();
            });
        } catch (RolledBack e) {
            return;
        }
    }

    private static final class RolledBack extends RuntimeException {
        RolledBack() {
            super("A dry run leaves nothing", null, false, false);
        }
    }

    private BatchJobs.Steps steps(SyncPipeline pipeline) {
        return new BatchJobs.Steps(guarded(() -> pull(pipeline)), guarded(() -> deliver(pipeline)));
    }

    private boolean pull(SyncPipeline pipeline) {
        if (pulled) {
            return false;
        }
        if (!withdrawn) {
            withdrawn = true;
            withdraw(pipeline);
        }
        boolean more = pipeline.pullPage(report);
        pulled = !more;
        progress.tell(report);
        return more;
    }

    /** Whoever writes to the target at this moment takes back as well. */
    private void withdraw(SyncPipeline pipeline) {
        if (!request.dryRun() && turn.tryTake()) {
            pipeline.withdraw(report);
            turn.close();
        }
    }

    private boolean deliver(SyncPipeline pipeline) {
        if (!request.dryRun()) {
            turn.take(stopping);
        }
        if (!prepared) {
            guarded = pipeline.prepare(report) == Prepared.STOPPED_BY_GUARD;
            prepared = true;
        }
        boolean more = !guarded && pipeline.deliverBatch(report);
        progress.tell(report);
        return more;
    }

    /** Failures end the steps and are kept here, so that nothing of them reaches Batch's tables or log. */
    private BooleanSupplier guarded(BooleanSupplier work) {
        return () -> {
            if (failure != null) {
                return false;
            }
            try {
                renew();
                return work.getAsBoolean();
            } catch (RuntimeException e) {
                failure = e;
                return false;
            }
        };
    }

    private void renew() {
        if (stopping.getAsBoolean()) {
            throw new StoppedException("The run was stopped");
        }
        if (held().lost() || turn.lost()) {
            throw Lease.takenOver();
        }
    }

    private Lease held() {
        return Objects.requireNonNull(lease, "lease");
    }

    /** A dry run is one transaction that leaves nothing, so there is nothing to fence. */
    private SyncStores stores() {
        SyncStores stores = workspace.stores();
        return request.dryRun() ? stores : stores.with(turn.fencing(held().fencing(stores.transactions())));
    }

    private void requireNotice() {
        Notice notice = request.configuration().privacy().notice();
        boolean needsNone = request.dryRun() || request.trigger().equals("demo");
        if (needsNone
                || (notice != null
                        && !LocalDate.now(clock.withZone(job().zone())).isBefore(notice.published()))) {
            return;
        }
        String what = notice == null ? "There is no published notice" : "The notice is published in the future";
        throw new ConfigurationException(List.of(new Fault(
                "configuration",
                "herkomst.privacy.notice",
                what + ", so nothing may be pushed",
                "Publish the paragraph of the command notice, then set url and published; a dry run needs none.")));
    }

    private Job job() {
        return RunParts.job(request);
    }

    private SyncOptions options() {
        HerkomstConfiguration configuration = request.configuration();
        return new SyncOptions(
                request.job(),
                job().source(),
                "Website visit, Matomo",
                job().target(),
                configuration.privacy().basis(),
                configuration.guards(),
                request.confirmed(),
                request.dryRun(),
                request.first(),
                request.backfill());
    }

    private RunInfo begin() {
        Instant now = clock.instant();
        Mode mode = request.dryRun() ? Mode.DRY_RUN : request.backfill() != null ? Mode.BACKFILL : Mode.LIVE;
        return new RunInfo(
                RunIds.next(now),
                request.job(),
                mode,
                request.trigger(),
                Status.RUNNING,
                now,
                null,
                null,
                request.configuration().version(),
                "",
                "",
                0);
    }

    private RunInfo described(RunParts parts) {
        RunInfo i = report.info();
        return new RunInfo(
                i.id(),
                i.job(),
                i.mode(),
                i.trigger(),
                i.status(),
                i.startedAt(),
                null,
                null,
                i.configVersion(),
                parts.mappingHash(),
                parts.indexVersion(),
                workspace.stores().optOuts().version());
    }

    private SyncOutcome end(Status status) {
        report.info(report.info().ended(status, clock.instant()));
        try {
            workspace.runs().save(report);
        } catch (RuntimeException e) {
            Failures.tell(e, report);
        }
        return new SyncOutcome(
                report, new Ending(report, failure, guarded, request.first() > 0).exitCode(status), previews);
    }
}
