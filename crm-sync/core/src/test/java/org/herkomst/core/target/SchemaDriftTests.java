package org.herkomst.core.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.SchemaField.Kind;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.Mappings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaDriftTests {
    private static final Mapping MAPPING = Mappings.named("hubspot");
    private static final LocalDate SINCE = LocalDate.of(2026, 11, 2);

    private record Case(SchemaField before, SchemaField after, String told) {}

    private static SchemaField field(
            String name, Kind kind, boolean writable, boolean required, int maxChars, String... options) {
        boolean unique = name.equals("herkomst_key");
        return new SchemaField(name, name, kind, writable, unique, required, maxChars, List.of(options));
    }

    private static SchemaField city(Kind kind, boolean writable, int maxChars, String... options) {
        return field("city", kind, writable, false, maxChars, options);
    }

    static Stream<Case> changes() {
        SchemaField text = city(Kind.TEXT, true, 100);
        SchemaField choice = city(Kind.CHOICE, true, 0, "Delft", "Gouda", "Breda");
        return Stream.of(
                new Case(text, city(Kind.CHOICE, true, 0, "Delft"), "city was of type text and is choice"),
                new Case(text, city(Kind.TEXT, false, 100), "city can't be written any more"),
                new Case(text, city(Kind.TEXT, true, 40), "city takes 40 characters, before 100"),
                new Case(city(Kind.TEXT, true, 0), text, "city takes 100 characters, before no limit"),
                new Case(choice, city(Kind.CHOICE, true, 0, "Gouda"), "city lost the options Delft, Breda"),
                new Case(text, field("name", Kind.TEXT, true, false, 0), "city is gone"),
                new Case(
                        field("theirs", Kind.TEXT, true, false, 0),
                        field("theirs", Kind.TEXT, true, true, 0),
                        "no record is made any more without theirs"),
                new Case(
                        field("herkomst_key", Kind.TEXT, true, false, 0),
                        new SchemaField("herkomst_key", "", Kind.TEXT, true, false, false, 0, List.of()),
                        "herkomst_key doesn't demand unique values any more"));
    }

    private static List<Problem> drift(SchemaField before, SchemaField... after) {
        AccountSchema seen = new AccountSchema(List.of(before));
        return SchemaDrift.of(MAPPING, SchemaDrift.used(MAPPING, seen), SINCE, new AccountSchema(List.of(after)))
                .stream()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeThatMayRefuseRecordsIsNamedWithTheDaySinceWhen(Case changed) {
        assertThat(drift(changed.before(), changed.after())).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("HK-SCH-009");
            assertThat(problem.category()).isEqualTo(Problem.Category.SCHEMA);
            assertThat(problem.example()).isEqualTo("changed in the CRM since 2026-11-02: " + changed.told());
        });
    }

    @Test
    void whatRefusesNothingIsNotTold() {
        SchemaField choice = city(Kind.CHOICE, true, 0, "Delft");
        assertThat(drift(choice, choice)).isEmpty();
        assertThat(drift(choice, city(Kind.CHOICE, true, 0, "Gouda", "Delft"))).isEmpty();
        assertThat(drift(city(Kind.TEXT, true, 40), city(Kind.TEXT, true, 400))).isEmpty();
        assertThat(drift(city(Kind.TEXT, false, 0), city(Kind.TEXT, true, 0))).isEmpty();
        assertThat(drift(
                        field("theirs", Kind.TEXT, true, false, 0),
                        field("theirs", Kind.FLAG, false, false, 9),
                        field("new", Kind.OTHER, true, false, 0)))
                .isEmpty();
    }
}
