package org.herkomst.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/mappings.md, the README and the JSON Schema say is what the reader takes. */
class MappingDocumentTests {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>(examples(Path.of("../docs/mappings.md")));
        examples.addAll(examples(Path.of("../README.md")));
        return examples;
    }

    private static List<String> examples(Path file) throws IOException {
        List<String> examples = new ArrayList<>();
        Matcher matcher = EXAMPLE.matcher(Files.readString(file));
        while (matcher.find()) {
            String text = matcher.group(1);
            if (text.contains("extends:") || text.contains("target: hubspot")) {
                examples.add(text);
            }
        }
        assertThat(examples).isNotEmpty();
        return examples;
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Mappings.schema());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsAMappingWhoseTestsPass(String text) {
        Mapping mapping = MappingReader.read("example", "example.yaml", text);
        assertThat(mapping.test()).allMatch(TestResult::passed);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theSchemaTakesEveryExample(String text) {
        assertThat(schema().validate(text, InputFormat.YAML)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsShownMergedIsTheSameMapping(String text) {
        String merged = MergedMapping.yaml("example.yaml", text);
        Mapping again = MappingReader.read("merged", "merged.yaml", merged);
        assertThat(again.hash())
                .isEqualTo(MappingReader.read("example", "example.yaml", text).hash());
        assertThat(again.test()).allMatch(TestResult::passed);
        assertThat(schema().validate(merged, InputFormat.YAML)).isEmpty();
        assertThat(merged.lines().filter(line -> line.matches(" *[a-z0-9_]+: .*")))
                .allMatch(line -> line.matches(".*  # (preset hubspot|example\\.yaml:[0-9]+)"));
    }

    @Test
    void theSchemaTakesThePreset() {
        assertThat(schema().validate(Mappings.presetText("hubspot"), InputFormat.YAML))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "extends: hubspot\nfeilds: {}\n",
                "extends: hubspot\nfields: { name: { form: name } }\n",
                "extends: hubspot\nfields: { name: { from: nane } }\n",
                "extends: hubspot\nfields: { name: { from: name, policy: fill_empt } }\n",
                "extends: hubspot\nscore: { vist: 1 }\n",
                "extends: hubspot\nactivities: { notes: {} }\n",
                "extends: hubspot\nactivities: { tasks: { again: { when: \"true\" } } }\n",
                "extends: hubspot\nmatch: { ladder: [domian] }\n"
            })
    void theSchemaRefusesWhatTheReaderDoesNotKnow(String text) {
        assertThat(schema().validate(text, InputFormat.YAML)).isNotEmpty();
    }

    @Test
    void everyKeyIsDocumented() throws IOException {
        String document = Files.readString(Path.of("../docs/mappings.md"));
        Stream<String> keys = Stream.of(
                        MappingReader.KEYS,
                        ActivityReader.KEYS,
                        ActivityReader.TASK_KEYS,
                        FieldBlock.KEYS,
                        ProfileField.ids(),
                        LadderStep.ids(),
                        ValueType.ids(),
                        Arrays.stream(WritePolicy.values()).map(WritePolicy::id).toList())
                .flatMap(List::stream);
        assertThat(keys)
                .allSatisfy(key -> assertThat(document)
                        .as(key.toLowerCase(Locale.ROOT))
                        .containsPattern("[`\\s]" + key + "[`\\s]"));
    }
}
