package org.herkomst.app.job;

import java.time.Clock;
import java.util.List;
import org.herkomst.app.config.ConfigurationException;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.resolver.InputException;
import org.herkomst.core.plan.PlannedCompany;
import org.herkomst.core.run.RunInfo.Status;
import org.herkomst.core.run.RunReport;
import org.herkomst.core.run.SyncPipeline;
import org.herkomst.core.run.SyncStores;
import org.herkomst.core.run.WithdrawalRound;
import org.herkomst.core.undo.Undoing;
import org.jspecify.annotations.Nullable;

/** Takes a run back, as the one writer to its target. For one thread. */
public final class UndoRun {
    private final Workspace workspace;
    private final SyncRequest request;
    private final String runId;
    private final RunSetting setting;
    private final Clock clock;
    private final RunReport report;
    private final TargetTurn turn;
    private List<PlannedCompany> companies = List.of();
    private volatile boolean stopping;
    private @Nullable RuntimeException failure;

    private UndoRun(Workspace workspace, SyncRequest request, String runId, Clock clock) {
        this.workspace = workspace;
        this.request = request;
        this.runId = runId;
        this.clock = clock;
        this.setting = new RunSetting(workspace, request, clock);
        this.report = new RunReport(setting.begin());
        this.turn = new TargetTurn(workspace.locks(), setting.job().target());
    }

    /**
     * Takes a run back.
     *
     * @param request names the run's job
     * @param runId the run's id
     */
    public static UndoOutcome run(Workspace workspace, SyncRequest request, String runId, Clock clock) {
        UndoRun undo = new UndoRun(workspace, request, runId, clock);
        StopSignal signal = StopSignal.hear(() -> undo.stopping = true);
        try {
            return undo.run();
        } finally {
            signal.close();
        }
    }

    private UndoOutcome run() {
        try (TargetTurn held = turn;
                RunParts parts = RunParts.open(request, workspace)) {
            held.take(() -> stopping);
            setting.replay(report);
            report.info(setting.described(report.info(), parts));
            workspace.runs().save(report);
            undo(parts.connect(request, workspace, clock));
        } catch (ConfigurationException | InputException e) {
            throw e;
        } catch (RuntimeException e) {
            failure = e;
            Failures.tell(e, report);
        }
        return end();
    }

    private void undo(SyncPipeline.Parts parts) {
        String target = setting.job().target();
        SyncStores stores = workspace.stores();
        SyncStores fenced = stores.with(turn.fencing(stores.transactions()));
        WithdrawalRound withdrawals = new WithdrawalRound(
                fenced, target, parts.target(), parts.mapping().mapping(), clock);
        takeBack(withdrawals);
        Undoing undoing = new Undoing(
                target,
                fenced,
                workspace.undo(),
                parts,
                new Undoing.Options(request.dryRun(), turn.token(), keys -> turn.holds()));
        companies = undoing.run(runId, report, this::renew);
        takeBack(withdrawals);
    }

    private void takeBack(WithdrawalRound withdrawals) {
        boolean more = !request.dryRun();
        while (more) {
            renew();
            more = withdrawals.batch(report);
        }
    }

    private void renew() {
        if (stopping) {
            throw new StoppedException("The undo was stopped");
        }
        if (turn.lost()) {
            throw Lease.takenOver();
        }
    }

    private UndoOutcome end() {
        Status status = new Ending(report, failure, false, true).status();
        report.info(report.info().ended(status, clock.instant()));
        try {
            workspace.runs().save(report);
        } catch (RuntimeException e) {
            Failures.tell(e, report);
        }
        return new UndoOutcome(report, new Ending(report, failure, false, true).exitCode(status), companies);
    }
}
