package org.herkomst.targets.odoo;

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
 * @param verdict what it comes to when Odoo accepts
 * @param id Odoo's id; absent for a new record
 * @param compared the record beside what Odoo holds
 * @param send values to send, by field; empty: nothing to write
 * @param matchedBy how Odoo's record was found; absent for a new one
 */
record Plan(
        CrmRecord record,
        Verdict verdict,
        @Nullable Long id,
        Comparison compared,
        Map<String, String> send,
        @Nullable String matchedBy) {

    /** A receipt of an accepted record. */
    Receipt accepted(@Nullable Long made) {
        var number = made == null ? id : made;
        return Receipt.accepted(verdict, record.key(), number == null ? null : number.toString(), compared, matchedBy);
    }
}
