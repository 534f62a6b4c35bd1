package org.herkomst.core.undo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.core.company.Company;
import org.herkomst.core.delivery.Ledger.Entry;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.record.FieldChange;
import org.herkomst.core.record.FieldChange.Reason;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.undo.Written.Field;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.WritePolicy;

/**
 * One record on its way back. Its old values go as {@code never_after_human_edit}, known being what the run wrote: so each policy's one
 * decision keeps what was touched since.
 *
 * @param company the company
 * @param written what the run wrote
 * @param entry what the target holds of us now
 * @param record what is sent, or only compared where the record was made by the run
 */
record Restoration(Company company, Written written, Entry entry, CrmRecord record) {

    static Restoration of(Company company, Written written, Entry entry, String keyField) {
        List<Field> fields = written.verdict() == Verdict.CREATED
                ? entry.known().fields().entrySet().stream()
                        .map(held -> new Field(held.getKey(), "", held.getValue(), false))
                        .toList()
                : written.fields();
        LinkedHashMap<String, MappedField> old = new LinkedHashMap<>();
        Map<String, String> ours = new HashMap<>();
        fields.stream().filter(field -> !field.name().equals(keyField)).forEach(field -> {
            FieldValue value =
                    field.before().isBlank() ? new FieldValue.Nothing() : new FieldValue.Text(field.before());
            old.put(field.name(), new MappedField(value, WritePolicy.NEVER_AFTER_HUMAN_EDIT));
            ours.put(field.name(), field.after());
        });
        Known known = new Known(entry.known().targetId(), entry.known().ownership(), ours);
        CrmRecord record = new CrmRecord(
                company.key(), company.facts().name(), company.facts().domain(), old, known);
        return new Restoration(company, written, entry, record);
    }

    /** Whether the run made the record. */
    boolean created() {
        return written.verdict() == Verdict.CREATED;
    }

    /** Whether the run made the record, and it is still one that we made. */
    boolean made() {
        return created() && entry.known().ownership() == Ownership.MADE;
    }

    /** Whether the record is taken back after its fields: it was not ours before. */
    boolean takenBack() {
        return written.verdict() != Verdict.UPDATED;
    }

    /** Whether anybody changed or blanked a field that we hold. */
    static boolean touched(List<FieldChange> changes) {
        return changes.stream()
                .filter(c -> c.policy() == WritePolicy.NEVER_AFTER_HUMAN_EDIT)
                .anyMatch(c -> c.reason() == Reason.HUMAN_EDIT || c.reason() == Reason.SAME);
    }

    /** Whether nothing but the old values would be written: what a target adds by itself, as a key that a person took off, must not be. */
    boolean onlyOld(List<FieldChange> changes) {
        return changes.stream()
                .filter(FieldChange::written)
                .allMatch(c -> record.fields().containsKey(c.field()));
    }

    /** What the target holds of us after it. */
    Known after(List<FieldChange> changes, Ownership ownership) {
        Map<String, String> held = new HashMap<>(entry.known().fields());
        Map<String, Field> fields = new HashMap<>();
        written.fields().forEach(field -> fields.put(field.name(), field));
        for (FieldChange change : changes) {
            Field field = fields.get(change.field());
            if (field != null && record.fields().containsKey(change.field())) {
                held.remove(change.field());
                boolean back = change.written() || change.reason() == Reason.SAME;
                if (back && field.ours() && !field.before().isEmpty()) {
                    held.put(change.field(), field.before());
                }
            }
        }
        return new Known(entry.known().targetId(), ownership, held);
    }
}
