package org.herkomst.connector.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herkomst.connector.resolver.Indexes.answer;
import static org.herkomst.connector.resolver.Indexes.company;
import static org.herkomst.connector.resolver.Indexes.file;
import static org.herkomst.connector.resolver.Indexes.input;
import static org.herkomst.connector.resolver.Indexes.open;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registries' dumps through the whole index. */
class RegistryInputTests {
    private static final String HOLDERS = """
            198.51.100.0,198.51.100.255,64500,Example Telecom,isp
            203.0.113.0,203.0.113.255,64501,Example Paint GmbH,business
            """;

    @TempDir
    Path folder;

    private ResolverIndex index(String dump, Permission... permits) {
        return open(
                input("rpsl", file(folder, "whois.txt", dump), permits),
                input("asn", file(folder, "asn.csv", HOLDERS)));
    }

    private static String net(String range, String status, String rest) {
        return "inetnum: " + range + "\nnetname: EXAMPLE-NET\nstatus: " + status + "\n" + rest + "source: RIPE\n\n";
    }

    private static final String BAKERY =
            net("198.51.100.8 - 198.51.100.15", "ASSIGNED PA", "descr: Fictional Bakery B.V.\ncountry: NL\n");

    @Test
    void customersRecordNamesTheCompanyWithItsReasons() {
        Resolution.Company bakery = company(index(BAKERY, Permission.MARKETING), "198.51.100.9");

        assertThat(bakery.facts().name()).isEqualTo("Fictional Bakery B.V.");
        assertThat(bakery.confidence()).isGreaterThanOrEqualTo(0.9);
        assertThat(bakery.reason()).contains("registry's record", "legal form", "isn't the network operator's name");
        assertThat(bakery.evidence()).extracting(Evidence::input).containsExactly("rpsl");
        assertThat(bakery.permitsMarketing()).isTrue();
    }

    @Test
    void withoutAnAgreementTheCompanyIsWithheld() {
        ResolverIndex index = index(BAKERY);

        assertThat(company(index, "198.51.100.9").permitsMarketing()).isFalse();
        assertThat(Indexes.resolveLines(index, "198.51.100.9")).contains(",withheld,");
        assertThat(index.manifest().inputs().get(0).permits()).isEqualTo(Set.of(Permission.NETWORK));
    }

    @Test
    void providersOwnRecordsNameNobody() {
        ResolverIndex index = index(
                net("198.51.100.0 - 198.51.100.7", "ASSIGNED PA", "descr: Example Telecom Business Services\n")
                        + net("198.51.100.16 - 198.51.100.31", "AGGREGATED-BY-LIR", "descr: Fictional Bakery B.V.\n")
                        + net("198.51.100.32 - 198.51.100.39", "ASSIGNED PA", "descr: DSL customer pool\n")
                        + net("198.51.100.40 - 198.51.100.47", "ASSIGNED PA", "descr: CUST-0042871\n"),
                Permission.MARKETING);

        assertThat(answer(index, "198.51.100.1")).isEqualTo("ISP");
        assertThat(answer(index, "198.51.100.17")).isEqualTo("ISP");
        assertThat(answer(index, "198.51.100.33")).isEqualTo("ISP");
        assertThat(answer(index, "198.51.100.41")).isIn("UNKNOWN", "ISP");
    }

    @Test
    void rejectedRecordDoesNotFallBackToTheProviderAbove() {
        ResolverIndex index = index(
                net("192.0.2.0 - 192.0.2.255", "ALLOCATED PA", "descr: Reseller Of Somebody B.V.\n")
                        + net("192.0.2.8 - 192.0.2.15", "ASSIGNED PA", "descr: 0042871\n"),
                Permission.MARKETING);

        assertThat(answer(index, "192.0.2.9")).isNotEqualTo("Reseller Of Somebody B.V.");
    }

    @Test
    void nameOnFiveRangesIsAProvidersUnlessAnotherInputConfirmsIt() {
        StringBuilder dump = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            dump.append(net(
                    "192.0.2." + (8 * i) + " - 192.0.2." + (8 * i + 7), "ASSIGNED PA", "descr: Chain Of Shops B.V.\n"));
        }
        InputSettings whois = input("rpsl", file(folder, "whois.txt", dump.toString()), Permission.MARKETING);
        Path own = new MmdbFile("ipinfo company.mmdb")
                .network("192.0.2.0/29", java.util.Map.of("name", "Chain of Shops", "type", "business"))
                .write(folder.resolve("own.mmdb"));

        assertThat(answer(open(whois), "192.0.2.1")).isEqualTo("ISP");
        ResolverIndex confirmed = open(whois, input("mmdb", own, Permission.MARKETING));
        assertThat(answer(confirmed, "192.0.2.1")).containsIgnoringCase("Chain of Shops");
        assertThat(answer(confirmed, "192.0.2.9")).isEqualTo("ISP");
    }

    @Test
    void personsRecordLeavesNoTraceInTheIndex() throws IOException {
        Path dump = file(
                folder,
                "whois.txt",
                net("192.0.2.8 - 192.0.2.15", "ASSIGNED PA", "descr: Jan Zonderdorpersma\n") + BAKERY);
        Path file = folder.resolve("resolver.index");
        ResolverIndex index = ResolverIndex.build(
                new ResolverSettings(java.util.List.of(input("rpsl", dump, Permission.MARKETING)), 0.7), file);

        assertThat(index.lookup("192.0.2.9").toString())
                .contains("private person")
                .doesNotContain("Zonderdorpersma");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("Zonderdorpersma");
    }

    @Test
    void organisationOfAnEndUserComesBeforeTheDescription() {
        String organisation =
                "organisation: ORG-FB1-RIPE\norg-name: Fictional Tools B.V.\norg-type: OTHER\ncountry: NL\nsource: RIPE\n\n";
        ResolverIndex index = index(
                organisation + net("192.0.2.8 - 192.0.2.15", "ASSIGNED PA", "descr: Some office\norg: ORG-FB1-RIPE\n"),
                Permission.MARKETING);

        assertThat(answer(index, "192.0.2.9")).isEqualTo("Fictional Tools B.V.");
    }

    @Test
    void organisationsMayStandInAFileOfTheirOwn() {
        Path organisations = file(
                folder,
                "organisation.txt",
                "organisation: ORG-FB1-RIPE\norg-name: Fictional Tools B.V.\norg-type: OTHER\nsource: RIPE\n\n");
        Path nets = file(folder, "inetnum.txt", net("192.0.2.8 - 192.0.2.15", "ASSIGNED PA", "org: ORG-FB1-RIPE\n"));
        InputSettings both = new InputSettings("rpsl", nets, organisations, "own", Set.of(Permission.MARKETING));

        assertThat(answer(open(both), "192.0.2.9")).isEqualTo("Fictional Tools B.V.");
    }

    @Test
    void holderThatIsNoProviderIsConfirmedByItsOwnRecord() {
        ResolverIndex index =
                index(net("203.0.113.0 - 203.0.113.255", "ASSIGNED PI", "descr: Example Paint GmbH\ncountry: DE\n"));

        Resolution.Company paint = company(index, "203.0.113.9");
        assertThat(paint.permitsMarketing()).as("the AS table permits it").isTrue();
        assertThat(paint.reason()).contains("another input agrees");
    }
}
