package org.herkomst.targets.webhook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.herkomst.core.record.Comparison;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Intent;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.mappings.FieldValue;

/**
 * What is to be told of one record.
 *
 * @param record the record
 * @param held what was accepted of it before
 * @param first whether nothing of it was told yet
 * @param compared the record beside that
 */
record Plan(CrmRecord record, Map<String, String> held, boolean first, Comparison compared) {
    private static final Comparison.Dialect DIALECT = new Comparison.Dialect() {
        @Override
        public boolean same(FieldValue ours, String theirs) {
            return ours.asText().strip().equals(theirs);
        }

        @Override
        public boolean ours(String field) {
            return field.startsWith(WebhookKind.OURS) && !field.equals(WebhookKind.KEY);
        }
    };

    /**
     * What is to be told.
     *
     * @param held what was accepted of it before; absent for one that is told for the first time
     * @param certain whether that is all that can have arrived, and a record that is told for the first time is made; else the receiver
     *     decides whether it joins one of its own
     */
    static Plan of(CrmRecord record, Optional<Map<String, String>> held, boolean certain) {
        var known = record.known();
        if (held.isEmpty() && known == null) {
            return new Plan(
                    record.going(certain ? Intent.MAKE : Intent.ADOPT),
                    Map.of(),
                    true,
                    compared(Comparison.created(record), record, certain));
        }
        var id = known == null ? record.key().value() : known.targetId();
        var there = held.orElse(Map.of());
        return new Plan(
                record, there, held.isEmpty(), compared(Comparison.over(record, id, there, DIALECT), record, certain));
    }

    private static Comparison compared(Comparison compared, CrmRecord record, boolean certain) {
        return record.unconfirmed() && !certain ? compared.anew() : compared;
    }

    String key() {
        return record.key().value();
    }

    /** What it comes to where the receiver takes it and says nothing else. */
    Verdict verdict() {
        return first && record.known() == null ? Verdict.CREATED : Verdict.UPDATED;
    }

    /** The id that the receiver knows it by, as far as it said. */
    String id() {
        var known = record.known();
        return known == null ? key() : known.targetId();
    }

    boolean unchanged() {
        return compared.send().isEmpty();
    }

    /** All that the receiver holds of it afterwards. */
    Map<String, String> after() {
        var after = new LinkedHashMap<>(held);
        compared.send().forEach((field, value) -> {
            if (value.isEmpty()) {
                after.remove(field);
            } else {
                after.put(field, value);
            }
        });
        return after;
    }
}
