package org.herkomst.app.job;

import java.util.List;
import org.herkomst.core.plan.PlannedCompany;
import org.herkomst.core.run.RunReport;

/**
 * What an undo came to. Foreseeable failures are in the report, not thrown.
 *
 * @param report the report, closed
 * @param exitCode as of a run
 * @param companies what was done of each company, or would be
 */
public record UndoOutcome(RunReport report, int exitCode, List<PlannedCompany> companies) {
    public UndoOutcome {
        companies = List.copyOf(companies);
    }
}
