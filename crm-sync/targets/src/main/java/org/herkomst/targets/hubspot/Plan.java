package org.herkomst.targets.hubspot;

import java.util.LinkedHashMap;
import java.util.Map;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.run.FieldCounts;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with one record.
 *
 * @param record the record
 * @param verdict what it comes to when HubSpot accepts
 * @param targetId HubSpot's id; absent for a new record
 * @param send properties to send; empty: nothing to write
 * @param held our values that HubSpot holds afterwards
 * @param counts fields written, kept, filled
 */
record Plan(
        CrmRecord record,
        Verdict verdict,
        @Nullable String targetId,
        LinkedHashMap<String, String> send,
        Map<String, String> held,
        FieldCounts counts) {

    /** A receipt of an accepted record. */
    Receipt accepted(@Nullable String id) {
        return new Receipt(record.key(), verdict, id == null ? targetId : id, held, counts, null, null);
    }
}
