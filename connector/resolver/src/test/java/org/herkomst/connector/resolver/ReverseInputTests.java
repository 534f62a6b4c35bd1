package org.herkomst.connector.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herkomst.connector.resolver.Indexes.answer;
import static org.herkomst.connector.resolver.Indexes.company;
import static org.herkomst.connector.resolver.Indexes.file;
import static org.herkomst.connector.resolver.Indexes.input;
import static org.herkomst.connector.resolver.Indexes.open;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What confirmed reverse names add to an index. */
class ReverseInputTests {
    private static final String OFFICE = "198.51.100.1";

    @TempDir
    Path folder;

    private InputSettings names(Permission permission, String... rows) {
        return input(
                "reverse",
                file(folder, "names.csv", "address,host,forward\n" + String.join("\n", rows) + "\n"),
                permission);
    }

    private InputSettings names(String... rows) {
        return names(Permission.MARKETING, rows);
    }

    private InputSettings bakery() {
        return input(
                "ranges",
                file(
                        folder,
                        "ranges.csv",
                        "range,name\n198.51.100.0/29,Fictional Bakery B.V.\n2001:db8:1::/48,Fictional Bakery B.V.\n"));
    }

    private String domain(InputSettings names) {
        return String.valueOf(company(open(bakery(), names), OFFICE).facts().domain());
    }

    @Test
    void confirmedNameGivesTheCompanyOfItsNetworkADomain() {
        ResolverIndex index = open(bakery(), names("198.51.100.6,mail.bakery.example,203.0.113.1 198.51.100.6"));
        Resolution.Company bakery = company(index, OFFICE);
        assertThat(bakery.facts().domain()).isEqualTo("bakery.example");
        assertThat(bakery.facts().resolverKey()).isEqualTo("bakery.example");
        assertThat(bakery.reason()).contains("its domain is that of host names of this very network");
        assertThat(bakery.evidence()).extracting(Evidence::input).containsExactly("ranges", "reverse");
        assertThat(index.manifest().inputs().get(1).rows()).isOne();
    }

    @Test
    void ipv6NameCountsToo() {
        ResolverIndex index = open(bakery(), names("2001:db8:1::25,mail.bakery.example,2001:db8:1::25"));
        assertThat(answer(index, "2001:db8:1::99")).isEqualTo("Fictional Bakery B.V.");
        assertThat(company(index, "2001:db8:1::99").facts().domain()).isEqualTo("bakery.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "198.51.100.6,mail.bakery.example,",
                "198.51.100.6,mail.bakery.example,198.51.100.7",
                "198.51.100.9,mail.bakery.example,198.51.100.9",
                "198.51.100.6,mail.tools.example,198.51.100.6",
                "198.51.100.6,198-51-100-6.bakery.example,198.51.100.6",
                "198.51.100.6,static.bakery.example,198.51.100.6",
                "198.51.100.6,mail.gmail.com,198.51.100.6",
            })
    void nameThatProvesNothingGivesNone(String row) {
        assertThat(domain(names(row))).isEqualTo("null");
    }

    @Test
    void twoDomainsLikeTheNameGiveNone() {
        assertThat(domain(names(
                        "198.51.100.5,www.bakery.example,198.51.100.5",
                        "198.51.100.6,www.fictional-bakery.example,198.51.100.6")))
                .isEqualTo("null");
    }

    @Test
    void domainOfVeryManyAddressesIsAProviders() {
        String[] rows = new String[ReverseInput.MOST_OF_A_DOMAIN + 1];
        for (int i = 0; i < rows.length; i++) {
            String address = "203.0." + (i < 250 ? "112." + (i + 1) : "113." + (i - 249));
            rows[i] = address + ",h.bakery.example," + address;
        }
        rows[0] = "198.51.100.6,mail.bakery.example,198.51.100.6";
        assertThat(domain(names(rows))).isEqualTo("null");
        assertThat(domain(names(Arrays.copyOf(rows, rows.length - 1)))).isEqualTo("bakery.example");
    }

