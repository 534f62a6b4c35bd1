package org.herkomst.connector.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herkomst.connector.resolver.Indexes.answer;
import static org.herkomst.connector.resolver.Indexes.company;
import static org.herkomst.connector.resolver.Indexes.input;
import static org.herkomst.connector.resolver.Indexes.open;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesInputTests {
    @TempDir
    Path folder;

    private ResolverIndex index(String content) {
        return open(input("ranges", Indexes.file(folder, "ranges.csv", content)));
    }

    private ResolverIndex index(byte[] content) throws IOException {
        return open(input("ranges", Files.write(folder.resolve("ranges.csv"), content)));
    }

    @Test
    void everyColumnIsRead() {
        CompanyFacts facts = company(
                        index(
                                "range,name,domain,country,type,register,street,city,phone,industry,employees,legal_form\r\n"
                                        + "192.0.2.0/28,\"Voorbeeld, Verf\",www.verf.example,nl,business,KVK:12345678;lei:529900T8BM49AURSDO55,"
                                        + "Dorpsstraat 1,Utrecht,+31 30 000 0000,Paint,12,B.V.\r\n"),
                        "192.0.2.1")
                .facts();

        assertThat(facts.name()).isEqualTo("Voorbeeld, Verf");
        assertThat(facts.domain()).isEqualTo("verf.example");
        assertThat(facts.country()).isEqualTo("NL");
        assertThat(facts.registers()).containsExactly("kvk:12345678", "lei:529900T8BM49AURSDO55");
        assertThat(facts.street()).isEqualTo("Dorpsstraat 1");
        assertThat(facts.city()).isEqualTo("Utrecht");
        assertThat(facts.phone()).isEqualTo("+31 30 000 0000");
        assertThat(facts.industry()).isEqualTo("Paint");
        assertThat(facts.employees()).isEqualTo(12);
        assertThat(facts.legalForm()).isEqualTo("B.V.");
    }

    @Test
    void rangesAreReadInEveryForm() {
        ResolverIndex index = index("""
                name,range
                A,192.0.2.0-192.0.2.2
                B,192.0.2.3
                C,2001:db8:1::/48
                D,2001:db8:2::1 - 2001:db8:2::f
                E,::ffff:198.51.100.0/120
                """);

        assertThat(answer(index, "192.0.2.2")).isEqualTo("A");
        assertThat(answer(index, "192.0.2.3")).isEqualTo("B");
        assertThat(answer(index, "192.0.2.4")).isEqualTo("UNKNOWN");
        assertThat(answer(index, "2001:db8:1:ffff::")).isEqualTo("C");
        assertThat(answer(index, "2001:db8:2::f")).isEqualTo("D");
        assertThat(answer(index, "2001:db8:2::10")).isEqualTo("UNKNOWN");
        assertThat(answer(index, "198.51.100.255")).isEqualTo("E");
    }

    @Test
    void byteOrderMarkQuotesAndLineEndsAreRead() {
        ResolverIndex index =
                index("\uFEFF\"range\",\"name\"\r\n\r\n192.0.2.1,\"Two\r\nlines \"\"quoted\"\"\"\r\n192.0.2.2,Last");

        assertThat(answer(index, "192.0.2.1")).isEqualTo("Two\r\nlines \"quoted\"");
        assertThat(answer(index, "192.0.2.2")).isEqualTo("Last");
    }

    @Test
    void latin1AndGzAreFoundByContent() throws IOException {
        assertThat(answer(index(bytes("Bäckerei", StandardCharsets.ISO_8859_1)), "192.0.2.1"))
                .isEqualTo("Bäckerei");
        assertThat(answer(index(bytes("Bäckerei 株", StandardCharsets.UTF_8)), "192.0.2.1"))
                .isEqualTo("Bäckerei 株");
        ByteArrayOutputStream gz = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gz)) {
            out.write(bytes("Bäckerei", StandardCharsets.UTF_8));
        }
        assertThat(answer(index(gz.toByteArray()), "192.0.2.1")).isEqualTo("Bäckerei");
        byte[] cut = java.util.Arrays.copyOf(gz.toByteArray(), gz.size() - 9);
        assertThatThrownBy(() -> index(cut)).isInstanceOf(InputException.class);
    }

    private static byte[] bytes(String name, Charset charset) {
        return ("range,name\n192.0.2.1," + name + "\n").getBytes(charset);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.0/33,Secret Name,,,,,|range",
                "192.0.2.9-192.0.2.1,Secret Name,,,,,|range",
                "192.0.2.1-2001:db8::1,Secret Name,,,,,|range",
                ",Secret Name,,,,,|range",
                "192.0.2.0/-1,Secret Name,,,,,|range",
                "192.0.2.1,,,,,,|name",
                "192.0.2.1,Secret Name,192.0.2.1,,,,|domain",
                "192.0.2.1,Secret Name,,Secretland,,,|country",
                "192.0.2.1,Secret Name,,,Secret,,|type",
                "192.0.2.1,Secret Name,,,,kvk:1,|register",
                "192.0.2.1,Secret Name,,,,12345678,|register",
                "192.0.2.1,Secret Name,,,,,-1|employees",
                "192.0.2.1,Secret Name|2 fields",
                "192.0.2.1,Secret Name,,,,,,,|9 fields",
                "192.0.2.1,Secret \"Name\",,,,,|quote",
                "192.0.2.1,\"Secret\" Name,,,,,|quote",
                "192.0.2.1,\"Secret Name,,,,,|quote"
            })
    void badRowIsRefusedByItsLineWithoutItsData(String row, String what) {
        String content =
                "range,name,domain,country,type,register,employees\n192.0.2.1,\"Two\nlines\",,,,,\n" + row + "\n";

        assertThatThrownBy(() -> index(content)).isInstanceOfSatisfying(InputException.class, refusal -> {
            assertThat(refusal).hasMessageContaining("ranges.csv:4").hasMessageContaining(what);
            assertThat(refusal).hasMessageNotContaining("192.0.2").hasMessageNotContaining("Secret");
            assertThat(refusal.action()).isNotBlank().doesNotContain("Secret");
        });
    }

    @Test
    void unknownColumnIsRefusedWithTheNearestLegalOne() {
        assertThatThrownBy(() -> index("range,nmae\n192.0.2.1,A\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("ranges.csv:1")
                .hasMessageContaining("nmae")
                .hasMessageContaining("'name'");
    }

    @Test
    void fileWithoutHeaderIsRefusedWithoutItsData() {
        assertThatThrownBy(() -> index("192.0.2.1,Secret Name\n"))
                .isInstanceOf(InputException.class)
                .hasMessageNotContaining("192.0.2.1");
        assertThatThrownBy(() -> index("range;name\n")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> index("")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> index("range,domain\n")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> index("range,name,name\n")).isInstanceOf(InputException.class);
    }

    @Test
    void typesOfInputsAreChecked() {
        Path path = Indexes.file(folder, "x.csv", "range,name\n");
        assertThatThrownBy(() -> open(input("rpsl", path))).hasMessageContaining("without one record");
        assertThatThrownBy(() -> open(input("range", path)))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.action()).contains("ranges", "mmdb", "asn"));
        assertThatThrownBy(() -> open(input("ranges", folder.resolve("absent.csv"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("absent.csv");
        assertThatThrownBy(() -> open(input("ranges", folder))).isInstanceOf(InputException.class);
    }

    @Test
    void excludedRangesHoldWhatTheyName() {
        ExcludedRanges excluded =
                ExcludedRanges.parse(java.util.List.of("192.0.2.0/28", "2001:db8::/32", "192.0.2.8-192.0.2.20"));

        assertThat(excluded.contains(Indexes.address("192.0.2.20"))).isTrue();
        assertThat(excluded.contains(Indexes.address("192.0.2.21"))).isFalse();
        assertThat(excluded.contains(Indexes.address("2001:db8:ffff::1"))).isTrue();
        assertThat(excluded.contains(Indexes.address("2001:db9::"))).isFalse();
        assertThatThrownBy(() -> ExcludedRanges.parse(java.util.List.of("192.0.2.0/28", "bad secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Range 2")
                .hasMessageNotContaining("secret");
    }
}
