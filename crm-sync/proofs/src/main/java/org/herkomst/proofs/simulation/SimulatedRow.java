package org.herkomst.proofs.simulation;

import java.time.Instant;
import org.herkomst.core.delivery.Delivery;
import org.herkomst.core.record.CrmRecord.Intent;
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

    SimulatedRow claimed(long token, Instant until) {
        return new SimulatedRow(delivery, State.CLAIMED, token, until, dueAt);
    }

    SimulatedRow released() {
        return new SimulatedRow(delivery, State.WAITING, null, null, dueAt);
    }

    SimulatedRow parked() {
        return new SimulatedRow(delivery.tried(delivery.tries() + 1), State.PARKED, null, null, dueAt);
    }

    SimulatedRow takenOff() {
        return new SimulatedRow(delivery.takenOff(), State.PARKED, null, null, dueAt);
    }

    SimulatedRow waiting(int tries, @Nullable Instant due) {
        return new SimulatedRow(delivery.tried(tries), State.WAITING, null, null, due);
    }

    /** Renewed before a request. */
    SimulatedRow going(Intent intent, Instant until) {
        return new SimulatedRow(delivery.going(intent), State.CLAIMED, claim, until, dueAt);
    }

    /** State of a delivery. */
    enum State {
        WAITING,
        CLAIMED,
        PARKED
    }
}
