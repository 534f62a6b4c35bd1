package org.herkomst.app.job;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.herkomst.app.config.ConfigurationException;
import org.herkomst.app.config.ConfigurationException.Fault;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.HerkomstConfiguration.Job;
import org.herkomst.app.config.HerkomstConfiguration.Notice;
import org.herkomst.app.store.Workspace;
import org.herkomst.core.optout.TombstoneReplay;
import org.herkomst.core.run.RunInfo;
import org.herkomst.core.run.RunInfo.Mode;
import org.herkomst.core.run.RunInfo.Status;
import org.herkomst.core.run.RunReport;
import org.herkomst.core.run.SyncOptions;

/** What a request means for a run: its description, its options, and what must hold before it begins. */
record RunSetting(Workspace workspace, SyncRequest request, Clock clock) {

    Job job() {
        return RunParts.job(request);
    }

    /** Before anything is read: a restored database may have lost objections. */
    void replay(RunReport report) {
        Set<String> targets = request.configuration().targets().keySet();
        new TombstoneReplay(workspace.stores(), targets, clock)
                .run("run:" + report.info().id())
                .problems()
                .forEach(report::add);
    }

    /** Whether a notice tells the visitors what is done. */
    boolean noticed() {
        Notice notice = request.configuration().privacy().notice();
        return notice != null && !LocalDate.now(clock.withZone(job().zone())).isBefore(notice.published());
    }

    /** Refuses a push of which no notice tells the visitors. */
    void requireNotice() {
        boolean needsNone = request.dryRun() || request.trigger().equals("demo");
        if (needsNone || noticed()) {
            return;
        }
        String what = request.configuration().privacy().notice() == null
                ? "There is no published notice"
                : "The notice is published in the future";
        throw new ConfigurationException(List.of(new Fault(
                "configuration",
                "herkomst.privacy.notice",
                what + ", so nothing may be pushed",
                "Publish the paragraph of the command notice, then set url and published; a dry run needs none.")));
    }

    SyncOptions options() {
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
                request.backfill(),
                request.plan());
    }

    RunInfo begin() {
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

    RunInfo described(RunInfo i, RunParts parts) {
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
}
