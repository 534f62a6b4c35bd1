package org.herkomst.core.visit;

import org.herkomst.connector.matomo.VisitPage;
import org.herkomst.core.run.VisitCounts;

/**
 * Takes pages of visits into the store so that each is counted once: an unchanged re-reading is a duplicate, a visit that grew replaces
 * what was counted, one that no longer names a company is taken back. Framework-free; the caller gives the transaction.
 */
public interface VisitIntake {

    /**
     * Stores one page; the caller's transaction also saves {@link VisitPage#next()}.
     *
     * @return what the page adds to the report
     */
    VisitCounts take(VisitPage page);

    /** Forgets what was cached since the last commit; to be called when the caller's transaction was rolled back. */
    void rolledBack();
}
