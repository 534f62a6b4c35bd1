package org.herkomst.proofs.simulation;

import java.time.Instant;
import java.util.Collection;
import org.herkomst.core.withdrawal.WithdrawalTask;
import org.herkomst.core.withdrawal.WithdrawalTask.Progress;
import org.herkomst.core.withdrawal.WithdrawalTask.State;
import org.jspecify.annotations.Nullable;

/** A task as it is stored. */
record SimulatedTask(
        WithdrawalTask task, @Nullable Long claim, @Nullable Instant leaseUntil) {
    long company() {
        return task.withdrawal().company();
    }

    Progress progress() {
        return task.progress();
    }

    boolean isOpen() {
        return progress().state() != State.CLOSED;
    }

    boolean isDue(Instant at, Instant databaseNow) {
        Instant due = progress().dueAt();
        return due != null
                && !due.isAfter(at)
                && (claim == null || leaseUntil == null || leaseUntil.isBefore(databaseNow));
    }

    boolean concerns(String target, Collection<Long> companies) {
        return task.target().equals(target) && companies.contains(company());
    }

    /** Whether it was claimed anew since this claim, or by nobody. */
    boolean isForeign(long mine) {
        return claim == null || claim != mine;
    }
}
