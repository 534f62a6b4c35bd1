package org.herkomst.targets.odoo;

import java.util.Collection;
import java.util.Objects;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.TargetException;
import org.jspecify.annotations.Nullable;

/** Whether the server answers at all, from batch to batch. For one thread. */
final class Standing {
    private static final int FAILED_BATCHES = 3;

    private int failedInARow;

    /**
     * A batch ended.
     *
     * @param paused whether the server asked for patience, so it answers
     * @param deferred for each record why it comes again; null where it was decided
     * @throws TargetException where some batches in a row had no answer: the server counts as down
     */
    void ended(boolean paused, Collection<? extends @Nullable Problem> deferred) {
        var failed = !paused
                && !deferred.isEmpty()
                && deferred.stream().allMatch(p -> p != null && p.code().startsWith("HK-CRM"));
        failedInARow = failed ? failedInARow + 1 : 0;
        if (failedInARow >= FAILED_BATCHES) {
            failedInARow = 0;
            throw new TargetException(Objects.requireNonNull(deferred.iterator().next()));
        }
    }
}
