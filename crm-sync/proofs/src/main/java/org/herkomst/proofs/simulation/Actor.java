package org.herkomst.proofs.simulation;

import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One that acts on its own: a process, which may crash and start anew. */
final class Actor {
    final String name;
    final Runnable work;
    final Semaphore go = new Semaphore(0);
    Instant wakeAt = Instant.MIN;

    @Nullable
    BooleanSupplier ready;

    boolean done;
    boolean victim;
    boolean dead;
    boolean steady;
    boolean brief;
    int lives = 1;
    Instant standsSince = Instant.MAX;
    Instant until = Instant.MAX;
    long seen;
    Database.@Nullable Transaction transaction;

    Actor(String name, Runnable work) {
        this.name = name;
        this.work = work;
    }

    /** The process that it is now. */
    String process() {
        return name + "#" + lives;
    }
}
