package org.herkomst.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.herkomst.mappings.MappingSet.MappedRecord;
import org.herkomst.mappings.MappingSet.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of value, and each rule of a field, on one company. */
class FieldRulesTests {
    private static final Map<ProfileField, FieldValue> ACME = Map.of(
            ProfileField.KEY, new FieldValue.Text("hk-1"),
            ProfileField.NAME, new FieldValue.Text("Acme B.V."),
            ProfileField.CITY, new FieldValue.Text("Delft"),
            ProfileField.COUNTRY, new FieldValue.Text("NL"),
            ProfileField.CHANNEL, new FieldValue.Text("campaign: spring"),
            ProfileField.TOP_PAGES, new FieldValue.Text("/a\n/b\n/a"),
            ProfileField.VISITS_30D, new FieldValue.Whole(7),
            ProfileField.CONFIDENCE, new FieldValue.Decimal(0.9),
            ProfileField.LAST_VISIT, new FieldValue.Day(LocalDate.of(2026, 10, 31)));

    private static MappedRecord map(String field) {
        return new MappingSet(MappingReader.read("mine", "mine.yaml", """
                target: hubspot
                key: herkomst_key
                lookups: { owners: { NL: anna } }
                fields:
                  herkomst_key: { from: key }
                """ + "  x: " + field + "\n")).map(ACME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ from: city }|Text|Delft|0",
                "{ from: visits_30d }|Whole|7|0",
                "{ from: confidence }|Decimal|0.9|0",
                "{ from: last_visit }|Day|2026-10-31|0",
                "{ constant: website }|Text|website|0",
                "{ template: '{name} ({city}) {{{visits_30d}}}' }|Text|Acme B.V. (Delft) {7}|0",
                "{ expression: 'visits_30d * 2' }|Whole|14|0",
                "{ expression: 'confidence > 0.5' }|Flag|true|0",
                "{ expression: 'has(profile.employees) ? 1.5 : 0.5' }|Decimal|0.5|0",
                "{ expression: 'name.lowerAscii() + city' }|Text|acme b.v.Delft|0",
                "{ expression: 'country in [\"NL\", \"BE\"] ? true : employees > 3' }|Flag|true|0",
                "{ lookup: { table: owners, by: country } }|Text|anna|0",
                "{ lookup: { table: owners, by: city, otherwise: desk } }|Text|desk|0",
                "{ first_of: [phone, city] }|Text|Delft|0",
                "{ first_of: [phone, { lookup: { table: owners, by: country } }] }|Text|anna|0",
                "{ from: phone, default: none }|Text|none|0",
                "{ from: employees, default: 5 }|Whole|5|1",
                "{ from: visits_30d, type: text }|Text|7|1",
                "{ constant: '42', type: whole }|Whole|42|1",
                "{ constant: '4.50', type: decimal }|Decimal|4.5|1",
                "{ constant: '2026-01-02', type: day }|Day|2026-01-02|1",
                "{ constant: 'Yes', type: flag }|Flag|true|1",
                "{ from: top_pages, type: choices }|Text|/a;/b|1",
                "{ from: top_pages, type: choices, options: { /a: A, /b: B } }|Text|A;B|1",
                "{ from: country, options: { NL: Netherlands } }|Text|Netherlands|1",
                "{ from: country, options: { BE: Belgium }, otherwise: Other }|Text|Other|1",
                "{ from: country, options: { NL: NL } }|Text|NL|0",
                "{ from: phone, on_null: clear }|Nothing|``|0"
            })
    void aValueComesOutInItsKindAndChangesAreCounted(String field, String kind, String text, int coerced) {
        MappedRecord mapped = map(field);

        assertThat(mapped.refusals()).isEmpty();
        assertThat(mapped.fields().get("x").value().getClass().getSimpleName()).isEqualTo(kind);
        assertThat(mapped.fields().get("x").value().asText()).isEqualTo(text);
        assertThat(mapped.coerced()).isEqualTo(coerced);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ from: phone }",
                "{ template: '{name} {phone}' }",
                "{ expression: 'employees > 3' }",
                "{ expression: 'phone + city' }",
                "{ lookup: { table: owners, by: city } }",
                "{ first_of: [phone, street] }",
                "{ from: country, options: { BE: Belgium } }",
                "{ from: city, type: whole, on_type_error: skip_field }"
            })
    void whatIsNotKnownIsLeftOut(String field) {
        MappedRecord mapped = map(field);

        assertThat(mapped.fields()).doesNotContainKey("x");
        assertThat(mapped.refusals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ from: phone, required: true }|requires one",
                "{ from: city, type: whole }|can't be read as a whole number",
                "{ from: name, type: day }|can't be read as a day",
                "{ from: name, type: flag }|can't be read as yes or no",
                "{ from: name, max: 4, on_exceed: refuse }|more than 4 characters",
                "{ expression: '1 / (visits_30d - 7)' }|divides by zero",
                "{ expression: 'int(name)' }|no result",
                "{ expression: 'visits_30d * 9223372036854775807' }|too large"
            })
    void whatTheMappingRefusesIsSaidInWords(String field, String reason) {
        MappedRecord mapped = map(field);

        assertThat(mapped.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.field()).isEqualTo("x");
            assertThat(refusal.reason()).contains(reason).doesNotContain("Acme", "Delft");
        });
    }

    @Test
    void anUnknownValueDoesNotMatterWhereTheOtherSideDecides() {
        assertThat(map("{ expression: \"employees > 3 || country == 'NL'\" }")
                        .fields()
                        .get("x")
                        .value())
                .isEqualTo(new FieldValue.Flag(true));
        assertThat(map("{ expression: \"employees > 3 && country == 'BE'\" }")
                        .fields()
                        .get("x")
                        .value())
                .isEqualTo(new FieldValue.Flag(false));
    }

    @Test
    void aCutTextIsCountedAndARefusedOneIsNot() {
        assertThat(map("{ from: name, max: 4 }").truncated()).isEqualTo(1);
        assertThat(map("{ from: name, max: 4, on_exceed: refuse }").truncated()).isZero();
    }

    @Test
    void theFirstRuleThatAppliesGivesTheOwnerOfANewRecord() {
        String head = """
                target: hubspot
                key: herkomst_key
                fields: { herkomst_key: { from: key } }
                assign: { field: our_team, rules: [%s{ to: desk }] }
                """;
        Mapping mapping = MappingReader.read("m", "m.yaml", head.formatted("{ when: \"country == 'NL'\", to: nl },"));

        assertThat(new MappingSet(mapping).map(ACME).fields().get("our_team"))
                .isEqualTo(new MappingSet.MappedField(new FieldValue.Text("nl"), WritePolicy.CREATE_ONLY));
        assertThat(new MappingSet(mapping)
                        .map(Map.of(ProfileField.COUNTRY, new FieldValue.Text("BE")))
                        .fields()
                        .get("our_team")
                        .value()
                        .asText())
                .isEqualTo("desk");
    }

    @Test
    void whereOnlyRecordsAreMadeThoseThatAreThereGetNothingButOurKey() {
        MappedRecord mapped = new MappingSet(
                        MappingReader.read("m", "m.yaml", "extends: hubspot\ncreate: { mode: create }\n"))
                .map(ACME);

        assertThat(mapped.fields())
                .allSatisfy((name, field) -> assertThat(field.policy())
                        .isEqualTo(name.equals("herkomst_key") ? WritePolicy.OVERWRITE : WritePolicy.CREATE_ONLY));
        assertThat(mapped.refusals()).isEqualTo(java.util.List.<Refusal>of());
    }
}
