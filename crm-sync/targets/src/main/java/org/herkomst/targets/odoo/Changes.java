package org.herkomst.targets.odoo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.herkomst.core.record.Comparison;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Intent;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.WritePolicy;

/** What a record changes in Odoo. */
final class Changes {
    private static final Comparison.Dialect DIALECT = new Comparison.Dialect() {
        @Override
        public boolean same(FieldValue ours, String theirs) {
            return Values.same(ours, theirs);
        }

        @Override
        public boolean ours(String field) {
            return Keys.ours(field);
        }
    };

    private Changes() {}

    /** A record that Odoo doesn't have. */
    static Plan created(CrmRecord record) {
        var compared = Comparison.created(named(sendable(record)));
        return new Plan(record.going(Intent.MAKE), Verdict.CREATED, null, compared, compared.send(), null);
    }

    /**
     * A record that Odoo has.
     *
     * @param matchedBy how it was found
     */
    static Plan over(CrmRecord record, Partner there, Verdict verdict, String matchedBy) {
        var compared = Comparison.over(sendable(record), there.number(), there.values(), DIALECT);
        return new Plan(record.going(verdict.intent()), verdict, there.id(), compared, compared.send(), matchedBy);
    }

    /** A record that we archived when we took it back: it comes back to life. */
    static Plan revived(CrmRecord record, Partner there) {
        var plan = over(record, there, Verdict.UPDATED, Receipt.BY_KEY);
        var send = new LinkedHashMap<>(plan.send());
        send.put(Keys.ACTIVE, "true");
        return new Plan(plan.record(), plan.verdict(), plan.id(), plan.compared(), send, plan.matchedBy());
    }

    /** With our key, and without what belongs to people whatever a mapping says. */
    private static CrmRecord sendable(CrmRecord record) {
        var fields = new LinkedHashMap<String, MappedField>();
        fields.put(Keys.KEY, new MappedField(new FieldValue.Text(record.key().value()), WritePolicy.OVERWRITE));
        record.fields().forEach((name, field) -> {
            var owner = name.equals(Keys.OWNER) && field.policy() == WritePolicy.CREATE_ONLY;
            if (!name.equals(Keys.KEY) && (owner || !Keys.NEVER.contains(name))) {
                fields.put(name, field);
            }
        });
        return with(record, fields);
    }

    /** Odoo makes no contact without a name. */
    private static CrmRecord named(CrmRecord record) {
        var given = record.fields().get(Keys.NAME);
        var has = given != null
                && given.policy() != WritePolicy.OFF
                && !given.value().asText().isBlank();
        var name = record.name().isBlank()
                ? Hosts.normal(record.domain())
                : record.name().strip();
        if (has || name.isEmpty()) {
            return record;
        }
        var fields = new LinkedHashMap<>(record.fields());
        fields.put(Keys.NAME, new MappedField(new FieldValue.Text(name), WritePolicy.FILL_EMPTY));
        return with(record, fields);
    }

    private static CrmRecord with(CrmRecord record, Map<String, MappedField> fields) {
        return record.holding(new LinkedHashMap<>(fields));
    }

    /** Whether Odoo holds what a plan sends. */
    static boolean holds(Partner there, Plan plan) {
        return plan.send().keySet().stream().allMatch(field -> holds(there, plan, field));
    }

    /** Whether Odoo holds what a plan sends in one field. */
    static boolean holds(Partner there, Plan plan, String field) {
        if (field.equals(Keys.ACTIVE)) {
            return there.active();
        }
        var sent = plan.send().getOrDefault(field, "");
        var ours = plan.record().fields().get(field);
        return sent.equals(there.value(field))
                || (ours != null
                        && ours.value().asText().strip().equals(sent)
                        && Values.same(ours.value(), there.value(field)));
    }
}
