package org.herkomst.app.job;

import java.util.Optional;
import java.util.OptionalLong;
import org.herkomst.app.store.JobLocks;
import org.herkomst.core.run.Transactions;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** A run's lease and its turn at the target, for a proof that drives the parts of a run itself. For one thread. */
@NullMarked
public final class RunFences implements AutoCloseable {
    /** The proof's locks know by themselves who lives. */
    private static final Lease.Heart NONE = (beat, every) -> () -> {};

    private final @Nullable Lease lease;
    private final TargetTurn turn;

    private RunFences(@Nullable Lease lease, TargetTurn turn) {
        this.lease = lease;
        this.turn = turn;
    }

    /** Those of a job's run; empty while another run of the job goes on. */
    public static Optional<RunFences> ofJob(JobLocks locks, String job, String target) {
        OptionalLong token = locks.acquire(job);
        return token.isEmpty()
                ? Optional.empty()
                : Optional.of(new RunFences(
                        Lease.keep(locks, job, token.getAsLong(), NONE), new TargetTurn(locks, target, NONE)));
    }

    /** That of who only takes back. */
    public static RunFences ofTurn(JobLocks locks, String target) {
        return new RunFences(null, new TargetTurn(locks, target, NONE));
    }

    /** Takes the turn; false while another has it. */
    public boolean tryTurn() {
        return turn.tryTake();
    }

    /** Gives the turn back. */
    public void giveTurn() {
        turn.close();
    }

    /** Transactions that commit only while lease and turn are ours. */
    public Transactions fencing(Transactions inner) {
        Lease held = lease;
        return turn.fencing(held == null ? inner : held.fencing(inner));
    }

    @Override
    public void close() {
        try {
            turn.close();
        } finally {
            if (lease != null) {
                lease.close();
            }
        }
    }
}
