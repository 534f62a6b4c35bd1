package org.herkomst.proofs.simulation;

import java.time.Instant;
import org.herkomst.core.delivery.Delivery;
import org.jspecify.annotations.Nullable;

/** A delivery as it is stored; at most one a company. */
record SimulatedRow(
        Delivery delivery,
        State state,
        @Nullable Long claim,
        @Nullable Instant leaseUntil,
        @Nullable Instant dueAt) {
    long company() {
        return delivery.company();
    }

    boolean lives(Instant now) {
        return state == State.CLAIMED && leaseUntil != null && !leaseUntil.isBefore(now);
    }

    boolean isDue(Instant now) {
        return state == State.WAITING ? dueAt == null || !dueAt.isAfter(now) : isLeft(now);
    }

    /** Whether who claimed it was silent for longer than its lease. */
    boolean isLeft(Instant now) {
        return state == State.CLAIMED && !lives(now);
    }

    boolean of(long token) {
        return state == State.CLAIMED && claim != null && claim == token;
    }

    SimulatedRow waiting(int tries, @Nullable Instant due) {
        return new SimulatedRow(tried(delivery, tries), State.WAITING, null, null, due);
    }

    static Delivery tried(Delivery d, int tries) {
        return new Delivery(d.id(), d.company(), d.runId(), d.record(), d.hash(), tries, d.expiresOn());
    }

    /** State of a delivery. */
    enum State {
        WAITING,
        CLAIMED,
        PARKED
    }
}
