package org.herkomst.app.job;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.Workspace;
import org.herkomst.core.run.RunInfo;
import org.herkomst.core.run.RunInfo.Mode;
import org.herkomst.core.run.RunInfo.Status;
import org.herkomst.core.run.RunReport;
import org.herkomst.core.run.SyncStores;
import org.herkomst.core.run.WithdrawalRound;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.mappings.Mapping;

/** Takes back what has to be taken back from a target, outside of a job's run. A run that writes to the target at this moment does it itself. Thread-safe. */
public final class WithdrawalRunner {
    private final HerkomstConfiguration configuration;
    private final Workspace workspace;
    private final Clock clock;

    /** A runner. */
    public WithdrawalRunner(HerkomstConfiguration configuration, Workspace workspace, Clock clock) {
        this.configuration = configuration;
        this.workspace = workspace;
        this.clock = clock;
    }

    /** Does what is due at a target; the report, or empty where nothing is due or another writes to the target. */
    public Optional<RunReport> run(String target) {
        Optional<Instant> due = workspace.stores().withdrawals().nextDue(target);
        if (due.isEmpty() || due.get().isAfter(clock.instant())) {
            return Optional.empty();
        }
        try (TargetTurn turn = new TargetTurn(workspace.locks(), target)) {
            return turn.tryTake() ? Optional.of(takeBack(target, turn)) : Optional.empty();
        }
    }

    private RunReport takeBack(String name, TargetTurn turn) {
        RunReport report = new RunReport(begin(name));
        try (CrmTarget target = Connections.target(configuration, name, false)) {
            Mapping mapping = RunParts.mapping(
                    name,
                    Objects.requireNonNull(configuration.targets().get(name), "target")
                            .mapping());
            SyncStores stores = workspace.stores();
            WithdrawalRound round =
                    new WithdrawalRound(stores.with(turn.fencing(stores.transactions())), name, target, mapping, clock);
            boolean more = true;
            while (more) {
                more = round.batch(report);
            }
            report.info(report.info()
                    .ended(report.problems().isEmpty() ? Status.SUCCEEDED : Status.PARTIAL, clock.instant()));
        } catch (RuntimeException failure) {
            Failures.tell(failure, report);
            report.info(report.info().ended(Status.FAILED, clock.instant()));
        }
        if (report.writes.withdrawn > 0 || !report.problems().isEmpty()) {
            workspace.runs().save(report);
        }
        return report;
    }

    private RunInfo begin(String target) {
        Instant now = clock.instant();
        return new RunInfo(
                RunIds.next(now),
                String.format(Locale.ROOT, "(withdraw %s)", target),
                Mode.WITHDRAW,
                "withdrawal",
                Status.RUNNING,
                now,
                null,
                null,
                configuration.version(),
                "",
                "",
                workspace.stores().optOuts().version());
    }
}
