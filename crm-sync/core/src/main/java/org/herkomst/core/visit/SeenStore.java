package org.herkomst.core.visit;

import java.time.LocalDate;
import java.util.List;

/**
 * Port: which readings of visits a job has taken, as blocks of 8-byte versions (keyed MACs of visit and last action; no id, no time
 * but the day). Calls run in the caller's transaction.
 */
public interface SeenStore {

    /** All blocks of a job's site for one UTC day. */
    List<byte[]> blocks(String job, String site, LocalDate day);

    /** Adds a block: versions as big-endian longs. */
    void append(String job, String site, LocalDate day, byte[] versions);
}
