package org.herkomst.targets.salesforce;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.herkomst.core.record.Comparison;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Intent;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.WritePolicy;

/** What a record changes in Salesforce. */
final class Changes {
    private static final Comparison.Dialect DIALECT = new Comparison.Dialect() {
        @Override
        public boolean same(FieldValue ours, String theirs) {
            return Changes.same(ours, theirs);
        }

        @Override
        public boolean ours(String field) {
            return field.startsWith(Keys.PREFIX) && !field.equals(Keys.KEY);
        }
    };

    private Changes() {}

    /** A record that Salesforce doesn't have. */
    static Plan created(CrmRecord record) {
        var compared = Comparison.created(named(sendable(record)));
        return new Plan(record.going(Intent.MAKE), Verdict.CREATED, null, compared, Set.of(), null);
    }

    /**
     * A record that Salesforce has.
     *
     * @param matchedBy how it was found
     */
    static Plan over(CrmRecord record, Account there, Verdict verdict, String matchedBy) {
        var compared = Comparison.over(sendable(record), there.id(), there.values(), DIALECT);
        return new Plan(record.going(verdict.intent()), verdict, there.id(), compared, there.boxes(), matchedBy);
    }

    /** With our key, and without what belongs to people whatever a mapping says; an owner may be given to a new record. */
    private static CrmRecord sendable(CrmRecord record) {
        var fields = new LinkedHashMap<String, MappedField>();
        fields.put(Keys.KEY, new MappedField(new FieldValue.Text(record.key().value()), WritePolicy.OVERWRITE));
        record.fields().forEach((name, field) -> {
            var assigned = name.equals(Keys.OWNER) && field.policy() == WritePolicy.CREATE_ONLY;
            if (!name.equals(Keys.KEY) && (!Keys.NEVER.contains(name) || assigned)) {
                fields.put(name, field);
            }
        });
        return with(record, fields);
    }

    /** Salesforce makes no account without a name. */
    private static CrmRecord named(CrmRecord record) {
        var field = record.fields().get(Keys.NAME);
        var has = field != null
                && field.policy() != WritePolicy.OFF
                && !field.value().asText().isBlank();
        if (has || record.name().isBlank()) {
            return record;
        }
        var fields = new LinkedHashMap<>(record.fields());
        fields.put(Keys.NAME, new MappedField(new FieldValue.Text(record.name().strip()), WritePolicy.FILL_EMPTY));
        return with(record, fields);
    }

    private static CrmRecord with(CrmRecord record, Map<String, MappedField> fields) {
        return record.holding(new LinkedHashMap<>(fields));
    }

    /** Whether Salesforce's value is ours, however it is written there. */
    static boolean same(FieldValue ours, String theirs) {
        var text = ours.asText().strip();
        if (text.equals(theirs) || lines(text).equals(lines(theirs))) {
            return true;
        }
        if (ours instanceof FieldValue.Day) {
            return theirs.length() > 10 && text.equals(theirs.substring(0, 10));
        }
        if (ours instanceof FieldValue.Whole || ours instanceof FieldValue.Decimal) {
            return sameNumber(text, theirs);
        }
        return ours instanceof FieldValue.Flag flag && flag.value() == Boolean.parseBoolean(theirs);
    }

    /** People's browsers end lines otherwise than we do. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static boolean sameNumber(String ours, String theirs) {
        try {
            return new BigDecimal(ours).compareTo(new BigDecimal(theirs)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
