package org.herkomst.proofs.faults;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fault that waits among the calls to the database of one thread: other threads' calls (the pool's, the leases') come at chance and
 * would make the numbers mean nothing.
 *
 * @param fault what goes wrong
 * @param trap with which call
 * @param thread whose calls count; absent: everybody's
 */
record JdbcTrap(JdbcFault fault, Trap trap, @Nullable Thread thread) {
    private static volatile @Nullable JdbcTrap set;

    /** Sets one for the calls of this thread, in the place of any other. */
    static void set(JdbcFault fault, Trap trap) {
        set = new JdbcTrap(fault, trap, Thread.currentThread());
    }

    /** From now on each call of any thread goes wrong. */
    static void always(JdbcFault fault) {
        set = new JdbcTrap(fault, Trap.from(1), null);
    }

    private boolean isMine() {
        return thread == null || thread == Thread.currentThread();
    }

    /** No more faults. */
    static void clear() {
        set = null;
    }

    /** A call comes; what is to go wrong with it. */
    static Optional<JdbcFault> at(String call) {
        JdbcTrap here = set;
        if (here == null || !here.fault.counts(call) || !here.isMine()) {
            return Optional.empty();
        }
        return here.trap.springs() ? Optional.of(here.fault) : Optional.empty();
    }
}
