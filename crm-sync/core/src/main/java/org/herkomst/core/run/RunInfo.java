package org.herkomst.core.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code run} of the run report.
 *
 * @param id the run's id, sortable by time
 * @param job the job's name
 * @param mode how it ran
 * @param trigger {@code manual}, {@code schedule}, {@code file}, {@code recovery} or {@code demo}
 * @param status how it ended; {@code RUNNING} until then
 * @param startedAt start
 * @param finishedAt end
 * @param resumeNotBefore when a spent quota comes back
 * @param configVersion short hash of the configuration without secrets
 * @param mappingHash hash of the mapping
 * @param indexVersion version of the resolver's index
 * @param optOutVersion version of the opt-outs at the start
 */
public record RunInfo(
        String id,
        String job,
        Mode mode,
        String trigger,
        Status status,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant resumeNotBefore,
        String configVersion,
        String mappingHash,
        String indexVersion,
        long optOutVersion) {

    /** The same run with the version of the opt-outs that it looked at. */
    public RunInfo withOptOutVersion(long version) {
        return new RunInfo(
                id,
                job,
                mode,
                trigger,
                status,
                startedAt,
                finishedAt,
                resumeNotBefore,
                configVersion,
                mappingHash,
                indexVersion,
                version);
    }

    /** The same run with the time before which it need not go on. */
    public RunInfo withResumeNotBefore(Instant instant) {
        return new RunInfo(
                id,
                job,
                mode,
                trigger,
                status,
                startedAt,
                finishedAt,
                instant,
                configVersion,
                mappingHash,
                indexVersion,
                optOutVersion);
    }

    /** The same run, ended. */
    public RunInfo ended(Status how, Instant when) {
        return new RunInfo(
                id,
                job,
                mode,
                trigger,
                how,
                startedAt,
                when,
                resumeNotBefore,
                configVersion,
                mappingHash,
                indexVersion,
                optOutVersion);
    }

    /** How a run works. */
    public enum Mode {
        LIVE,
        DRY_RUN,
        BACKFILL,
        WITHDRAW
    }

    /** How a run ended. */
    public enum Status {
        RUNNING,
        SUCCEEDED,
        PARTIAL,
        FAILED,
        STOPPED_BY_GUARD,
        SKIPPED_OVERLAP
    }
}
