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
    private final Runnable stop;
    private volatile boolean lost;

    private Lease(JobLocks locks, String job, long token, Heart heart) {
        this.locks = locks;
        this.job = job;
        this.token = token;
        this.stop = heart.begin(this::beat, EVERY);
    }

    /** What makes a lease's heart beat. */
    @FunctionalInterface
    interface Heart {
        /** Begins to beat so often; gives what stops it. */
        Runnable begin(Runnable beat, Duration every);

        /** A thread of its own. */
        static Heart ofThread() {
            return (beat, every) -> {
                ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(task -> {
                    Thread thread = new Thread(task, "herkomst-lease");
                    thread.setDaemon(true);
                    return thread;
                });
                var unused =
                        heart.scheduleWithFixedDelay(beat, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
                // Not interrupted: H2 closes its file when a thread is interrupted in the middle of writing.
                return heart::shutdown;
            };
        }
    }

    /** Keeps a lock that was acquired. */
    static Lease keep(JobLocks locks, String job, long token) {
        return keep(locks, job, token, Heart.ofThread());
    }

    static Lease keep(JobLocks locks, String job, long token, Heart heart) {
        return new Lease(locks, job, token, heart);
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

    /** Whether the lock is ours by the database, at this moment. */
    boolean holds() {
        return locks.holds(job, token);
    }

    /** The fencing token. */
    long token() {
        return token;
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
        stop.run();
        try {
            locks.release(job, token);
        } catch (StoreException unreachable) {
            // The lease runs out by itself, and the run's report must still be told.
            lost = true;
        }
    }
}
