package org.herkomst.targets.hubspot;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.herkomst.core.record.Comparison;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Intent;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.WritePolicy;
import org.herkomst.targets.hubspot.Wire.Company;

/** What a record changes in HubSpot. */
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

    /** A record that HubSpot doesn't have. */
    static Plan created(CrmRecord record) {
        var whole = nameOrDomain(sendable(record));
        var compared = Comparison.created(whole);
        return new Plan(record.going(Intent.MAKE), Verdict.CREATED, null, compared, compared.send(), null);
    }

    /**
     * A record that HubSpot has.
     *
     * @param matchedBy how it was found
     */
    static Plan over(CrmRecord record, Company there, Verdict verdict, String matchedBy) {
        var id = Objects.requireNonNullElse(there.id(), "");
        var compared = Comparison.over(sendable(record), id, there.values(), DIALECT);
        return new Plan(record.going(verdict.intent()), verdict, there.id(), compared, compared.send(), matchedBy);
    }

    /** With our key, and without what belongs to people whatever a mapping says. */
    private static CrmRecord sendable(CrmRecord record) {
        var fields = new LinkedHashMap<String, MappedField>();
        fields.put(Keys.KEY, new MappedField(new FieldValue.Text(record.key().value()), WritePolicy.OVERWRITE));
        record.fields().forEach((name, field) -> {
            if (!name.equals(Keys.KEY) && (!Keys.NEVER.contains(name) || field.policy() == WritePolicy.CREATE_ONLY)) {
                fields.put(name, field);
            }
        });
        return with(record, fields);
    }

    /** HubSpot makes no company that has neither name nor domain. */
    private static CrmRecord nameOrDomain(CrmRecord record) {
        if (has(record, Keys.NAME) || has(record, Keys.DOMAIN) || record.name().isBlank()) {
            return record;
        }
        var fields = new LinkedHashMap<>(record.fields());
        fields.put(Keys.NAME, new MappedField(new FieldValue.Text(record.name().strip()), WritePolicy.FILL_EMPTY));
        return with(record, fields);
    }

    private static boolean has(CrmRecord record, String name) {
        var field = record.fields().get(name);
        return field != null
                && field.policy() != WritePolicy.OFF
                && !field.value().asText().isBlank();
    }

    private static CrmRecord with(CrmRecord record, Map<String, MappedField> fields) {
        return record.holding(new LinkedHashMap<>(fields));
    }

    /** Whether HubSpot's value is ours, however it is written there. */
    static boolean same(FieldValue ours, String theirs) {
        var text = ours.asText().strip();
        if (text.equals(theirs)) {
            return true;
        }
        if (ours instanceof FieldValue.Day) {
            return text.equals(day(theirs));
        }
        if (ours instanceof FieldValue.Whole || ours instanceof FieldValue.Decimal) {
            return sameNumber(text, theirs);
        }
        return ours instanceof FieldValue.Flag && text.equalsIgnoreCase(theirs);
    }

    private static boolean sameNumber(String ours, String theirs) {
        try {
            return new BigDecimal(ours).compareTo(new BigDecimal(theirs)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String day(String theirs) {
        if (theirs.matches("[0-9]{10,14}")) {
            return Instant.ofEpochMilli(Long.parseLong(theirs))
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate()
                    .toString();
        }
        return theirs.length() > 10 ? theirs.substring(0, 10) : theirs;
    }
}
