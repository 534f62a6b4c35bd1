package org.herkomst.core.visit;

import java.util.Set;
import org.herkomst.connector.matomo.VisitPage;
import org.herkomst.connector.matomo.VisitRules.Days;
import org.herkomst.core.company.CompanyDirectory;
import org.herkomst.core.run.VisitCounts;
import org.jspecify.annotations.Nullable;

/**
 * Takes pages of visits into the store so that each is counted once: an unchanged re-reading is a duplicate, a visit that grew replaces
 * what was counted, one that no longer names a company is taken back. Framework-free; the caller gives the transaction.
 */
public interface VisitIntake {

    /** An intake over these parts. */
    static VisitIntake of(Parts parts) {
        return new StoredIntake(parts);
    }

    /**
     * What an intake works with.
     *
     * @param job the job, whose marks these are
     * @param source the source's name
     * @param backfill days whose rows and sums are replaced whole; absent for a normal run
     * @param visits store of visits
     * @param seen store of marks
     * @param companies who is who
     */
    record Parts(
            String job,
            String source,
            @Nullable Days backfill,
            VisitStore visits,
            SeenStore seen,
            CompanyDirectory companies) {}

    /**
     * Stores one page; the caller's transaction also saves {@link VisitPage#next()}.
     *
     * @return what the page adds to the report
     */
    VisitCounts take(VisitPage page);

    /** How many visits since the last call lie in days of which only sums are left; they are not counted a second time. */
    int takeTooOld();

    /** Companies of visits that were kept and whose consent is gone, since the last call. */
    Set<Long> takeWithoutConsent();

    /** Forgets what was cached since the last commit; to be called when the caller's transaction was rolled back. */
    void rolledBack();
}
