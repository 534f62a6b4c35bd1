package org.herkomst.core.delivery;

import java.util.Collection;
import java.util.Map;
import org.herkomst.core.record.CrmRecord.Known;

/** Port: what a target last accepted, by company. */
public interface Ledger {

    /** Entries of these companies. */
    Map<Long, Entry> find(String target, Collection<Long> companies);

    /** How many records the target holds from us. */
    long size(String target);

    /**
     * An entry.
     *
     * @param known what the target accepted
     * @param hash hash of the record's fields as we last sent them
     */
    record Entry(Known known, String hash) {}
}
