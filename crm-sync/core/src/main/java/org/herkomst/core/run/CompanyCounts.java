package org.herkomst.core.run;

/** {@code companies} of the run report. Mutable, for one thread. */
public final class CompanyCounts {
    public long optedOut;
    public long withheld;
    public long belowThreshold;
    public long added;
    public long changed;
    public long unchanged;
    public long carriedOver;

    /** Companies that may be pushed. */
    public long eligible() {
        return added + changed + unchanged;
    }

    /** All companies with a visit that is kept. */
    public long seen() {
        return optedOut + withheld + belowThreshold + eligible();
    }
}
