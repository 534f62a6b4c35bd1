package org.herkomst.targets.webhook;

import java.util.Map;
import java.util.Optional;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.ApiUse;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.target.TargetCheck;
import org.herkomst.core.target.TargetPause;
import org.jspecify.annotations.Nullable;

/** Where records are told. It can't be read: what it holds is what it accepted. */
interface Outlet extends AutoCloseable {

    /** What it accepted of a record, as text by field; empty where it was told nothing yet. */
    Optional<Map<String, String>> held(CrmRecord record);

    /** Whether nothing else can have arrived there, also where a telling had no answer. */
    boolean isCertain();

    /** Whether it may hold something of a company. */
    boolean mayHold(Retraction retraction);

    /** Whether it may hold a note or a task. */
    boolean mayHold(String id);

    /**
     * Whether it is known to hold a note or a task as it is.
     *
     * @param hash of what it says
     */
    boolean holds(String id, String hash);

    /**
     * Tells.
     *
     * @throws org.herkomst.core.target.TargetException where it can't be told anything
     */
    Told tell(Telling telling);

    /** Looks whether it can be told; tells nothing. */
    TargetCheck check();

    /** The pause that holds now. */
    Optional<TargetPause> paused();

    ApiUse takeUse();

    @Override
    void close();

    /**
     * What came of it.
     *
     * @param said what was said of each key; of a key that isn't here nothing was
     * @param why why nothing was said of the others; absent where something was said of all that went out
     * @param pause where nothing more is taken for now
     */
    record Told(Map<String, Said> said, @Nullable Problem why, Optional<TargetPause> pause) {
        static Told all(Map<String, Said> said) {
            return new Told(said, null, Optional.empty());
        }
    }
}
