package org.herkomst.core.run;

import org.herkomst.connector.matomo.VisitRules.Days;
import org.herkomst.core.delivery.Guards;
import org.herkomst.core.plan.Selection;
import org.herkomst.core.policy.PolicyWriter.LegalBasis;
import org.jspecify.annotations.Nullable;

/**
 * What one run is to do.
 *
 * @param job the job's name
 * @param source the source's name
 * @param sourceLabel what a record's source says before the site, such as {@code "Website visit, Matomo"}
 * @param target the target's name
 * @param basis legal basis of the records
 * @param guards limits
 * @param confirmed whether a person passed the guards
 * @param dryRun whether nothing is to be sent, stored or moved on: a dry run works in a transaction that is rolled back at the end
 * @param first most companies to send; 0: all
 * @param backfill days to read again; absent for a normal run
 * @param plan what alone may be sent, where a plan is applied; absent for a run without one
 */
public record SyncOptions(
        String job,
        String source,
        String sourceLabel,
        String target,
        LegalBasis basis,
        Guards guards,
        boolean confirmed,
        boolean dryRun,
        int first,
        @Nullable Days backfill,
        @Nullable Selection plan) {

    /** A run without a plan. */
    public SyncOptions(
            String job,
            String source,
            String sourceLabel,
            String target,
            LegalBasis basis,
            Guards guards,
            boolean confirmed,
            boolean dryRun,
            int first,
            @Nullable Days backfill) {
        this(job, source, sourceLabel, target, basis, guards, confirmed, dryRun, first, backfill, null);
    }
}
