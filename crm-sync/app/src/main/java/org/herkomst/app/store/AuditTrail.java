package org.herkomst.app.store;

import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.core.audit.RecordUnwritableException;

/** The record of changes as those see it who look at it or look after it. Thread-safe. */
public interface AuditTrail {

    /** Entries by their numbers, made from a time on and before another one; read a page at a time. */
    Iterator<AuditEntry> entries(Instant from, Instant before);

    /**
     * Looks through all of it, in constant memory.
     *
     * @throws RecordUnwritableException where the key is missing
     */
    AuditReport verify();

    /**
     * Takes the record as it is from now on, because a person says why it is not as it was left. What was wrong and what is missing
     * becomes an entry. Entries that were damaged are sealed anew as they stand.
     *
     * @return what was wrong; empty where nothing was, and nothing was done
     */
    Optional<AuditReport.Finding> accept(String who, String reason, Instant at);

    /**
     * Removes the entries from the front that were made before a time, up to the first later one, and writes that down.
     *
     * @return how many
     * @throws RecordUnwritableException where one of them is not as it was written: evidence is not removed
     */
    int removeBefore(Instant before, Instant at);

    /**
     * Writes down that the configuration is another one than the last that was written down: which keys, with digests of their values.
     * Whoever comes second, at the same time too, writes nothing.
     *
     * @return whether it was another one
     */
    boolean configured(HerkomstConfiguration configuration, String who, Instant at);
}
