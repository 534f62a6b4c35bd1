package org.herkomst.proofs.plan;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.record.Comparison;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.record.FieldChange;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.WritePolicy;
import org.jspecify.annotations.Nullable;

/** Random single decisions of the one comparison that all targets use, against the oracle. */
final class Decisions {
    private static final String FIELD = "field";
    private static final List<WritePolicy> POLICIES = List.of(WritePolicy.values());
    private static final Comparison.Dialect PLAIN = new Comparison.Dialect() {
        @Override
        public boolean same(FieldValue ours, String theirs) {
            return ours.asText().equals(theirs);
        }

        @Override
        public boolean ours(String field) {
            return false;
        }
    };

    private final Oracle oracle;
    private final RandomGenerator random;

    Decisions(Oracle oracle, RandomGenerator random) {
        this.oracle = oracle;
        this.random = random;
    }

    /** How many of so many decisions differ. */
    long differences(int cases) {
        long differences = 0;
        for (int i = 0; i < cases; i++) {
            differences += differs() ? 1 : 0;
        }
        return differences;
    }

    private boolean differs() {
        int kind = random.nextInt(3);
        String before = value(kind);
        String wanted = value(kind);
        String ours = random.nextInt(3) == 0 ? null : random.nextBoolean() ? before : value(kind);
        String confirmed = ours == null || ours.isEmpty() ? null : ours;
        WritePolicy policy = POLICIES.get(random.nextInt(POLICIES.size()));
        FieldChange change = decided(typed(kind, wanted), policy, before, confirmed);
        String expected = oracle.after(new Oracle.Field(policy.id(), wanted, before, confirmed));
        return !change.after().equals(expected)
                || change.written() == change.after().equals(before);
    }

    private static FieldChange decided(
            FieldValue value, WritePolicy policy, String before, @Nullable String confirmed) {
        LinkedHashMap<String, MappedField> fields = new LinkedHashMap<>();
        fields.put(FIELD, new MappedField(value, policy));
        Known known = confirmed == null ? null : new Known("1", Ownership.ADOPTED, Map.of(FIELD, confirmed));
        CrmRecord record = new CrmRecord(new CompanyKey("hk-proof"), "Proof", null, fields, known);
        return Comparison.over(record, "1", Map.of(FIELD, before), PLAIN)
                .changes()
                .get(0);
    }

    private String value(int kind) {
        if (random.nextInt(4) == 0) {
            return "";
        }
        return switch (kind) {
            case 0 -> String.join(";", List.of("a", "b", "c", "d").subList(random.nextInt(2), 2 + random.nextInt(3)));
            case 1 -> Integer.toString(random.nextInt(-3, 12));
            default -> LocalDate.of(2026, 1, 1).plusDays(random.nextInt(4)).toString();
        };
    }

    private static FieldValue typed(int kind, String text) {
        if (text.isEmpty()) {
            return new FieldValue.Nothing();
        }
        return kind == 0
                ? new FieldValue.Text(text)
                : kind == 1 ? new FieldValue.Whole(Long.parseLong(text)) : new FieldValue.Day(LocalDate.parse(text));
    }
}
