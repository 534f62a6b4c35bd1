package org.herkomst.core.run;

import org.herkomst.core.target.Receipt.Verdict;

/** {@code writes} of the run report. Mutable, for one thread. */
public final class WriteCounts {
    public long created;
    public long updated;
    public long adopted;
    public long rejected;
    public long ambiguous;
    public long conflict;
    public long deferred;
    public long invalid;
    public long suppressed;
    public long notSent;
    public long withdrawn;

    /** Counts a verdict. */
    void count(Verdict verdict) {
        switch (verdict) {
            case CREATED -> created++;
            case UPDATED -> updated++;
            case ADOPTED -> adopted++;
            case REJECTED -> rejected++;
            case AMBIGUOUS -> ambiguous++;
            case CONFLICT -> conflict++;
            case LEFT -> notSent++;
            case DEFERRED -> deferred++;
        }
    }

    /** Records that were sent, or would be in a dry run. */
    public long attempted() {
        return created + updated + adopted + rejected + ambiguous + conflict + deferred;
    }
}