    @Test
    void termsThatPermitLessGiveNoDomainAndLiftNothing() {
        String row = "198.51.100.6,mail.bakery.example,198.51.100.6";
        assertThat(domain(names(Permission.NETWORK, row))).isEqualTo("null");

        Path dump = file(folder, "dump.txt", """
                inetnum: 198.51.100.0 - 198.51.100.7
                netname: BAKERY
                descr: Fictional Bakery B.V.
                country: NL
                status: ASSIGNED PA
                source: RIPE
                """);
        InputSettings both = new InputSettings(
                "reverse", folder.resolve("names.csv"), null, "own", java.util.EnumSet.allOf(Permission.class));
        Resolution.Company named = company(open(input("rpsl", dump, Permission.NETWORK), both), OFFICE);
        assertThat(named.facts().domain()).isEqualTo("bakery.example");
        assertThat(named.permitsMarketing()).isFalse();
    }

    @Test
    void accountIsFoundOnTheAddressThatItsDomainNames() {
        InputSettings accounts =
                input("accounts", file(folder, "accounts.csv", "name,domain\nFictional Bakery B.V.,bakery.example\n"));
        ResolverIndex index = open(
                names(
                        "198.51.100.6,mail.bakery.example,198.51.100.6",
                        "198.51.100.7,mail.stranger.example,198.51.100.7"),
                accounts);
        assertThat(company(index, "198.51.100.6").confidence()).isEqualTo(0.75);
        assertThat(company(index, "198.51.100.6").reason()).startsWith("A host name of this address leads");
        assertThat(answer(index, "198.51.100.7")).isEqualTo("UNKNOWN");
        assertThat(answer(index, OFFICE)).isEqualTo("UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.6, h198-51-100-6.x.example, true",
        "198.51.100.6, 6.100.51.198.x.example, true",
        "198.51.100.6, c6336406.x.example, true",
        "198.51.100.6, host198051100006.x.example, true",
        "198.51.100.6, 3325256710.x.example, true",
        "198.51.100.6, host-100-6.x.example, true",
        "198.51.100.6, dhcp7.x.example, true",
        "198.51.100.6, mail6.x.example, false",
        "198.51.100.6, www.x.example, false",
        "2001:db8::1:2:3:4, 2001-db8-0-0-1-2-3-4.x.example, false",
        "2001:db8::a1:b2:c3:d4, a1-b2-c3-d4.x.example, true",
        "2001:db8::a1:b2:c3:d4, 00a100b200c300d4.x.example, true",
        "2001:db8::25, mail25.x.example, false",
    })
    void hostsThatProvidersMakeAreKnown(String address, String host, boolean patterned) {
        assertThat(PatternedHost.is(host, Indexes.address(address))).isEqualTo(patterned);
    }

    @Test
    void rowsThatCantBeReadAreCounted() {
        ResolverIndex index = open(bakery(), names("house,mail.bakery.example,1.2.3.4", OFFICE + ",..," + OFFICE));
        assertThat(index.manifest().inputs().get(1).skipped()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.6,a.example,198.51.100.6\n", "", "address,host\n"})
    void fileWithoutItsHeaderIsRefused(String content) {
        Path file = file(folder, "names.csv", content);
        assertThatThrownBy(() -> open(input("reverse", file, Permission.MARKETING)))
                .isInstanceOf(InputException.class)
                .hasMessage("names.csv:1: the header isn't address,host,forward");
    }

    @Test
    void hostileFilesAreRefusedByTheirLine() throws IOException {
        refused("a,b\n", "names.csv:2: the row has 2 fields");
        refused("1.2.3.4," + "x".repeat(5_000_000) + ",1\n", "names.csv:2: a field is longer");
        refused("1.2.3.4,\"x,1.2.3.4\n", "names.csv:2: a quoted field doesn't end");

        ByteArrayOutputStream gz = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gz)) {
            for (int i = 0; i < 100_000; i++) {
                out.write(((i == 0 ? "address,host,forward\n" : "") + i + ",h" + i * 7919L + ",1\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        Path cut = folder.resolve("names.csv");
        Files.write(cut, Arrays.copyOf(gz.toByteArray(), gz.size() / 2));
        assertThatThrownBy(() -> open(input("reverse", cut, Permission.MARKETING)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("can't be read to its end");
    }

    private void refused(String rows, String message) {
        Path file = file(folder, "names.csv", "address,host,forward\n" + rows);
        assertThatThrownBy(() -> open(input("reverse", file, Permission.MARKETING)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatItsTermsPermitMustBeSaid() {
        Path file = file(folder, "names.csv", "address,host,forward\n");
        assertThatThrownBy(() -> open(input("reverse", file)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("what the licence of this reverse input permits");
    }
}
