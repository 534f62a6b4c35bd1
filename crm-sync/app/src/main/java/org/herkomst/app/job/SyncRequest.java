package org.herkomst.app.job;

import java.util.function.Consumer;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.connector.matomo.VisitRules.Days;
import org.herkomst.core.plan.Selection;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job, now.
 *
 * @param configuration the configuration
 * @param job the job's name; exists
 * @param trigger {@code manual}, {@code schedule}, {@code file}, {@code recovery}, {@code demo}, {@code plan} or {@code apply}
 * @param dryRun whether nothing is sent, stored or moved on
 * @param first most companies to send; 0: all
 * @param backfill days to read again
 * @param confirmed whether a person passed the guards
 * @param plan what alone may be sent, where a plan is applied; visits are not read then
 * @param progress gets a line now and then on long work, such as {@code "12,000 visits read, 214 companies"}; no line break
 */
public record SyncRequest(
        HerkomstConfiguration configuration,
        String job,
        String trigger,
        boolean dryRun,
        int first,
        @Nullable Days backfill,
        boolean confirmed,
        @Nullable Selection plan,
        Consumer<String> progress) {

    /** A run without a plan. */
    public SyncRequest(
            HerkomstConfiguration configuration,
            String job,
            String trigger,
            boolean dryRun,
            int first,
            @Nullable Days backfill,
            boolean confirmed,
            Consumer<String> progress) {
        this(configuration, job, trigger, dryRun, first, backfill, confirmed, null, progress);
    }
}
