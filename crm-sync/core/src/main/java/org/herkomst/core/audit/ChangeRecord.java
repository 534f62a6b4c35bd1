package org.herkomst.core.audit;

/** Port: the record of changes. Nobody changes or removes an entry; whoever does it by other means is found out. */
public interface ChangeRecord {

    /**
     * Appends an entry, in the caller's transaction where there is one; at its end, so that writers wait for each other as shortly as
     * can be.
     *
     * @throws RuntimeException where it can't be written: the change must not be made then, and the transaction does not commit
     */
    void append(Change change);

    /**
     * Looks whether the record can be written and whether its end is as it was left. Directly before each send.
     *
     * @throws RecordUnwritableException where it can't or isn't: nothing may be sent then
     */
    void mustBeWritable();
}
