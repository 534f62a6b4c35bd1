package org.herkomst.app.store;

import java.time.Instant;
import java.util.Optional;

/** What the schedules of jobs have come to, over all processes and restarts. Each call is a transaction of its own. */
public interface ScheduleStore {

    /** Whether a person paused the job. */
    boolean paused(String job);

    /** Pauses a job, or lets it go on. */
    void pause(String job, boolean paused);

    /** The due time up to which the job's schedule is handled; absent for a schedule that is new. */
    Optional<Instant> handledUntil(String job);

    /**
     * Takes a due time, once over all processes.
     *
     * @return false where another process took it, or a later one
     */
    boolean take(String job, Instant due);
}
