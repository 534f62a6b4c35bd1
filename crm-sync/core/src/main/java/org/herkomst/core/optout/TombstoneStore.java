package org.herkomst.core.optout;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/**
 * Port: tombstones, in a table and in a file outside of the database, so that a restore of an old backup brings nobody back. Each call
 * reads them anew; where they can't be read or trusted it throws, and nothing is sent. Calls join the caller's transaction.
 */
public interface TombstoneStore {

    /** The hash of a text, by the key outside of the database. */
    String hash(String text);

    /** Tombstones that hold, as the database knows them. */
    Set<Tombstone> inForce();

    /** Adds tombstones; they are on the disk, outside of the database, when this returns. */
    void add(Collection<Tombstone> tombstones, Instant now);

    /** Lifts all tombstones of an objection; nothing that was written is changed. */
    void lift(String objection, Instant now);

    /** Whether file and database tell the same. */
    boolean agree();

    /** Waits for those who change the register, and keeps others from it until the end of the caller's transaction. */
    void lock();

    /**
     * Has the database learn what only the file knows, and the file what only the database knows.
     *
     * @return how many entries the file had lost
     */
    int reconcile();
}
