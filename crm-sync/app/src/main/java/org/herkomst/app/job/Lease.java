package org.herkomst.app.job;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.herkomst.app.store.JobLocks;
import org.herkomst.app.store.StoreException;
import org.herkomst.core.run.Transactions;

/**
 * A job's lock while a run holds it: renewed from a thread of its own, because one answer of a CRM may take longer than a lease. A run
 * that lost its lock (a machine that slept) can't write any more: each of its transactions ends with a look at the fencing token.
 */
final class Lease implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(1_500);
    private final JobLocks locks;
    private final String job;
    private final long token;
    private final ScheduledExecutorService heart;
    private volatile boolean lost;

    private Lease(JobLocks locks, String job, long token) {
        this.locks = locks;
        this.job = job;
        this.token = token;
        this.heart = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "herkomst-lease");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Keeps a lock that was acquired. */
    static Lease keep(JobLocks locks, String job, long token) {
        Lease lease = new Lease(locks, job, token);
        var unused = lease.heart.scheduleWithFixedDelay(
                lease::beat, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return lease;
    }

    private void beat() {
        try {
            lost = lost || !locks.renew(job, token);
        } catch (StoreException unreachable) {
            // The next beat tries again; meanwhile the token keeps the run from writing anything that is no longer its
            // own.
        }
    }

    /** Whether another run has taken the lock. */
    boolean lost() {
        return lost;
    }

    static StoppedException takenOver() {
        return new StoppedException("Another run of the job took over");
    }

    /** Transactions that commit only while the lock is ours. */
    Transactions fencing(Transactions inner) {
        return new Transactions() {
            @Override
            public <T> T call(Supplier<T> work) {
                return inner.call(() -> {
                    T result = work.get();
                    if (!locks.holds(job, token)) {
                        lost = true;
                        throw takenOver();
                    }
                    return result;
                });
            }
        };
    }

    @Override
    public void close() {
        // Not interrupted: H2 closes its file when a thread is interrupted in the middle of writing.
        heart.shutdown();
        try {
            locks.release(job, token);
        } catch (StoreException unreachable) {
            // The lease runs out by itself, and the run's report must still be told.
            lost = true;
        }
    }
}
