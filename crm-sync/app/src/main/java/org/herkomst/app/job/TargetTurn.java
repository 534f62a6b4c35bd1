package org.herkomst.app.job;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.herkomst.app.store.JobLocks;
import org.herkomst.core.run.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * One writer an account, over all runs and processes: the target's lock while records are sent or taken back. So the vendor's limits
 * hold without being shared, and claims that are found belong to someone who is gone. For one thread.
 */
final class TargetTurn implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(500);
    private final JobLocks locks;
    private final String target;
    private final Lease.Heart heart;
    private @Nullable Lease lease;

    TargetTurn(JobLocks locks, String target) {
        this(locks, target, Lease.Heart.ofThread());
    }

    TargetTurn(JobLocks locks, String target, Lease.Heart heart) {
        this.locks = locks;
        this.target = target;
        this.heart = heart;
    }

    /** Takes the turn; false while another has it. */
    boolean tryTake() {
        if (lease != null) {
            return true;
        }
        // No job can have this name.
        String name = "(target) " + target;
        OptionalLong token = locks.acquire(name);
        if (token.isEmpty()) {
            return false;
        }
        lease = Lease.keep(locks, name, token.getAsLong(), heart);
        locks.freeClaims(target);
        return true;
    }

    /**
     * Waits for the turn.
     *
     * @param stopping whether to give up
     */
    void take(BooleanSupplier stopping) {
        while (!tryTake()) {
            if (stopping.getAsBoolean()) {
                throw new StoppedException("The run was stopped while another wrote to the target");
            }
            try {
                Waits.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoppedException("The run was stopped while another wrote to the target");
            }
        }
    }

    /** Whether another has taken the turn over. */
    boolean lost() {
        Lease held = lease;
        return held != null && held.lost();
    }

    /** Whether the turn is ours by the database, at this moment. */
    boolean holds() {
        Lease held = lease;
        return held != null && held.holds();
    }

    /** The fencing token of the turn; 0 without one. */
    long token() {
        Lease held = lease;
        return held == null ? 0 : held.token();
    }

    /** Transactions that commit only while the turn is ours, if we have it. */
    Transactions fencing(Transactions inner) {
        return new Transactions() {
            @Override
            public <T> T call(Supplier<T> work) {
                Lease held = lease;
                return held == null ? inner.call(work) : held.fencing(inner).call(work);
            }
        };
    }

    /** Gives the turn back. */
    @Override
    public void close() {
        Lease held = lease;
        lease = null;
        if (held != null) {
            held.close();
        }
    }
}
