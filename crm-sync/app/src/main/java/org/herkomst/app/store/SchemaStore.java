package org.herkomst.app.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.herkomst.core.target.SchemaField;

/** The fields of each target as they were when they last fitted its mapping. */
public interface SchemaStore {

    /** What was last kept of a target; empty where nothing was. */
    Optional<Seen> last(String target);

    /** Keeps what was seen, in the place of what was kept before. */
    void keep(String target, Seen seen);

    /**
     * Fields as they were seen.
     *
     * @param at when
     * @param fields those that matter to the mapping
     */
    record Seen(Instant at, List<SchemaField> fields) {
        public Seen {
            fields = List.copyOf(fields);
        }
    }
}
