package org.herkomst.connector.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herkomst.connector.resolver.Indexes.address;
import static org.herkomst.connector.resolver.Indexes.answer;
import static org.herkomst.connector.resolver.Indexes.company;
import static org.herkomst.connector.resolver.Indexes.file;
import static org.herkomst.connector.resolver.Indexes.input;
import static org.herkomst.connector.resolver.Indexes.open;
import static org.herkomst.connector.resolver.Indexes.ranges;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolverIndexTests {
    @TempDir
    Path folder;

    @Test
    void mostSpecificRangeWins() {
        ResolverIndex index = ranges(
                folder,
                "198.51.100.0/24,Example Telecom,,isp",
                "198.51.100.8/29,Example Bakery B.V.,bakery.example,",
                "198.51.100.10,Example Cloud,,hosting");

        assertThat(answer(index, "198.51.100.1")).isEqualTo("ISP");
        assertThat(answer(index, "198.51.100.8")).isEqualTo("Example Bakery B.V.");
        assertThat(answer(index, "198.51.100.10")).isEqualTo("HOSTING");
        assertThat(answer(index, "198.51.100.15")).isEqualTo("Example Bakery B.V.");
        assertThat(answer(index, "198.51.100.16")).isEqualTo("ISP");
        assertThat(company(index, "198.51.100.8").confidence()).isEqualTo(1.0);
    }

    @Test
    void privateSpaceNamesNobodyEvenIfAnInputNamesIt() {
        ResolverIndex index = ranges(
                folder,
                "10.0.0.0/8,Example Bakery B.V.,,",
                "192.168.1.0/24,Example Paint,,",
                "fc00::/7,Example Paint,,",
                "0.0.0.0/0,Example Everything,,");

        for (String closed : List.of(
                "10.1.2.3",
                "192.168.1.1",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.1.1",
                "172.31.255.255",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "fd00::1",
                "fe80::1",
                "ff02::1",
                "::",
                "::ffff:10.0.0.1")) {
            assertThat(answer(index, closed)).as(closed).isEqualTo("PRIVATE");
        }
        assertThat(answer(index, "172.32.0.1")).isEqualTo("Example Everything");
        assertThat(answer(index, "100.63.255.255")).isEqualTo("Example Everything");
        assertThat(index.companiesAround("10.0.0.0/8")).isEmpty();
    }

    @Test
    void documentationSpaceResolvesOnlyWhereAnInputNamesIt() {
        ResolverIndex index = ranges(
                folder,
                "0.0.0.0/0,Example Everything,,",
                "192.0.2.8/29,Example Bakery B.V.,,",
                "2001::/16,Example Wide,,");

        assertThat(answer(index, "192.0.2.9")).isEqualTo("Example Bakery B.V.");
        assertThat(answer(index, "192.0.2.1")).isEqualTo("UNKNOWN");
        assertThat(answer(index, "198.18.0.1")).isEqualTo("UNKNOWN");
        assertThat(answer(index, "2001:db8::1")).isEqualTo("UNKNOWN");
    }

    @Test
    void earlierInputWinsOnEqualRangesAndTheOperatorBeforeAll() {
        Path own = file(folder, "ranges.csv", "range,name\n198.51.100.0/29,Own Word\n");
        Path one = database("one.mmdb", "Alpha Works");
        Path other = database("two.mmdb", "Alpha Systems");

        assertThat(answer(
                        open(input("mmdb", one, Permission.MARKETING), input("mmdb", other, Permission.MARKETING)),
                        "198.51.100.1"))
                .isEqualTo("Alpha Works");
        assertThat(answer(open(input("mmdb", one, Permission.MARKETING), input("ranges", own)), "198.51.100.1"))
                .isEqualTo("Own Word");
    }

    @Test
    void twoDatabasesWhoseCompaniesShareNoWordAreAmbiguous() {
        ResolverIndex index = open(
                input("mmdb", database("one.mmdb", "Alpha Works"), Permission.MARKETING),
                input("mmdb", database("two.mmdb", "Beta Systems"), Permission.MARKETING));

        assertThat(answer(index, "198.51.100.1")).isEqualTo("AMBIGUOUS");
        assertThat(index.companiesAround("198.51.100.0/30")).hasSize(2);
    }

    @Test
    void inputsThatAgreeAreAllEvidenceAndOneThatPermitsMarketingIsEnough() {
        Path own = file(folder, "ranges.csv", "range,name\n198.51.100.0/24,Alpha Works\n");
        InputSettings network = input("mmdb", database("one.mmdb", "Alpha Works"), Permission.NETWORK);

        Resolution.Company alone = company(open(network), "198.51.100.1");
        Resolution.Company together = company(open(network, input("ranges", own)), "198.51.100.1");

        assertThat(alone.permitsMarketing()).isFalse();
        assertThat(together.permitsMarketing()).isTrue();
        assertThat(together.confidence()).isEqualTo(1.0);
        assertThat(together.evidence()).extracting(Evidence::input).containsExactly("ranges", "mmdb");
        assertThat(Indexes.resolveLines(open(network), "198.51.100.1\n")).contains(",withheld,");
    }

    private Path database(String name, String company) {
        return new MmdbFile("ipinfo company.mmdb")
                .network("198.51.100.0/29", Map.of("name", company, "type", "business"))
                .write(folder.resolve(name));
    }

    @Test
    void maskedAddressNamesACompanyOnlyIfItOwnsTheWholeBlock() {
        ResolverIndex index = ranges(
                folder,
                "198.51.100.0/25,Example Bakery B.V.,,",
                "198.51.100.128/25,Example Bakery B.V.,,",
                "203.0.113.0/25,Example Bakery B.V.,,",
                "192.0.2.0/24,Example Bakery B.V.,,",
                "192.0.2.77,Example Paint,,");

        assertThat(block(index, "198.51.100.0", 24)).isEqualTo("Example Bakery B.V.");
        assertThat(block(index, "198.51.0.0", 16)).isEqualTo("MASKED");
        assertThat(block(index, "203.0.113.0", 24)).isEqualTo("MASKED");
        assertThat(block(index, "192.0.2.0", 24)).isEqualTo("MASKED");
        assertThat(block(index, "10.1.0.0", 16)).isEqualTo("PRIVATE");
        assertThat(block(index, "10.0.0.0", 8)).isEqualTo("PRIVATE");
    }

    private static String block(ResolverIndex index, String masked, int prefix) {
        return answer(index.resolver().resolveBlock(address(masked), prefix));
    }

    @Test
    void companiesAroundARangeAreThoseInItAndThoseThatCoverIt() {
        ResolverIndex index = ranges(
                folder,
                "198.51.100.0/24,Example Telecom,,isp",
                "198.51.100.8/29,Example Bakery B.V.,,",
                "198.51.100.64/26,Example Paint,,");

        assertThat(names(index, "198.51.100.0/24")).containsExactlyInAnyOrder("Example Bakery B.V.", "Example Paint");
        assertThat(names(index, "198.51.100.70/32")).containsExactly("Example Paint");
        assertThat(names(index, "198.51.100.32/28")).isEmpty();
        assertThatThrownBy(() -> index.companiesAround("rubbish")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> names(ResolverIndex index, String cidr) {
        return index.companiesAround(cidr).stream().map(CompanyFacts::name).toList();
    }

    @Test
    void botNetworksAreBotsUnlessTheOperatorNamesThem() {
        String address = "66.249.66.1"; // Googlebot
        String first = "66.249.66.0/24";
        ResolverIndex bare = ranges(folder, "192.0.2.0/24,Example Paint,,");
        assertThat(answer(bare, address)).isEqualTo("BOT");
        assertThat(Indexes.resolveLines(bare, address)).contains(",hosting,");
        ResolverIndex named = ranges(folder, first + ",Example Paint,,");
        assertThat(answer(named, address)).isEqualTo("Example Paint");
    }

    @Test
    void resolveLinesAnswersEveryLineInOrder() {
        ResolverIndex index =
                ranges(folder, "192.0.2.0/24,\"Example, \"\"Paint\"\" B.V.\",paint.example,", "203.0.113.0/24,P,,isp");

        String csv =
                Indexes.resolveLines(index, "\uFEFF192.0.2.1\r\n\nrubbish, more\n203.0.113.9\n198.51.100.1\n10.0.0.1");

        assertThat(csv.lines().map(line -> line.replaceAll(",[^,]*$", "")))
                .containsExactly(
                        "ip,company_name,domain,confidence,verdict",
                        "192.0.2.1,\"Example, \"\"Paint\"\" B.V.\",paint.example,1.00,company",
                        ",,,0.00,unknown",
                        "\"rubbish, more\",,,0.00,unknown",
                        "203.0.113.9,,,0.00,isp",
                        "198.51.100.1,,,0.00,unknown",
                        "10.0.0.1,,,0.00,private");
        assertThat(csv).contains("not an address");
    }

    @Test
    void versionFollowsContentAndSettingsOnly() {
        Path path = file(folder, "ranges.csv", "range,name\n192.0.2.0/24,Example Paint\n");
        Path copy = file(folder, "copy.csv", "range,name\n192.0.2.0/24,Example Paint\n");
        Path other = file(folder, "other.csv", "range,name\n192.0.2.0/25,Example Paint\n");

        String version = open(input("ranges", path)).manifest().version();

        assertThat(open(input("ranges", copy)).manifest().version()).isEqualTo(version);
        assertThat(open(input("ranges", other)).manifest().version()).isNotEqualTo(version);
        assertThat(open(input("ranges", path, Permission.NETWORK)).manifest().version())
                .isNotEqualTo(version);
    }

    @Test
    void lookupOfRubbishIsRefused() {
        ResolverIndex index = ranges(folder, "192.0.2.0/24,Example Paint,,");
        assertThatThrownBy(() -> index.lookup("192.0.2.1%eth0")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mobileNetworksOfAnOwnListNameNobodyWhateverAnotherListCallsThem() {
        Path holders = file(folder, "asn.csv", "198.51.100.0,198.51.100.255,64500,Example Paint,business\n");
        Path mobile = file(folder, "mobile.csv", """
                198.51.100.0,198.51.100.127,64500,Example Paint,mobile
                203.0.113.0,203.0.113.127,64501,Example Tel,Cellular
                """);
        ResolverIndex index = open(input("asn", holders), input("asn", mobile));

        assertThat(answer(index, "198.51.100.9")).isEqualTo("ISP");
        assertThat(answer(index, "198.51.100.200")).isEqualTo("Example Paint");
        assertThat(answer(index, "203.0.113.9")).isEqualTo("ISP");
    }

    @Test
    void asnHoldersAreShownOnlyWithAType() {
        Path asn = file(folder, "asn.csv", """
                198.51.100.0,198.51.100.127,64500,Example Paint
                3325256832,3325256959,64501,Example University,education
                203.0.113.0,203.0.113.255,64502,Example Telecom
                42540766411282592856903984951653826560,42540766490510755371168322545197776895,64503,Example State,government
                """);
        ResolverIndex index = open(input("asn", asn));

        assertThat(answer(index, "198.51.100.1")).isEqualTo("LOW_CONFIDENCE");
        assertThat(answer(index, "198.51.100.130")).isEqualTo("Example University");
        assertThat(answer(index, "203.0.113.1")).isEqualTo("ISP");
        assertThat(answer(index, "2001:db8::1")).isEqualTo("Example State");
        assertThat(index.companiesAround("198.51.100.0/25")).isEmpty();
    }

    @Test
    void whatOnlyOneInputKnowsOfACompanyIsKept() {
        Path own = file(
                folder,
                "ranges.csv",
                "range,name,domain,register,legal_form\n198.51.100.0/24,Alpha Works,alpha.example,kvk:12345678,eenmanszaak\n");
        ResolverIndex index =
                open(input("mmdb", database("one.mmdb", "ALPHA WORKS"), Permission.MARKETING), input("ranges", own));

        CompanyFacts facts = company(index, "198.51.100.1").facts();

        assertThat(facts.legalForm()).isEqualTo("eenmanszaak");
        assertThat(facts.registers()).containsExactly("kvk:12345678");
        assertThat(facts.domain()).isEqualTo("alpha.example");
        assertThat(index.companiesAround("198.51.100.0/24")).hasSize(1);
    }

    @Test
    void moreSpecificInputContradictsTheOperator() {
        Path own = file(folder, "ranges.csv", "range,name\n198.51.100.0/24,Own Word\n");
        ResolverIndex index =
                open(input("ranges", own), input("mmdb", database("one.mmdb", "Alpha Works"), Permission.NETWORK));

        assertThat(answer(index, "198.51.100.1")).isEqualTo("Alpha Works");
        assertThat(company(index, "198.51.100.1").permitsMarketing()).isFalse();
        assertThat(answer(index, "198.51.100.8")).isEqualTo("Own Word");
    }

    @Test
    void minimumConfidenceIsKeptAndChecked() {
        InputSettings input = input("mmdb", database("one.mmdb", "Alpha Works"), Permission.MARKETING);

        assertThat(answer(ResolverIndex.open(new ResolverSettings(List.of(input), 0.9)), "198.51.100.1"))
                .isEqualTo("LOW_CONFIDENCE");
        for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new ResolverSettings(List.of(input), bad))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("minimum-confidence");
        }
    }

    @Test
    void indexWithoutInputsKnowsNothing() {
        ResolverIndex index = open();

        assertThat(answer(index, "198.51.100.1")).isEqualTo("UNKNOWN");
        assertThat(answer(index, "2001:db8::1")).isEqualTo("UNKNOWN");
        assertThat(block(index, "198.51.100.0", 24)).isEqualTo("MASKED");
        assertThat(index.manifest().inputs()).isEmpty();
    }

    @Test
    void nothingThatIsAnsweredHoldsAnAddress() {
        ResolverIndex index = ranges(
                folder,
                "198.51.100.77/32,Example Bakery B.V.,,",
                "198.51.100.0/24,Example Telecom,,isp",
                "10.0.0.1,Example,,");

        for (String address : List.of("198.51.100.77", "198.51.100.1", "10.0.0.1", "203.0.113.7")) {
            assertThat(index.lookup(address).toString()).doesNotContain("198.51", "10.0", "203.0", "0x");
        }
        assertThat(index.manifest().toString()).doesNotContain("198.51");
    }

    @Test
    void badAsnRowsAreRefusedByLineWithoutTheirData() {
        for (String row : List.of(
                "198.51.100.9,198.51.100.1,64500,Secret Name",
                "198.51.100.1,2001:db8::1,64500,Secret Name",
                "4294967296,4294967297,64500,Secret Name",
                "198.51.100.1,198.51.100.9,64500",
                "198.51.100.1,198.51.100.9,64500,Secret Name,secret",
                "198.51.100.1,198.51.100.9,64500,Secret Name,isp,more",
                "-1,5,64500,Secret Name",
                "x,y,64500,Secret Name")) {
            Path asn = file(folder, "asn.csv", "start,end,asn,name\n198.51.100.0,198.51.100.1,1,A\n" + row + "\n");
            assertThatThrownBy(() -> open(input("asn", asn)))
                    .as(row)
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("asn.csv:3")
                    .hasMessageNotContaining("198.51")
                    .hasMessageNotContaining("ecret");
        }
    }
}
