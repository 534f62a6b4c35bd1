package org.herkomst.app.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.herkomst.core.run.RunReport;

/** Reports of runs, kept as the JSON of the contract. */
public interface RunStore {

    /** Writes a report, replacing the one with the same id. */
    void save(RunReport report);

    /** The latest runs first: reports as JSON text. */
    List<String> latest(int limit);

    /** One report as JSON text, by its id or a unique beginning of it. */
    Optional<String> find(String id);

    /** Ends the reports of a job that a crash left running, as failed; called by the next run, which holds the job's lock. */
    void closeLost(String job, Instant now);

    /** A job's latest report as JSON text. */
    Optional<String> latestOf(String job);

    /** Whether a job has ever ended a live run that reached its last page. */
    boolean hasRun(String job);
}
