package org.herkomst.app.job;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.herkomst.app.config.ConfigurationException;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.resolver.InputException;
import org.herkomst.core.plan.Plan;
import org.herkomst.core.run.Planning;
import org.herkomst.core.run.RunInfo.Status;
import org.herkomst.core.run.RunReport;
import org.herkomst.core.run.SyncOptions;
import org.herkomst.core.run.SyncPipeline;
import org.herkomst.core.run.SyncStores;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan, under the job's lock. New visits are read and kept, as a run does, so that the plan is applied to the visits that it was
 * made of; where no notice allows that yet, all of it is rolled back. The CRM is only read. For one thread.
 */
public final class PlanRun {
    private final Workspace workspace;
    private final SyncRequest request;
    private final RunSetting setting;
    private final Clock clock;
    private final RunReport report;
    private final Progress progress;
    private volatile boolean stopping;
    private Optional<Plan> plan = Optional.empty();
    private @Nullable Lease lease;
    private @Nullable RuntimeException failure;

    private PlanRun(Workspace workspace, SyncRequest request, Clock clock) {
        this.workspace = workspace;
        this.request = request;
        this.clock = clock;
        this.setting = new RunSetting(workspace, request, clock);
        this.report = new RunReport(setting.begin());
        this.progress = new Progress(clock, request.progress());
    }

    /**
     * Makes a plan.
     *
     * @param request of a dry run
     * @throws ConfigurationException where the mapping can't be used
     * @throws InputException where an input of the resolver can't be used
     */
    public static PlanOutcome run(Workspace workspace, SyncRequest request, Clock clock) {
        PlanRun run = new PlanRun(workspace, request, clock);
        StopSignal signal = StopSignal.hear(() -> run.stopping = true);
        try {
            return run.run();
        } finally {
            signal.close();
        }
    }

    private PlanOutcome run() {
        OptionalLong lock = workspace.locks().acquire(request.job());
        if (lock.isEmpty()) {
            return end(Status.SKIPPED_OVERLAP);
        }
        try (Lease held = Lease.keep(workspace.locks(), request.job(), lock.getAsLong())) {
            lease = held;
            return locked(held);
        }
    }

    private PlanOutcome locked(Lease held) {
        try {
            workspace.runs().closeLost(request.job(), clock.instant());
            setting.replay(report);
            begin(held);
        } catch (ConfigurationException | InputException e) {
            throw e;
        } catch (RuntimeException e) {
            failure = e;
            plan = Optional.empty();
            Failures.tell(e, report);
        }
        return end(new Ending(report, failure, false, true).status());
    }

    private void begin(Lease held) {
        try (RunParts parts = RunParts.open(request, workspace)) {
            report.info(setting.described(report.info(), parts));
            workspace.runs().save(report);
            SyncPipeline.Parts connected = parts.connect(request, workspace, clock);
            parts.watch(request, workspace, clock, report);
            SyncStores stores = workspace.stores();
            if (setting.noticed()) {
                pull(SyncPipeline.of(reading(), stores.with(held.fencing(stores.transactions())), connected));
                plan = plan(connected);
            } else {
                rolledBack(() -> {
                    pull(SyncPipeline.of(setting.options(), stores, connected));
                    plan = plan(connected);
                });
            }
        }
    }

    /** Visits that are read for a plan stay. */
    private SyncOptions reading() {
        SyncOptions o = setting.options();
        return new SyncOptions(
                o.job(), o.source(), o.sourceLabel(), o.target(), o.basis(), o.guards(), false, false, 0, null);
    }

    private void pull(SyncPipeline pipeline) {
        boolean more = true;
        while (more) {
            renew();
            more = pipeline.pullPage(report);
            progress.tell(report);
        }
    }

    private Optional<Plan> plan(SyncPipeline.Parts connected) {
        return new Planning(setting.options(), workspace.stores(), connected).make(report, this::next);
    }

    private void next() {
        renew();
        progress.tell(report);
    }

    private void renew() {
        if (stopping) {
            throw new StoppedException("The plan was stopped");
        }
        if (lease != null && lease.lost()) {
            throw Lease.takenOver();
        }
    }

    private void rolledBack(Runnable work) {
        try {
            workspace.stores().transactions().run(() -> {
                work.run();
                throw new RolledBack();
            });
        } catch (RolledBack done) {
            return;
        }
    }

    private static final class RolledBack extends RuntimeException {
        RolledBack() {
            super("A plan without a notice leaves nothing", null, false, false);
        }
    }

    private PlanOutcome end(Status status) {
        report.info(report.info().ended(status, clock.instant()));
        try {
            workspace.runs().save(report);
        } catch (RuntimeException e) {
            Failures.tell(e, report);
        }
        return new PlanOutcome(report, new Ending(report, failure, false, true).exitCode(status), plan);
    }
}
