package org.herkomst.proofs.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.herkomst.app.store.JobLocks;
import org.jspecify.annotations.Nullable;

/** Locks with leases of 5 seconds; a process that lives and doesn't stand still renews its own by itself. */
final class SimulatedLocks implements JobLocks {
    private static final Duration LEASE = Duration.ofSeconds(5);
    private final Database database;
    private final SimulatedOutbox outbox;
    private final SimulatedWithdrawals withdrawals;
    private final Database.Table<String, Lock> locks;
    private final boolean seesProcesses;

    private record Lock(long token, @Nullable String owner, Instant leaseUntil) {}

    /**
     * Locks.
     *
     * @param seesProcesses whether all processes are on one machine, where one sees that another is gone
     */
    SimulatedLocks(Database database, SimulatedOutbox outbox, SimulatedWithdrawals withdrawals, boolean seesProcesses) {
        this.database = database;
        this.outbox = outbox;
        this.withdrawals = withdrawals;
        this.locks = database.table();
        this.seesProcesses = seesProcesses;
    }

    private boolean isHeld(Lock lock) {
        String owner = lock.owner();
        if (owner == null || (seesProcesses && database.stage().gone(owner))) {
            return false;
        }
        return database.stage().beats(owner, LEASE)
                || lock.leaseUntil().isAfter(database.stage().now());
    }

    @Override
    public OptionalLong acquire(String job) {
        return database.statement("acquire lock", () -> {
            locks.lock(job);
            Lock lock = locks.get(job);
            if (lock != null && isHeld(lock)) {
                return OptionalLong.empty();
            }
            long token = lock == null ? 1 : lock.token() + 1;
            Instant until = database.stage().now().plus(LEASE);
            locks.put(job, new Lock(token, database.stage().actor().process(), until));
            return OptionalLong.of(token);
        });
    }

    /** Hearts beat by themselves here. */
    @Override
    public boolean renew(String job, long token) {
        return true;
    }

    @Override
    public boolean holds(String job, long token) {
        return database.statement("hold lock", () -> {
            locks.lock(job);
            Lock lock = locks.get(job);
            return lock != null && lock.token() == token;
        });
    }

    @Override
    public void release(String job, long token) {
        database.execute("release lock", () -> {
            locks.lock(job);
            Lock lock = locks.get(job);
            if (lock != null && lock.token() == token) {
                locks.put(job, new Lock(token, null, lock.leaseUntil()));
            }
        });
    }

    @Override
    public void freeClaims(String target) {
        database.call(() -> {
            database.execute("free deliveries", outbox::free);
            database.execute("free tasks", withdrawals::free);
            return true;
        });
    }

    @Override
    public boolean held(String job) {
        return database.statement("look at lock", () -> {
            Lock lock = locks.get(job);
            return lock != null && isHeld(lock);
        });
    }
}
