package org.herkomst.app.store;

import java.util.OptionalLong;

/**
 * One run of a job at a time, over all processes on a database: a row with a lease of 5 seconds of the database's clock and a fencing
 * token. A lock whose owner was a process of this machine that is gone may be taken at once. Each call but
 * {@link #holds} is a transaction of its own.
 */
public interface JobLocks {

    /** Takes the lock; empty while another run holds it. */
    OptionalLong acquire(String job);

    /**
     * Renews the lease.
     *
     * @return false where another run has taken the lock
     */
    boolean renew(String job, long token);

    /** Whether the token is still the lock's; in the caller's transaction, which then holds the row until it ends, so that nobody takes over in between. */
    boolean holds(String job, long token);

    /** Gives the lock back, where it is still ours. */
    void release(String job, long token);

    /** Gives deliveries and withdrawals back that a run which is gone had claimed; only for a caller that has just taken this target's lock. */
    void freeClaims(String target);

    /** Whether a run holds the lock. */
    boolean held(String job);
}
