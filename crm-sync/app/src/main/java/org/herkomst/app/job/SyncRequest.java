package org.herkomst.app.job;

import java.util.function.Consumer;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.connector.matomo.VisitRules.Days;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job, now.
 *
 * @param configuration the configuration
 * @param job the job's name; exists
 * @param trigger {@code manual}, {@code schedule}, {@code file}, {@code recovery} or {@code demo}
 * @param dryRun whether nothing is sent, stored or moved on
 * @param first most companies to send; 0: all
 * @param backfill days to read again
 * @param confirmed whether a person passed the guards
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
        Consumer<String> progress) {}
