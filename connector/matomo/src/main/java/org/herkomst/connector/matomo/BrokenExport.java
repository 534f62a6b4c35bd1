package org.herkomst.connector.matomo;

import org.jspecify.annotations.Nullable;

/** A file of which nothing can be read. */
final class BrokenExport implements ExportVisits {
    private final String why;

    BrokenExport(String why) {
        this.why = why;
    }

    @Override
    public boolean advance() {
        return false;
    }

    @Override
    public @Nullable RawVisit visit() {
        return null;
    }

    @Override
    public long line() {
        return 1;
    }

    @Override
    public String broken() {
        return why;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
