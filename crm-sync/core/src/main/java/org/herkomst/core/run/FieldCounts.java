package org.herkomst.core.run;

/** {@code fields} of the run report. Mutable, for one thread. */
public final class FieldCounts {
    public long written;
    public long kept;
    public long filled;
    public long coerced;
    public long truncated;

    /** Adds another's counts. */
    public void add(FieldCounts other) {
        written += other.written;
        kept += other.kept;
        filled += other.filled;
        coerced += other.coerced;
        truncated += other.truncated;
    }
}
