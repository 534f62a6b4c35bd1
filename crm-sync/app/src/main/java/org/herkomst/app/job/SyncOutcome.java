package org.herkomst.app.job;

import java.util.List;
import org.herkomst.core.plan.LeftOut;
import org.herkomst.core.run.RunReport;
import org.herkomst.core.run.SyncPipeline.Preview;

/**
 * What a run came to. Foreseeable failures are in the report, not thrown.
 *
 * @param report the report, closed
 * @param exitCode exit code of part A: 0 done, 1 something left out, 2 refused token or missing right, 3 failed or quota spent, 4 guard or overlap
 * @param previews of a dry run: the first 20 records
 * @param leftOut where a plan was applied: what was due, or planned, and was not
 */
public record SyncOutcome(RunReport report, int exitCode, List<Preview> previews, List<LeftOut> leftOut) {
    /** Without a plan. */
    public SyncOutcome(RunReport report, int exitCode, List<Preview> previews) {
        this(report, exitCode, previews, List.of());
    }

    public SyncOutcome {
        leftOut = List.copyOf(leftOut);
        previews = List.copyOf(previews);
    }
}
