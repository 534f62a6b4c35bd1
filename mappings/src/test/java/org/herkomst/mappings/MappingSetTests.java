package org.herkomst.mappings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.MappingSet.MappedRecord;
import org.junit.jupiter.api.Test;

class MappingSetTests {

    @Test
    void valuesGoIntoTheirFieldsWithTheirPolicy() {
        MappedRecord mapped = set(
                        new FieldMapping("a", ProfileField.VISITS_7D, null, WritePolicy.OVERWRITE, null, 0),
                        new FieldMapping("b", null, "website", WritePolicy.FILL_EMPTY, null, 0))
                .map(Map.of(ProfileField.VISITS_7D, new FieldValue.Whole(3)));

        assertThat(mapped.fields())
                .containsExactly(
                        Map.entry("a", new MappedField(new FieldValue.Whole(3), WritePolicy.OVERWRITE)),
                        Map.entry("b", new MappedField(new FieldValue.Text("website"), WritePolicy.FILL_EMPTY)));
    }

    @Test
    void whatIsUnknownBlankOrWrittenByPeopleIsLeftOut() {
        MappedRecord mapped = set(
                        new FieldMapping("a", ProfileField.PHONE, null, WritePolicy.OVERWRITE, null, 0),
                        new FieldMapping("b", ProfileField.CITY, null, WritePolicy.OVERWRITE, null, 0),
                        new FieldMapping("c", ProfileField.WRONG_COMPANY, null, WritePolicy.OFF, null, 0))
                .map(Map.of(
                        ProfileField.CITY,
                        new FieldValue.Text("  "),
                        ProfileField.WRONG_COMPANY,
                        new FieldValue.Flag(true)));

        assertThat(mapped.fields()).isEmpty();
    }

    @Test
    void aLongTextIsCutAtAWholeCharacterAndCounted() {
        MappedRecord mapped = set(
                        new FieldMapping("a", ProfileField.NAME, null, WritePolicy.OVERWRITE, null, 4),
                        new FieldMapping("b", ProfileField.CITY, null, WritePolicy.OVERWRITE, null, 4))
                .map(Map.of(
                        ProfileField.NAME,
                        new FieldValue.Text("ab\uD83D\uDE00cd"),
                        ProfileField.CITY,
                        new FieldValue.Text(" abcd ")));

        assertThat(mapped.fields().get("a").value()).isEqualTo(new FieldValue.Text("ab…"));
        assertThat(mapped.fields().get("b").value()).isEqualTo(new FieldValue.Text("abcd"));
        assertThat(mapped.truncated()).isEqualTo(1);
    }

    @Test
    void aValueOfTheWrongKindIsRefused() {
        MappingSet set = set(new FieldMapping("a", ProfileField.VISITS_7D, null, WritePolicy.OVERWRITE, null, 0));

        assertThatThrownBy(() -> set.map(Map.of(ProfileField.VISITS_7D, new FieldValue.Text("three"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("visits_7d")
                .hasMessageNotContaining("three");
    }

    @Test
    void aValueHasAPlainText() {
        assertThat(new FieldValue.Decimal(0.850).asText()).isEqualTo("0.85");
        assertThat(new FieldValue.Decimal(1.0).asText()).isEqualTo("1");
        assertThat(new FieldValue.Whole(1_000_000).asText()).isEqualTo("1000000");
        assertThat(new FieldValue.Day(LocalDate.of(2026, 11, 25)).asText()).isEqualTo("2026-11-25");
        assertThat(new FieldValue.Flag(true).asText()).isEqualTo("true");
    }

    private static MappingSet set(FieldMapping... fields) {
        return new MappingSet(new Mapping("test", "hubspot", "a", List.of(fields), "0"));
    }
}
