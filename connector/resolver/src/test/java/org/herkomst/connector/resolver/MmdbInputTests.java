package org.herkomst.connector.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herkomst.connector.resolver.Indexes.answer;
import static org.herkomst.connector.resolver.Indexes.company;
import static org.herkomst.connector.resolver.Indexes.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MmdbInputTests {
    @TempDir
    Path folder;

    private ResolverIndex open(MmdbFile file) {
        return Indexes.open(input("mmdb", file.write(folder.resolve("company.mmdb")), Permission.MARKETING));
    }

    private static MmdbFile ipinfo() {
        return new MmdbFile("ipinfo company.mmdb")
                .network(
                        "198.51.100.0/24",
                        Map.of("name", "Example Telecom", "domain", "telecom.example", "type", "isp", "asn", "AS64500"))
                .network(
                        "198.51.100.8/29",
                        Map.of(
                                "name",
                                "Example Bakery B.V.",
                                "domain",
                                "bakery.example",
                                "type",
                                "business",
                                "country",
                                "NL"))
                .network("2001:db8:1::/48", Map.of("name", "Example College", "type", "education"))
                .network("203.0.113.0/25", Map.of("name", "Example Cloud", "type", "hosting"));
    }

    @Test
    void ipinfoCompanyShapeIsRead() {
        ResolverIndex index = open(ipinfo());

        assertThat(answer(index, "198.51.100.9")).isEqualTo("Example Bakery B.V.");
        assertThat(answer(index, "198.51.100.7")).isEqualTo("ISP");
        assertThat(answer(index, "198.51.100.16")).isEqualTo("ISP");
        assertThat(answer(index, "203.0.113.1")).isEqualTo("HOSTING");
        assertThat(answer(index, "203.0.113.200")).isEqualTo("UNKNOWN");
        assertThat(answer(index, "2001:db8:1::1")).isEqualTo("Example College");
        Resolution.Company bakery = company(index, "198.51.100.9");
        assertThat(bakery.facts().domain()).isEqualTo("bakery.example");
        assertThat(bakery.facts().country()).isEqualTo("NL");
        assertThat(bakery.confidence()).isEqualTo(0.85);
        assertThat(bakery.evidence().get(0).size()).isEqualTo(SizeClass.HANDFUL);
        assertThat(bakery.evidence().get(0).dated()).isEqualTo(LocalDate.of(2025, 11, 25));
    }

    @Test
    void enterpriseShapeIsRead() {
        ResolverIndex index = open(new MmdbFile("GeoIP2-Enterprise")
                .network(
                        "198.51.100.0/28",
                        Map.of(
                                "country",
                                Map.of("iso_code", "DE", "names", Map.of("en", "Germany")),
                                "traits",
                                Map.of(
                                        "organization", "Beispiel Maschinen GmbH",
                                        "isp", "Example Telekom",
                                        "domain", "maschinen.example",
                                        "user_type", "business",
                                        "autonomous_system_number", 64500)))
                .network(
                        "198.51.100.16/28",
                        Map.of(
                                "traits",
                                Map.of(
                                        "organization",
                                        "Example Telekom",
                                        "isp",
                                        "Example Telekom",
                                        "user_type",
                                        "residential"))));

        assertThat(company(index, "198.51.100.1").facts().domain()).isEqualTo("maschinen.example");
        assertThat(company(index, "198.51.100.1").facts().country()).isEqualTo("DE");
        assertThat(answer(index, "198.51.100.17")).isEqualTo("ISP");
    }

    @Test
    void ispShapeIsReadAndAProviderThatIsItsOwnOrganisationIsNoCompany() {
        ResolverIndex index = open(new MmdbFile("GeoIP2-ISP")
                .network("198.51.100.0/28", Map.of("isp", "Example Net", "organization", "Example Bakery B.V."))
                .network("198.51.100.16/28", Map.of("isp", "Alpha Beta", "organization", "Alpha Beta"))
                .network("198.51.100.32/28", Map.of("isp", "Alpha Beta")));

        assertThat(answer(index, "198.51.100.1")).isEqualTo("Example Bakery B.V.");
        assertThat(answer(index, "198.51.100.17")).isEqualTo("ISP");
        assertThat(answer(index, "198.51.100.33")).isEqualTo("ISP");
    }

    @Test
    void dbIpShapeIsRead() {
        ResolverIndex index = open(new MmdbFile("DBIP-Location-ISP (compat=Enterprise)")
                .network(
                        "198.51.100.0/28",
                        Map.of(
                                "traits",
                                Map.of(
                                        "isp", "Example Net",
                                        "organization", "Voorbeeld Verf N.V.",
                                        "user_type", "corporate"))));

        assertThat(answer(index, "198.51.100.1")).isEqualTo("Voorbeeld Verf N.V.");
    }

    @Test
    void unknownDatabaseTypeIsReadByItsFields() {
        ResolverIndex index = open(new MmdbFile("own")
                .network(
                        "198.51.100.0/28",
                        Map.of("name", "Voorbeeld Verf N.V.", "type", "business", "country", Map.of("x", "y"))));

        assertThat(answer(index, "198.51.100.1")).isEqualTo("Voorbeeld Verf N.V.");
    }

    @Test
    void poolNamesAreNoCompanies() {
        ResolverIndex index = open(new MmdbFile("ipinfo company.mmdb")
                .network("198.51.100.0/28", Map.of("name", "Static IP pool", "type", "business"))
                .network("198.51.100.32/28", Map.of("name", "0703128", "type", "business")));

        assertThat(answer(index, "198.51.100.1")).isEqualTo("ISP");
        assertThat(answer(index, "198.51.100.33")).isEqualTo("ISP");
    }

    @Test
    void databaseWithoutOrganisationsIsRefused() {
        MmdbFile cities = new MmdbFile("GeoLite2-City").network("198.51.100.0/24", Map.of("city", "Utrecht"));

        assertThatThrownBy(() -> open(cities))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("company.mmdb");
    }

    @Test
    void databaseWithoutPermitsIsRefused() {
        Path path = ipinfo().write(folder.resolve("company.mmdb"));

        assertThatThrownBy(() -> Indexes.open(input("mmdb", path)))
                .isInstanceOfSatisfying(
                        InputException.class,
                        refusal -> assertThat(refusal.action()).contains("permits"));
    }

    @Test
    void everyTruncationIsRefusedOrReadInGoodTime() throws IOException {
        byte[] whole = ipinfo().bytes();
        for (int length = 0; length < whole.length; length += 97) {
            assertDamagedIsRefusedOrRead(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void everyFlippedByteIsRefusedOrReadInGoodTime() throws IOException {
        byte[] whole = ipinfo().bytes();
        for (int at = 0; at < whole.length; at += 13) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            assertDamagedIsRefusedOrRead(damaged);
        }
    }

    private void assertDamagedIsRefusedOrRead(byte[] bytes) throws IOException {
        Path path = Files.write(folder.resolve("damaged.mmdb"), bytes);
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            try {
                assertThat(Indexes.open(input("mmdb", path, Permission.MARKETING))
                                .manifest()
                                .inputs())
                        .hasSize(1);
            } catch (InputException refused) {
                assertThat(refused.action()).isNotBlank();
            }
        });
    }

    @Test
    void loopingTreeIsRefused() throws IOException {
        byte[] looping = ipinfo().bytes();
        Arrays.fill(looping, 0, 6, (byte) 0);

        assertRefused(looping);
    }

    @Test
    void treeThatSharesItsNodesIsRefused() throws IOException {
        byte[] shared = new MmdbFile("ipinfo company.mmdb")
                .network("2001:db8::1/128", Map.of("name", "Example Bakery B.V."))
                .bytes();
        for (int node = 0; node < 127; node++) {
            for (int side = 0; side < 2; side++) {
                shared[node * 6 + side * 3] = 0;
                shared[node * 6 + side * 3 + 1] = 0;
                shared[node * 6 + side * 3 + 2] = (byte) (node + 1);
            }
        }

        assertRefused(shared);
    }

    private void assertRefused(byte[] bytes) throws IOException {
        Path path = Files.write(folder.resolve("hostile.mmdb"), bytes);
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThatThrownBy(() -> Indexes.open(input("mmdb", path, Permission.MARKETING)))
                        .isInstanceOf(InputException.class)
                        .hasMessageContaining("hostile.mmdb"));
    }

    @Test
    void blocksThatATreeCutARangeIntoAreNoMoreSpecificThanTheRange() {
        Path own = Indexes.file(folder, "ranges.csv", "range,name\n198.51.100.0/28,Own Word\n");
        ResolverIndex index = Indexes.open(
                input("mmdb", ipinfo().write(folder.resolve("company.mmdb")), Permission.MARKETING),
                input("ranges", own));

        assertThat(answer(index, "198.51.100.1")).isEqualTo("Own Word");
        assertThat(answer(index, "198.51.100.9")).isEqualTo("Example Bakery B.V.");
        assertThat(answer(index, "198.51.100.17")).isEqualTo("ISP");
    }
}
