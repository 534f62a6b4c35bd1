package org.herkomst.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.SchemaField.Kind;
import org.herkomst.mappings.Mappings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCheckTests {
    private static final SchemaField KEY = field("herkomst_key", Kind.TEXT, 0, true);
    private static final SchemaField NAME = field("name", Kind.TEXT, 0, false);

    @TempDir
    Path folder = Path.of("");

    private static SchemaField field(String name, Kind kind, int maxChars, boolean unique, String... options) {
        return new SchemaField(name, name, kind, true, unique, false, maxChars, List.of(options));
    }

    private List<Problem> problems(String fields, SchemaField... there) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), """
                target: hubspot
                key: herkomst_key
                lookups: { lands: { NL: Netherlands, BE: Belgium } }
                fields:
                  herkomst_key: { from: key }
                """ + fields.indent(2));
        return SchemaCheck.of(
                Mappings.file(file), new AccountSchema(Stream.of(there).toList()));
    }

    @Test
    void whatFitsIsNoProblem() throws IOException {
        assertThat(problems(
                        "name: { from: name }\nlast: { from: last_visit }\nvisits: { from: visits_30d }\n"
                                + "sure: { from: confidence }\nland: { lookup: { table: lands, by: country } }",
                        KEY,
                        NAME,
                        field("last", Kind.INSTANT, 0, false),
                        field("visits", Kind.DECIMAL, 0, false),
                        field("sure", Kind.DECIMAL, 0, false),
                        field("land", Kind.CHOICE, 0, false, "Netherlands", "Belgium"),
                        field("theirs", Kind.OTHER, 0, false)))
                .isEmpty();
    }

    @Test
    void aMissingFieldIsNamedWithTheNearestOne() throws IOException {
        assertThat(problems("nme: { from: name }\nherkomst_city: { from: city }", KEY, NAME))
                .extracting(Problem::code, Problem::action)
                .containsExactly(
                        tuple("HK-SCH-001", "Run provision for this target"),
                        tuple("HK-SCH-001", "Did you mean name?"));
    }

    @Test
    void aKeyThatIsNotUniqueIsToldWhereTheCrmKnowsUniqueness() throws IOException {
        SchemaField loose = field("herkomst_key", Kind.TEXT, 0, false);

        assertThat(problems("", loose, field("id", Kind.WHOLE, 0, true)))
                .extracting(Problem::code)
                .containsExactly("HK-SCH-002");
        assertThat(problems("", loose)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x: { from: city }|WHOLE|whole|writes text",
                "x: { from: confidence }|WHOLE|whole|writes decimal",
                "x: { from: city }|DAY|day|writes text",
                "x: { from: visits_7d }|FLAG|flag|writes whole",
                "x: { from: industry }|CHOICE|choice|writes text",
                "x: { from: country }|OTHER|other|writes text"
            })
    void aTypeThatDoesNotFitIsToldWithBothTypes(String mapped, Kind kind, String there, String ours)
            throws IOException {
        assertThat(problems(mapped, KEY, field("x", kind, 0, false, kind == Kind.CHOICE ? "A" : "")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("HK-SCH-003");
                    assertThat(problem.example()).contains(there, ours);
                });
    }

    @Test
    void aFieldThatCannotBeWrittenIsTold() throws IOException {
        SchemaField locked = new SchemaField("name", "Name", Kind.TEXT, false, false, false, 0, List.of());

        assertThat(problems("name: { from: name }", KEY, locked))
                .extracting(Problem::code)
                .containsExactly("HK-SCH-005");
        assertThat(problems("name: { from: name, policy: off }", KEY, locked)).isEmpty();
    }

    @Test
    void anUnknownOptionIsNamedWithTheNearestOne() throws IOException {
        SchemaField land = field("land", Kind.CHOICE, 0, false, "Netherlands", "Belgum");

        assertThat(problems("land: { lookup: { table: lands, by: country } }", KEY, land))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("HK-SCH-006");
                    assertThat(problem.example()).contains("Belgium");
                    assertThat(problem.action()).isEqualTo("Did you mean Belgum?");
                });
        assertThat(problems("land: { from: country, options: { NL: Netherlands }, default: Nowhere }", KEY, land))
                .extracting(Problem::example)
                .containsExactly("land has no option \"Nowhere\"");
    }

    @Test
    void aTextThatMayBeTooLongIsTold() throws IOException {
        SchemaField small = field("x", Kind.TEXT, 50, false);

        assertThat(problems("x: { from: name }", KEY, small)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("HK-SCH-007");
            assertThat(problem.action()).isEqualTo("Add max: 50");
        });
        assertThat(problems("x: { from: name, max: 51 }", KEY, small)).hasSize(1);
        assertThat(problems("x: { from: name, max: 50 }", KEY, small)).isEmpty();
        assertThat(problems("x: { from: country }", KEY, small)).isEmpty();
        assertThat(problems("x: { from: visits_7d }", KEY, small)).isEmpty();
    }

    @Test
    void whatTheCrmRequiresAndTheMappingLacksIsTold() throws IOException {
        SchemaField needed = new SchemaField("name", "Name", Kind.TEXT, true, false, true, 0, List.of());

        assertThat(problems("", KEY, needed)).extracting(Problem::code).containsExactly("HK-SCH-008");
        assertThat(problems("name: { from: name }", KEY, needed)).isEmpty();
    }
}
