package org.herkomst.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herkomst.core.testing.Sample.company;
import static org.herkomst.core.testing.Sample.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.policy.UsagePolicy;
import org.herkomst.core.profile.CompanyProfile;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.record.RecordWriter.Written;
import org.herkomst.mappings.MappingSet;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.Mappings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordWriterTests {
    @TempDir
    Path folder = Path.of("");

    private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
    private final RecordWriter writer = new RecordWriter(new MappingSet(Mappings.named("hubspot")));

    private Written write(CompanyFacts facts, List<String> topPages) {
        CompanyProfile profile = new CompanyProfile(
                company(facts),
                "Website visit, Matomo, Shop",
                DAY.minusDays(3),
                DAY,
                List.of(1, 2, 3),
                List.of(4, 5, 6),
                topPages,
                "direct",
                List.of());
        return writer.write(profile, policy(List.of()), null);
    }

    private static UsagePolicy policy(List<String> agreements) {
        return new UsagePolicy("p-1", "Legitimate interest", "Ask first.", DAY.plusYears(1), agreements);
    }

    private static String text(Written written, String field) {
        MappedField mapped = written.record().fields().get(field);
        return mapped == null ? "" : mapped.value().asText();
    }

    @Test
    void theRecordHoldsWhatReachesACrm() {
        Written written = write(facts("Acme B.V.", "acme.example", "NL"), List.of("/prices", "/"));
        assertThat(written.fault()).isEmpty();
        assertThat(text(written, "herkomst_key")).isEqualTo("hk-sample");
        assertThat(text(written, "herkomst_source")).isEqualTo("Website visit, Matomo, Shop");
        assertThat(text(written, "herkomst_first_visit")).isEqualTo("2026-10-28");
        assertThat(text(written, "herkomst_last_visit")).isEqualTo("2026-10-31");
        assertThat(text(written, "herkomst_visits_7d")).isEqualTo("1");
        assertThat(text(written, "herkomst_visits_90d")).isEqualTo("3");
        assertThat(text(written, "herkomst_pages_30d")).isEqualTo("5");
        assertThat(text(written, "herkomst_top_pages")).isEqualTo("/prices\n/");
        assertThat(text(written, "herkomst_confidence")).isEqualTo("0.9");
        assertThat(text(written, "herkomst_usage_restriction")).isEqualTo("Ask first.");
        assertThat(text(written, "herkomst_obtained_on")).isEqualTo("2026-10-01");
        assertThat(text(written, "herkomst_expires_on")).isEqualTo("2027-10-31");
        assertThat(written.record().fields()).doesNotContainKeys("herkomst_do_not_process", "herkomst_wrong_company");
    }

    @Test
    void statementsOfTheOperatorStandInTheBasis() {
        Written written = writer.write(
                new CompanyProfile(
                        company(facts("Acme", null, null)),
                        "s",
                        DAY,
                        DAY,
                        List.of(1, 1, 1),
                        List.of(1, 1, 1),
                        List.of(),
                        "direct",
                        List.of()),
                policy(List.of("Input mmdb: stated")),
                null);
        assertThat(text(written, "herkomst_legal_basis")).isEqualTo("Legitimate interest. Input mmdb: stated");
    }

    @Test
    void theHashIsThatOfTheFieldsWhateverTheirOrderAndWhatTheTargetKnows() {
        Written written = write(facts("Acme B.V.", "acme.example", "NL"), List.of("/"));
        CrmRecord record = written.record();
        List<Map.Entry<String, MappedField>> entries =
                new ArrayList<>(record.fields().entrySet());
        Collections.reverse(entries);
        LinkedHashMap<String, MappedField> reversed = new LinkedHashMap<>();
        entries.forEach(e -> reversed.put(e.getKey(), e.getValue()));
        Known known = new Known("1", Ownership.MADE, Map.of());
        assertThat(RecordHash.of(new CrmRecord(record.key(), "x", null, reversed, known)))
                .isEqualTo(written.hash())
                .matches("[0-9a-f]{64}");
        assertThat(write(facts("Acme B.V.", "acme.example", "NL"), List.of("/")).hash())
                .isEqualTo(written.hash());
    }

    @Test
    void theHashChangesWithAnyValue() {
        String hash =
                write(facts("Acme B.V.", "acme.example", "NL"), List.of("/")).hash();
        assertThat(write(facts("Acme B.V.", "acme.example", "NL"), List.of("/a"))
                        .hash())
                .isNotEqualTo(hash);
        assertThat(write(facts("Acme B.V.", "acme.example", "BE"), List.of("/")).hash())
                .isNotEqualTo(hash);
        assertThat(write(facts("Acme N.V.", "acme.example", "NL"), List.of("/")).hash())
                .isNotEqualTo(hash);
    }

    @Test
    void namesAndValuesWithControlCharactersAreInvalid() {
        assertThat(write(facts("Ac\u0000me", null, "NL"), List.of("/")).fault())
                .hasValueSatisfying(f -> assertThat(f).contains("name").doesNotContain("\u0000"));
        assertThat(write(facts("Acme", null, "N\u0007L"), List.of("/")).fault())
                .hasValueSatisfying(f -> assertThat(f).contains("country").doesNotContain("\u0007"));
        assertThat(write(facts("Acme", null, "NL"), List.of("/a", "/b")).fault())
                .isEmpty();
    }

    @Test
    void valuesTooLongForACrmAreInvalid() {
        assertThat(write(facts("A".repeat(60_001), null, "NL"), List.of("/")).fault())
                .hasValueSatisfying(f -> assertThat(f).contains("name", "too long"));
        assertThat(write(facts("A".repeat(60_000), null, "NL"), List.of("/")).fault())
                .isEmpty();
    }

    @Test
    void textsLongerThanTheirFieldAreCutAndCounted() {
        Written written = write(facts("Acme", null, "NL"), List.of("/" + "a".repeat(59_000)));
        assertThat(written.truncated()).isOne();
        assertThat(written.fault()).isEmpty();
        assertThat(text(written, "herkomst_top_pages")).hasSizeLessThan(59_000).endsWith("…");
    }

    /** An empty ladder means "by domain" to a target, so the domain goes only where the mapping looks for it. */
    @ParameterizedTest
    @CsvSource({"'', acme.example", "'match: { ladder: [key] }', ", "'match: { ladder: [key, domain] }', acme.example"})
    void aMappingThatLooksForNoDomainHandsNoneOn(String match, @Nullable String domain) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "extends: hubspot\n" + match + "\n");
        RecordWriter mine = new RecordWriter(new MappingSet(Mappings.file(file)));
        CompanyProfile profile = new CompanyProfile(
                company(facts("Acme", "acme.example", null)),
                "s",
                DAY,
                DAY,
                List.of(1, 1, 1),
                List.of(1, 1, 1),
                List.of(),
                "direct",
                List.of());
        assertThat(mine.write(profile, policy(List.of()), null).record().domain())
                .isEqualTo(domain);
    }
}
