package org.herkomst.proofs.simulation;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.herkomst.core.optout.Tombstone;
import org.herkomst.core.optout.TombstoneStore;

/** No tombstones: the simulation restores no backup, and its register alone must hold what objected. */
final class SimulatedTombstones implements TombstoneStore {
    private final Database database;

    SimulatedTombstones(Database database) {
        this.database = database;
    }

    @Override
    public String hash(String text) {
        return text;
    }

    @Override
    public Set<Tombstone> inForce() {
        return database.statement("tombstones", Set::of);
    }

    @Override
    public void add(Collection<Tombstone> tombstones, Instant now) {
        database.execute("add tombstones", () -> {});
    }

    @Override
    public void lift(String objection, Instant now) {
        database.execute("lift tombstones", () -> {});
    }

    @Override
    public boolean agree() {
        return true;
    }

    @Override
    public void lock() {}

    @Override
    public int reconcile() {
        return 0;
    }
}
