package org.herkomst.targets.hubspot;

import java.util.Map;
import org.herkomst.core.record.Comparison;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with one record.
 *
 * @param record the record
 * @param verdict what it comes to when HubSpot accepts
 * @param targetId HubSpot's id; absent for a new record
 * @param compared the record beside what HubSpot holds
 * @param send properties to send; empty: nothing to write
 * @param matchedBy how HubSpot's company was found; absent for a new one
 */
record Plan(
        CrmRecord record,
        Verdict verdict,
        @Nullable String targetId,
        Comparison compared,
        Map<String, String> send,
        @Nullable String matchedBy) {

    /** A receipt of an accepted record. */
    Receipt accepted(@Nullable String id) {
        return Receipt.accepted(verdict, record.key(), id == null ? targetId : id, compared, matchedBy);
    }
}
