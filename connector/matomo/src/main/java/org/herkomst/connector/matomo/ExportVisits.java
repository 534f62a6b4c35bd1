package org.herkomst.connector.matomo;

import org.jspecify.annotations.Nullable;

/** The entries of an export file, one after the other, in constant memory. Used by one thread. */
interface ExportVisits extends AutoCloseable {

    /** Goes to the next entry; false at the end of what can be read. */
    boolean advance();

    /** The entry; absent where it can't be read. */
    @Nullable
    RawVisit visit();

    /** The entry's line, counted from 1. */
    long line();

    /** After the end: why the file is broken, for a person; absent where it is whole. */
    @Nullable
    String broken();

    @Override
    void close();
}
