package org.herkomst.core.run;

/** {@code activities} of the run report: notes and tasks beside the records. Mutable, for one thread. */
public final class ActivityCounts {
    /** To be written, found by this run. */
    public long due;

    public long notesCreated;
    public long notesUpdated;
    public long tasksCreated;

    /** Left to people: changed or deleted by one, or a task of the rule is still open. */
    public long left;

    /** Not written yet; they come again. */
    public long deferred;

    /** Refused by the CRM for good. */
    public long refused;

    /** Kept back because the company objected. */
    public long suppressed;

    /** Whether nothing was to be done. */
    public boolean none() {
        return due + notesCreated + notesUpdated + tasksCreated + left + deferred + refused + suppressed == 0;
    }
}
