package org.herkomst.app.service;

import org.herkomst.app.job.SyncOutcome;

/** Is told of runs, for log and metrics. */
interface RunObserver {
    /** A run begins. */
    void started(String job);

    /** A line of long work. */
    void progress(String job, String line);

    /** A run has ended, well or not. */
    void ended(String job, SyncOutcome outcome);

    /** A run could not begin. */
    void failed(String job, String trigger, RuntimeException failure);

    /** Runs did not stop in time. */
    void stuck();
}
