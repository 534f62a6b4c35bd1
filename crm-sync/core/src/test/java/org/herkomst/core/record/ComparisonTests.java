package org.herkomst.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.record.FieldChange.Reason;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.WritePolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each write policy decides. */
class ComparisonTests {
    private static final Comparison.Dialect PLAIN = new Comparison.Dialect() {
        @Override
        public boolean same(FieldValue ours, String theirs) {
            return ours.asText().equals(theirs);
        }

        @Override
        public boolean ours(String field) {
            return field.startsWith("our_");
        }
    };

    private static Comparison over(FieldValue wanted, WritePolicy policy, String before, @Nullable String confirmed) {
        return Comparison.over(record(wanted, policy, confirmed), "7", Map.of("field", before), PLAIN);
    }

    private static CrmRecord record(FieldValue wanted, WritePolicy policy, @Nullable String confirmed) {
        LinkedHashMap<String, MappedField> fields = new LinkedHashMap<>();
        fields.put("field", new MappedField(wanted, policy));
        Known known = confirmed == null ? null : new Known("7", Ownership.MADE, Map.of("field", confirmed));
        return new CrmRecord(new CompanyKey("hk-a"), "Acme", null, fields, known);
    }

    private static FieldValue value(String kind, String text) {
        if (text.isEmpty()) {
            return new FieldValue.Nothing();
        }
        return switch (kind) {
            case "whole" -> new FieldValue.Whole(Long.parseLong(text));
            case "day" -> new FieldValue.Day(LocalDate.parse(text));
            default -> new FieldValue.Text(text);
        };
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "text, OVERWRITE, a, b, -, a, DIFFERS",
                "text, OVERWRITE, a, '', -, a, WAS_EMPTY",
                "text, OVERWRITE, a, a, -, a, SAME",
                "text, OVERWRITE, '', b, b, '', GONE",
                "text, FILL_EMPTY, a, '', -, a, WAS_EMPTY",
                "text, FILL_EMPTY, a, b, -, b, TAKEN",
                "text, FILL_EMPTY, a, b, b, b, TAKEN",
                "text, FILL_EMPTY, a, a, -, a, SAME",
                "text, CREATE_ONLY, a, '', -, '', NOT_NEW",
                "text, CREATE_ONLY, a, b, -, b, NOT_NEW",
                "text, APPEND, a;b, b;c, -, b;c;a, ELEMENTS_MISSING",
                "text, APPEND, a;b, '', -, a;b, WAS_EMPTY",
                "text, APPEND, a, b;a, -, b;a, SAME",
                "text, APPEND, '', b, b, b, SAME",
                "whole, MIN, 3, 5, -, 3, BEYOND",
                "whole, MIN, 7, 5, -, 5, NOT_BEYOND",
                "whole, MIN, 7, '', -, 7, WAS_EMPTY",
                "whole, MIN, 7, many, -, many, NOT_BEYOND",
                "whole, MAX, 7, 5, -, 7, BEYOND",
                "whole, MAX, 3, 5, -, 5, NOT_BEYOND",
                "whole, MAX, 10, 9, -, 10, BEYOND",
                "whole, MAX, '', 9, 9, 9, TAKEN",
                "day, MIN, 2026-01-01, 2026-02-01, -, 2026-01-01, BEYOND",
                "day, MAX, 2026-01-01, 2026-02-01T00:00:00Z, -, 2026-02-01T00:00:00Z, NOT_BEYOND",
                "text, NEVER_AFTER_HUMAN_EDIT, a, b, b, a, DIFFERS",
                "text, NEVER_AFTER_HUMAN_EDIT, a, c, b, c, HUMAN_EDIT",
                "text, NEVER_AFTER_HUMAN_EDIT, a, '', b, '', HUMAN_EDIT",
                "text, NEVER_AFTER_HUMAN_EDIT, a, b, -, b, HUMAN_EDIT",
                "text, NEVER_AFTER_HUMAN_EDIT, '', b, b, '', GONE",
                "text, NEVER_AFTER_HUMAN_EDIT, a, a, b, a, SAME",
                "text, OFF, a, b, -, b, OFF",
            })
    void eachPolicyDecides(
            String kind,
            WritePolicy policy,
            String wanted,
            String before,
            @Nullable String confirmed,
            String after,
            Reason reason) {
        FieldChange change =
                over(value(kind, wanted), policy, before, confirmed).changes().get(0);
        assertThat(change.reason()).isEqualTo(reason);
        assertThat(change.after()).isEqualTo(after);
        assertThat(change.before()).isEqualTo(before);
        assertThat(change.written()).isEqualTo(!before.equals(after));
    }

    @Test
    void aNewRecordGetsAllButWhatIsLeftToOthers() {
        LinkedHashMap<String, MappedField> fields = new LinkedHashMap<>();
        for (WritePolicy policy : WritePolicy.values()) {
            fields.put(policy.name(), new MappedField(new FieldValue.Text("x"), policy));
        }
        Comparison compared = Comparison.created(new CrmRecord(new CompanyKey("hk-a"), "Acme", null, fields, null));
        assertThat(compared.send()).hasSize(WritePolicy.values().length - 1).doesNotContainKey("OFF");
    }

    @Test
    void aFieldOfOursThatTheMappingDroppedIsCleared() {
        Known known = new Known("7", Ownership.MADE, Map.of("our_old", "x", "city", "y"));
        CrmRecord record = new CrmRecord(new CompanyKey("hk-a"), "Acme", null, new LinkedHashMap<>(), known);
        Comparison compared = Comparison.over(record, "7", Map.of("our_old", "x", "city", "y"), PLAIN);
        assertThat(compared.send()).isEqualTo(Map.of("our_old", ""));
    }

    @Test
    void whatStandsOtherwiseThanThePlanSawIsSaidWithoutAValue() {
        CrmRecord record = record(new FieldValue.Text("a"), WritePolicy.OVERWRITE, null)
                .expecting(new Expectation("7", Map.of("field", "b")));
        assertThat(Comparison.over(record, "7", Map.of("field", "b"), PLAIN).changedSincePlan())
                .isEmpty();
        assertThat(Comparison.over(record, "7", Map.of("field", "secret"), PLAIN)
                        .changedSincePlan())
                .hasValueSatisfying(why -> assertThat(why).contains("field").doesNotContain("secret"));
        assertThat(Comparison.over(record, "8", Map.of("field", "b"), PLAIN).changedSincePlan())
                .isPresent();
        assertThat(Comparison.created(record).changedSincePlan()).isPresent();
    }

    /** What is written is there the next time: nothing goes out twice. */
    @Property
    void aSecondComparisonWritesNothing(
            @ForAll WritePolicy policy,
            @ForAll @AlphaChars @StringLength(max = 3) String wanted,
            @ForAll @AlphaChars @StringLength(max = 3) String before,
            @ForAll boolean ours) {
        Comparison first = over(value("text", wanted), policy, before, ours ? before : null);
        String after = first.changes().get(0).after();
        Comparison second =
                over(value("text", wanted), policy, after, first.held().get("field"));
        assertThat(second.send()).isEmpty();
    }
}
