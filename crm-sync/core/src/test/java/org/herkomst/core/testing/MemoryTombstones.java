package org.herkomst.core.testing;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.herkomst.core.optout.Tombstone;
import org.herkomst.core.optout.TombstoneStore;

/** Tombstones in memory: what the file has, and what the database has. A restore of an old backup is {@link #forgetTable()}. */
public final class MemoryTombstones implements TombstoneStore {
    private final Set<Tombstone> file = new LinkedHashSet<>();
    private final Set<Tombstone> table = new LinkedHashSet<>();

    /** Has the database know nothing any more. */
    public void forgetTable() {
        table.clear();
    }

    @Override
    public String hash(String text) {
        return "hash of " + text;
    }

    @Override
    public Set<Tombstone> inForce() {
        return Set.copyOf(table);
    }

    @Override
    public void add(Collection<Tombstone> tombstones, Instant now) {
        file.addAll(tombstones);
        table.addAll(tombstones);
    }

    @Override
    public void lift(String objection, Instant now) {
        file.removeIf(t -> t.objection().equals(objection));
        table.removeIf(t -> t.objection().equals(objection));
    }

    @Override
    public boolean agree() {
        return file.equals(table);
    }

    @Override
    public void lock() {}

    @Override
    public int reconcile() {
        table.addAll(file);
        return 0;
    }
}
