package org.herkomst.core.undo;

import java.util.List;
import org.herkomst.core.record.CrmRecord.Known;

/** Port: what runs wrote, as long as it can be put back. Calls join the caller's transaction where there is one. */
public interface UndoStore {

    /** What a run wrote and was not undone, in a fixed order; empty where it wrote nothing, or too long ago. */
    List<Written> of(String runId);

    /**
     * A record's changes were undone, as far as nobody had touched them: the ledger says what the target holds now, under no record's hash.
     * A company that has left the ledger meanwhile stays away from it.
     */
    void undone(String runId, Written written, Known after);

    /** There is nothing to undo of a record any more. */
    void forget(String runId, Written written);
}
