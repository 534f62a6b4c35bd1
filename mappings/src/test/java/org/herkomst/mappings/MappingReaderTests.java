package org.herkomst.mappings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingReaderTests {
    private static final String GOOD = """
            target: hubspot
            key: herkomst_key
            fields:
              herkomst_key: { from: key }
              name: { from: name }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name: { from: nmae }|6|fields.name.from|Did you mean name?",
                "name: { form: name }|6|fields.name.form|Did you mean from?",
                "name: { from: name, policy: overwirte }|6|fields.name.policy|Did you mean overwrite?",
                "name: { from: name, constant: x }|6|fields.name|exactly one",
                "name: { label: Name }|6|fields.name|exactly one",
                "name: name|6|fields.name|{ from: name }",
                "name: [name]|6|fields.name|{ from: name }",
                "name: { from: [name] }|6|fields.name.from|from: and a value",
                "name: { from: }|6|fields.name.from|from: and a value",
                "name: { from: name, max: -1 }|6|fields.name.max|1 to 65536",
                "name: { from: name, max: ten }|6|fields.name.max|1 to 65536",
                "name: { from: name, max: 99999 }|6|fields.name.max|1 to 65536",
                "Name: { from: name }|6|fields.Name|lower case",
                "9name: { from: name }|6|fields.9name|lower case",
                "my-field: { from: name }|6|fields.my-field|lower case",
                "hubspot_owner_id: { from: name }|6|fields.hubspot_owner_id|Take the field out",
                "lifecyclestage: { constant: lead }|6|fields.lifecyclestage|Take the field out",
                "herkomst_key: { from: key }|6|fields.herkomst_key|Keep one",
                "a: { from: name|6|(file)|indentation",
                "a: *nothing|6|fields.a|Write the value out",
                "a: { from: *name }|6|fields.a.from|Write the value out",
                "a: &b { from: name }|6|fields.a|Write the value out",
                "a: !thing { from: name }|6|fields.a|without its tag",
                "a: { from: !!str name }|6|fields.a.from|without its tag",
                "herkomst_id: { from: key, max: 8 }|6|fields.herkomst_id.max|Take max out",
                "herkomst_v: { from: visits_7d, max: 8 }|6|fields.herkomst_v.max|Take max out",
                "a: { constant: abc, max: 2 }|6|fields.a.max|Shorten it",
                "a: { from: wrong_company, policy: overwrite }|6|fields.a.policy|policy: off",
                "a: { from: do_not_process, policy: fill_empty }|6|fields.a.policy|policy: off",
                "My Field: { from: name }|6|fields.My Field|such as my_field",
                "`   a: { from: name }`|6|(file)|indentation",
                "a: { constant: \"x }|6|(file)|indentation",
                "a: { from: !!java.net.URL [x] }|6|fields.a.from|without its tag"
            })
    void aFaultyFieldIsNamedWithLineAndCure(String field, int line, String key, String cure) {
        String text = """
                target: hubspot
                key: herkomst_key
                fields:
                  herkomst_key: { from: key }
                  domain: { from: domain }
                """ + "  " + field + "\n";

        MappingFault fault = faults(text).get(0);

        assertThat(fault.key()).isEqualTo(key);
        assertThat(fault.where()).endsWith(":" + line);
        assertThat(fault.action()).contains(cure);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "target: hubspot|target: hubspto|target|1|Did you mean hubspot?",
                "target: hubspot|targt: hubspot|targt|1|Did you mean target?",
                "target: hubspot|target: [hubspot]|target|1|target:",
                "key: herkomst_key|key: herkomst_id|key|2|herkomst_id: { from: key }",
                "key: herkomst_key|kee: herkomst_key|kee|2|Did you mean key?",
                "herkomst_key: { from: key }|herkomst_key: { from: name }|key|2|from: key",
                "herkomst_key: { from: key }|herkomst_key: { from: key, policy: off }|key|2|from: key",
                "target: hubspot|extends: hubspt|extends|1|Did you mean hubspot?",
                "fields:|felds:|felds|3|Did you mean fields?"
            })
    void aFaultyFileIsNamedWithLineAndCure(String from, String to, String key, int line, String cure) {
        assertThat(faults(GOOD.replace(from, to))).anySatisfy(fault -> {
            assertThat(fault.key()).isEqualTo(key);
            assertThat(fault.where()).endsWith(":" + line);
            assertThat(fault.action()).contains(cure);
        });
    }

    @Test
    void allFaultsAreToldAtOnce() {
        String text = GOOD.replace("from: name", "from: nmae").replace("target:", "extra: 1\ntarget:");

        assertThat(faults(text)).extracting(MappingFault::key).containsExactly("extra", "fields.name.from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"target: hubspto\nkey: herkomst_key", "target: hubspot", "key: herkomst_key", "extends: hubspt"})
    void aFaultAtTheTopHidesNoneBelow(String top) {
        String text = top + "\nfields:\n  herkomst_key: { from: key }\n  name: { from: nmae, max: 0 }\n";

        assertThat(faults(text))
                .hasSize(3)
                .extracting(MappingFault::key)
                .endsWith("fields.name.from", "fields.name.max");
    }

    @Test
    void faultsAreToldByLine() {
        String text = GOOD.replace("from: name", "from: nmae") + "  name: { from: name }\nextra: 1\n";

        assertThat(faults(text))
                .extracting(MappingFault::where)
                .containsExactly("mine.yaml:5", "mine.yaml:6", "mine.yaml:7");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertThat(faults(GOOD + "---\n" + GOOD)).singleElement().satisfies(fault -> {
            assertThat(fault.where()).isEqualTo("mine.yaml:7");
            assertThat(fault.message()).contains("second document");
        });
    }

    @Test
    void anUnprintableCharacterIsNamedByItsLine() {
        assertThat(faults(GOOD + "  city: { constant: \"a\u0007b\" }\n"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.where()).isEqualTo("mine.yaml:6");
                    assertThat(fault.message()).contains("unprintable");
                });
    }

    @Test
    void ourKeyStandsInAFieldOfOurs() {
        assertThat(faults("target: hubspot\nkey: domain\nfields:\n  domain: { from: key, policy: overwrite }\n"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.where()).isEqualTo("mine.yaml:2");
                    assertThat(fault.action()).contains("herkomst_key");
                });
    }

    @Test
    void aMistypedKeyFieldNamesTheOneThatHoldsTheKey() {
        assertThat(faults(GOOD.replace("key: herkomst_key\n", "key: herkomst_kee\n")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.action()).contains("did you mean key: herkomst_key?"));
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(faults("")).extracting(MappingFault::message).containsExactly("the mapping is empty");
        assertThat(faults("# nothing\n")).isNotEmpty();
        assertThat(faults("just text")).isNotEmpty();
    }

    @Test
    void aDeepOrHugeFileIsRefused() {
        assertThat(faults("a: ".repeat(1) + "[".repeat(1000) + "]".repeat(1000)))
                .isNotEmpty();
        assertThat(faults(GOOD + "#".repeat(1_000_001)))
                .extracting(MappingFault::message)
                .contains("the file is larger than 1 MB");
    }

    @Test
    void aFileExtendsAPresetWithoutCopyingIt() {
        Mapping mapping = MappingReader.read("mine", "mine.yaml", """
                extends: hubspot
                fields:
                  phone: off
                  name: { from: name, policy: overwrite }
                  our_campaign: { constant: website }
                """);

        assertThat(mapping.fields())
                .extracting(FieldMapping::target)
                .contains("domain", "our_campaign")
                .doesNotContain("phone");
        assertThat(mapping.keyField()).isEqualTo("herkomst_key");
        assertThat(policy(mapping, "name")).isEqualTo(WritePolicy.OVERWRITE);
        assertThat(policy(mapping, "our_campaign")).isEqualTo(WritePolicy.FILL_EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "extends: hubspot\n",
                "extends: hubspot\nfields:\n  # none yet\n",
                "extends: hubspot\nfields: {}\n"
            })
    void aFileThatOnlyExtendsIsThePreset(String text) {
        assertThat(MappingReader.read("mine", "mine.yaml", text).hash())
                .isEqualTo(Mappings.named("hubspot").hash());
    }

    @Test
    void whatAnExtendingFileLeavesUnsaidStaysThePresets() {
        Mapping mapping = MappingReader.read("mine", "mine.yaml", """
                extends: hubspot
                fields:
                  herkomst_top_pages: { max: 50 }
                  herkomst_match_reason: { from: channel }
                  herkomst_wrong_company: { label: Not them }
                  herkomst_do_not_process: { from: do_not_process }
                """);

        assertThat(mapping.fields())
                .contains(
                        new FieldMapping(
                                "herkomst_top_pages",
                                ProfileField.TOP_PAGES,
                                null,
                                WritePolicy.OVERWRITE,
                                "Herkomst top pages",
                                50),
                        new FieldMapping(
                                "herkomst_match_reason",
                                ProfileField.CHANNEL,
                                null,
                                WritePolicy.OVERWRITE,
                                "Herkomst match reason",
                                0),
                        new FieldMapping(
                                "herkomst_wrong_company",
                                ProfileField.WRONG_COMPANY,
                                null,
                                WritePolicy.OFF,
                                "Not them",
                                0));
        assertThat(policy(mapping, "herkomst_do_not_process")).isEqualTo(WritePolicy.OFF);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phonee: off|fields.phonee|Did you mean phone?",
                "herkomst_key: off|key|{ from: key }",
                "herkomst_key: { from: name }|key|{ from: key }",
                "herkomst_wrong_company: { policy: overwrite }|fields.herkomst_wrong_company.policy|policy: off"
            })
    void aFaultyChangeOfAPresetIsNamedWithLineAndCure(String field, String key, String cure) {
        assertThat(faults("extends: hubspot\nfields:\n  " + field + "\n"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.where()).isEqualTo("mine.yaml:3");
                    assertThat(fault.key()).isEqualTo(key);
                    assertThat(fault.action()).contains(cure);
                });
    }

    @Test
    void theHubspotPresetHasEveryFieldOfTheContract() {
        Mapping preset = Mappings.named("hubspot");

        assertThat(preset.fields())
                .extracting(FieldMapping::target)
                .contains(
                        "herkomst_key",
                        "herkomst_source",
                        "herkomst_first_visit",
                        "herkomst_last_visit",
                        "herkomst_visits_7d",
                        "herkomst_visits_30d",
                        "herkomst_visits_90d",
                        "herkomst_pages_30d",
                        "herkomst_top_pages",
                        "herkomst_channel",
                        "herkomst_confidence",
                        "herkomst_match_reason",
                        "herkomst_usage_restriction",
                        "herkomst_legal_basis",
                        "herkomst_obtained_on",
                        "herkomst_policy_id",
                        "herkomst_expires_on",
                        "herkomst_do_not_process",
                        "herkomst_wrong_company");
        assertThat(preset.fields())
                .filteredOn(field -> !field.target().startsWith("herkomst_"))
                .allSatisfy(field -> assertThat(field.policy()).isEqualTo(WritePolicy.FILL_EMPTY));
        assertThat(Mappings.presetText("hubspot")).contains("target: hubspot");
    }

    @Test
    void theHashFollowsTheContentAndNotTheLayout() {
        String hash = MappingReader.read("a", "a.yaml", GOOD).hash();

        assertThat(MappingReader.read("b", "b.yaml", "# comment\n\n" + GOOD).hash())
                .isEqualTo(hash);
        assertThat(MappingReader.read("a", "a.yaml", GOOD.replace("{ from: name }", "{ from: domain }"))
                        .hash())
                .isNotEqualTo(hash);
        assertThat(hash).hasSize(12);
    }

    @Test
    void theHashKnowsNoOrderAndNoTextThatPassesForTwo() {
        String fields = "  a: { constant: x, label: y }\n  b: { constant: z }\n";
        String turned = "  b: { constant: 'z' }\n  a:\n    label: y\n    constant: x\n";
        String shifted = "  a: { constant: xy }\n  b: { constant: z }\n";
        String hash = MappingReader.read("a", "a.yaml", GOOD + fields).hash();

        assertThat(MappingReader.read("a", "a.yaml", GOOD + turned).hash()).isEqualTo(hash);
        assertThat(MappingReader.read("a", "a.yaml", GOOD + shifted).hash()).isNotEqualTo(hash);
    }

    @Test
    void whatCannotBeReadSaysWhatExists() throws IOException {
        Path latin1 = Files.write(folder.resolve("latin1.yaml"), new byte[] {'a', ':', (byte) 0xe9});

        Path large = Files.writeString(folder.resolve("large.yaml"), GOOD + "#".repeat(1_000_001));

        assertThatThrownBy(() -> Mappings.file(large)).hasMessageContaining("larger than 1 MB");
        assertThatThrownBy(() -> Mappings.named("hubspt")).hasMessageContaining("Did you mean hubspot?");
        assertThatThrownBy(() -> Mappings.named(folder.resolve("nope.yaml").toString()))
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> Mappings.named(folder.toString())).hasMessageContaining("this is a folder");
        assertThatThrownBy(() -> Mappings.named("a\0b")).isInstanceOf(MappingException.class);
        assertThatThrownBy(() -> Mappings.file(latin1)).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> Mappings.presetText("odoo")).hasMessageContaining("no such preset");
    }

    @Test
    void aFileIsReadByItsPath() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), GOOD);

        assertThat(Mappings.named(file.toString()).fields()).hasSize(2);
    }

    private static WritePolicy policy(Mapping mapping, String target) {
        return mapping.fields().stream()
                .filter(field -> field.target().equals(target))
                .findFirst()
                .orElseThrow()
                .policy();
    }

    private static List<MappingFault> faults(String text) {
        MappingException exception =
                catchThrowableOfType(MappingException.class, () -> MappingReader.read("mine", "mine.yaml", text));
        assertThat(exception).as("the file is refused").isNotNull();
        return exception.faults();
    }
}
