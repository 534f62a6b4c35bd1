package org.herkomst.targets.salesforce;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.herkomst.core.record.Comparison;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.mappings.FieldValue;
import org.herkomst.targets.salesforce.Wire.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with one record.
 *
 * @param record the record
 * @param verdict what it comes to when Salesforce accepts
 * @param targetId Salesforce's id; absent for a new record
 * @param compared the record beside what Salesforce holds
 * @param boxes fields that can't be empty, only ticked or not
 * @param matchedBy how the account was found; absent for a new one
 */
record Plan(
        CrmRecord record,
        Verdict verdict,
        @Nullable String targetId,
        Comparison compared,
        Set<String> boxes,
        @Nullable String matchedBy) {

    /** New values by field, as texts; empty: nothing to write. */
    Map<String, String> send() {
        return compared.send();
    }

    /** The same as Salesforce takes it: numbers and boxes as such, null to clear a field. */
    Map<String, @Nullable Object> wire() {
        var wire = new LinkedHashMap<String, @Nullable Object>();
        wire.put("attributes", Attributes.ACCOUNT);
        if (targetId != null) {
            wire.put("id", targetId);
        }
        send().forEach((name, text) -> wire.put(name, value(name, text)));
        return wire;
    }

    private @Nullable Object value(String name, String text) {
        var field = record.fields().get(name);
        if (text.isEmpty()) {
            return boxes.contains(name) ? false : null;
        }
        if (field == null || !field.value().asText().strip().equals(text)) {
            return text;
        }
        if (field.value() instanceof FieldValue.Whole whole) {
            return whole.value();
        }
        if (field.value() instanceof FieldValue.Decimal decimal) {
            return decimal.value();
        }
        return field.value() instanceof FieldValue.Flag flag ? (Object) flag.value() : text;
    }

    /** A receipt of an accepted record. */
    Receipt accepted(@Nullable String id) {
        return Receipt.accepted(verdict, record.key(), id == null ? targetId : id, compared, matchedBy);
    }
}
