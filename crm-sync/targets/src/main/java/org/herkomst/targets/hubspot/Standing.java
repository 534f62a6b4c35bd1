package org.herkomst.targets.hubspot;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.TargetException;
import org.jspecify.annotations.Nullable;

/** What is known of the account from batch to batch: its time zone, and whether it answers at all. For one thread. */
final class Standing {
    private static final int FAILED_BATCHES = 3;

    private final Connection connection;
    private boolean zoneKnown;
    private int failedInARow;

    Standing(Connection connection) {
        this.connection = connection;
    }

    /** The day's quota ends at midnight in the account's zone; UTC where HubSpot doesn't say. An account that fails isn't asked. */
    void learnZone() {
        if (zoneKnown || failedInARow > 0) {
            return;
        }
        try {
            var account = connection.read(HubSpotApi::account);
            connection.zone(ZoneId.of(account == null || account.timeZone() == null ? "UTC" : account.timeZone()));
            zoneKnown = true;
        } catch (DateTimeException e) {
            zoneKnown = true;
        } catch (Failure f) {
            if (f.status == 401) {
                throw Problems.account(f, "");
            }
            zoneKnown = !f.unknown();
        }
    }

    /**
     * A batch ended.
     *
     * @param deferred for each record why it comes again; null where it was decided
     * @throws TargetException where some batches in a row had no answer: the account counts as down
     */
    void ended(Collection<? extends @Nullable Problem> deferred) {
        @Nullable Problem first = null;
        for (var problem : deferred) {
            if (problem == null || !problem.code().startsWith("HK-CRM")) {
                failedInARow = 0;
                return;
            }
            first = problem;
        }
        if (first != null && ++failedInARow >= FAILED_BATCHES) {
            failedInARow = 0;
            throw new TargetException(first);
        }
    }

    /** The account answered, if only to ask for patience. */
    void answered() {
        failedInARow = 0;
    }
}
