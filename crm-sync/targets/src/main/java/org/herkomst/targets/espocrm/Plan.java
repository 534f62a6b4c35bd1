package org.herkomst.targets.espocrm;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.herkomst.core.record.Comparison;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Intent;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.WritePolicy;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with one record.
 *
 * @param record the record
 * @param verdict what it comes to when EspoCRM accepts
 * @param there what EspoCRM has; absent for a new record
 * @param compared the record beside that
 * @param matchedBy how it was found; absent for a new one
 */
record Plan(
        CrmRecord record,
        Verdict verdict,
        @Nullable Found there,
        Comparison compared,
        @Nullable String matchedBy) {
    private static final Comparison.Dialect DIALECT = new Comparison.Dialect() {
        @Override
        public boolean same(FieldValue ours, String theirs) {
            return Plan.same(ours, theirs);
        }

        @Override
        public boolean ours(String field) {
            return field.startsWith(Keys.PREFIX) && !field.equals(Keys.KEY);
        }
    };

    /** Of a record that EspoCRM doesn't have; it makes none without a name. */
    static Plan created(CrmRecord record) {
        var fields = sendable(record);
        var name = fields.get(Keys.NAME);
        if (name == null || name.policy() == WritePolicy.OFF) {
            fields.put(
                    Keys.NAME, new MappedField(new FieldValue.Text(record.name().strip()), WritePolicy.FILL_EMPTY));
        }
        return new Plan(
                record.going(Intent.MAKE), Verdict.CREATED, null, Comparison.created(with(record, fields)), null);
    }

    /** Of a record that EspoCRM has. */
    static Plan over(CrmRecord record, Found there, Verdict verdict, String matchedBy) {
        var compared = Comparison.over(with(record, sendable(record)), there.id(), there.values(), DIALECT);
        return new Plan(record.going(verdict.intent()), verdict, there, compared, matchedBy);
    }

    /** The same decided anew over what is there now. */
    Plan over(Found now) {
        return over(record, now, verdict, matchedBy == null ? "" : matchedBy);
    }

    /** With our key, and without what belongs to people whatever a mapping says; an owner is given at creation at most. */
    private static LinkedHashMap<String, MappedField> sendable(CrmRecord record) {
        var fields = new LinkedHashMap<String, MappedField>();
        fields.put(Keys.KEY, new MappedField(new FieldValue.Text(record.key().value()), WritePolicy.OVERWRITE));
        record.fields().forEach((name, field) -> {
            var owner = name.equals(Keys.OWNER) && field.policy() == WritePolicy.CREATE_ONLY;
            if (!name.equals(Keys.KEY) && (owner || !Keys.NEVER.contains(name))) {
                fields.put(name, field);
            }
        });
        return fields;
    }

    private static CrmRecord with(CrmRecord record, LinkedHashMap<String, MappedField> fields) {
        return record.holding(fields);
    }

    /** What is to be sent; empty: nothing to write. */
    Map<String, String> send() {
        return compared.send();
    }

    /** Whether a field holds what was sent, however EspoCRM writes it. */
    boolean holds(String field, String sent, Found now) {
        var theirs = now.value(field);
        var ours = record.fields().get(field);
        return sent.equals(theirs) || (ours != null && !sent.isEmpty() && same(ours.value(), theirs));
    }

    private static boolean same(FieldValue ours, String theirs) {
        var text = ours.asText().strip();
        if (text.equals(theirs.strip())) {
            return true;
        }
        if (ours instanceof FieldValue.Flag flag) {
            return theirs.isEmpty() ? !flag.value() : text.equalsIgnoreCase(theirs);
        }
        if (ours instanceof FieldValue.Day) {
            return theirs.length() > 10 && text.equals(theirs.substring(0, 10));
        }
        var number = ours instanceof FieldValue.Whole || ours instanceof FieldValue.Decimal;
        return number && sameNumber(text, theirs);
    }

    private static boolean sameNumber(String ours, String theirs) {
        try {
            return new BigDecimal(ours).compareTo(new BigDecimal(theirs)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
