package org.herkomst.core.run;

import java.util.function.Supplier;

/** Port: runs work in one database transaction; a thrown exception rolls it back. Nested calls join. */
public interface Transactions {

    /** Runs the work and commits. */
    <T> T call(Supplier<T> work);

    /** Runs the work and commits. */
    default void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }
}
