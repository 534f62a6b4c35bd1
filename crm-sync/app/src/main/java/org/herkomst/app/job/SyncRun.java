package org.herkomst.app.job;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.herkomst.app.config.ConfigurationException;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.resolver.InputException;
import org.herkomst.core.plan.LeftOut;
import org.herkomst.core.run.RunInfo.Status;
import org.herkomst.core.run.RunReport;
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
    private final RunSetting setting;
    private final RunReport report;
    private final Progress progress;
    private @Nullable Lease lease;
    private final TargetTurn turn;
    private boolean withdrawn;
    private boolean pulled;
    private boolean prepared;
    private boolean guarded;
    private Runnable watch = () -> {};
    private List<Preview> previews = List.of();
    private List<LeftOut> leftOut = List.of();
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
        this.setting = new RunSetting(workspace, request, clock);
        this.report = new RunReport(setting.begin());
        this.progress = new Progress(clock, request.progress());
        this.turn = new TargetTurn(workspace.locks(), setting.job().target());
    }

    SyncOutcome run() {
        setting.requireNotice();
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
            setting.replay(report);
            begin(RunParts.open(request, workspace));
        } catch (ConfigurationException | InputException e) {
            throw e;
        } catch (RuntimeException e) {
            failure = failure == null ? e : failure;
        }
        if (failure != null) {
            Failures.tell(failure, report);
        }
        return end(new Ending(report, failure, guarded, limited()).status());
    }

    private void begin(RunParts opened) {
        try (RunParts parts = opened) {
            report.info(setting.described(report.info(), parts));
            workspace.runs().save(report);
            watch = () -> parts.watch(request, workspace, clock, report);
            drive(SyncPipeline.of(setting.options(), stores(), parts.connect(request, workspace, clock)));
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
            leftOut = pipeline.leftOut();
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
        // A plan is applied to the visits that it was made of.
        boolean more = request.plan() == null && pipeline.pullPage(report);
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
            if (!guarded && report.companies.added + report.companies.changed + report.companies.carriedOver > 0) {
                watch.run();
            }
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

    private SyncOutcome end(Status status) {
        report.info(report.info().ended(status, clock.instant()));
        try {
            workspace.runs().save(report);
        } catch (RuntimeException e) {
            Failures.tell(e, report);
        }
        return new SyncOutcome(
                report, new Ending(report, failure, guarded, limited()).exitCode(status), previews, leftOut);
    }

    private boolean limited() {
        return request.first() > 0 || request.plan() != null;
    }
}
