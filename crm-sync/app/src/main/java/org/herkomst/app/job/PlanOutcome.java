package org.herkomst.app.job;

import java.util.Optional;
import org.herkomst.core.plan.Plan;
import org.herkomst.core.run.RunReport;

/**
 * What the making of a plan came to. Foreseeable failures are in the report, not thrown.
 *
 * @param report the report of a run that would do it, closed
 * @param exitCode as of a dry run: 0, or 1 where something is for a person, 2 or 3 where there is no plan, 4 while a run goes on
 * @param plan the plan; absent where it could not be made
 */
public record PlanOutcome(RunReport report, int exitCode, Optional<Plan> plan) {}
