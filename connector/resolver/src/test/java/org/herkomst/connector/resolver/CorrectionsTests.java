package org.herkomst.connector.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herkomst.connector.resolver.Indexes.answer;
import static org.herkomst.connector.resolver.Indexes.company;
import static org.herkomst.connector.resolver.Indexes.file;
import static org.herkomst.connector.resolver.Indexes.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.herkomst.connector.resolver.corrections.Correction;
import org.herkomst.connector.resolver.corrections.Corrections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person called wrong stays wrong in every index that is made afterwards. */
class CorrectionsTests {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    private static final String OFFICE = "198.51.100.1";

    @TempDir
    Path folder;

    private Path corrections() {
        return folder.resolve("corrections.csv");
    }

    private ResolverIndex index(InputSettings... inputs) {
        ResolverSettings settings = new ResolverSettings(List.of(inputs), 0.7).corrected(corrections());
        return ResolverIndex.open(settings, folder.resolve("resolver.index"));
    }

    private void correct(@Nullable LocalDate on, Resolution.Company... companies) {
        List<Correction> all = new ArrayList<>();
        for (Resolution.Company company : companies) {
            all.add(new Correction(on, company.facts()));
        }
        new Corrections(all).write(corrections());
    }

    private InputSettings database(String name, String network, String company, String domain) {
        Path path = new MmdbFile("ipinfo company.mmdb")
                .network(network, Map.of("name", company, "domain", domain, "type", "business"))
                .write(folder.resolve(name + ".mmdb"));
        return input("mmdb", path, Permission.MARKETING);
    }

    private InputSettings bakery() {
        return database("bakery", "198.51.100.0/29", "Fictional Bakery B.V.", "bakery.example");
    }

    private InputSettings tools(String network) {
        return database("tools", network, "Invented Tools GmbH", "tools.example");
    }

    private InputSettings provider() {
        return input("asn", file(folder, "asn.csv", "198.51.100.0,198.51.100.255,64500,Example Telecom,isp\n"));
    }

    private static String reason(ResolverIndex index, String address) {
        return index.lookup(address).fold(Resolution.Company::reason, Resolution.None::reason);
    }

    @Test
    void correctedCompanyIsNamedNoMoreAndTheLookupSaysSince() {
        ResolverIndex before = index(bakery());
        correct(DAY, company(before, OFFICE));

        ResolverIndex after = index(bakery());
        assertThat(answer(after, OFFICE)).isEqualTo("UNKNOWN");
        assertThat(reason(after, OFFICE))
                .isEqualTo(
                        "Corrected by a person on 2026-11-27: a company that the inputs name here is the wrong one.");
        assertThat(after.manifest().version()).isNotEqualTo(before.manifest().version());
        assertThat(after.manifest().inputs()).last().satisfies(input -> {
            assertThat(input.type()).isEqualTo("corrections");
            assertThat(input.rows()).isOne();
            assertThat(input.dated()).isEqualTo(DAY);
            assertThat(input.permits()).containsExactly(Permission.NETWORK);
        });
        assertThat(after.companiesAround("198.51.100.0/24"))
                .as("an objection by range reaches it still")
                .extracting(CompanyFacts::name)
                .containsExactly("Fictional Bakery B.V.");
    }

    @Test
    void whatIsTakenBackIsNamedAgain() {
        ResolverIndex before = index(bakery());
        correct(null, company(before, OFFICE));
        assertThat(reason(index(bakery()), OFFICE)).startsWith("Corrected by a person: ");

        correct(DAY);
        assertThat(corrections()).doesNotExist();
        ResolverIndex after = index(bakery());
        assertThat(company(after, OFFICE)).isEqualTo(company(before, OFFICE));
        assertThat(after.manifest()).isEqualTo(before.manifest());
    }

    @Test
    void correctionHoldsWhenTheInputsComeAnew() {
        correct(DAY, company(index(bakery()), OFFICE));
        InputSettings renamed = database("bakery", "198.51.100.0/28", "FICTIONAL BAKERY", "bakery.example");
        assertThat(answer(index(renamed), OFFICE)).isEqualTo("UNKNOWN");
        assertThat(answer(index(renamed), "198.51.100.9")).isEqualTo("UNKNOWN");
    }

    @Test
    void nextBestCompanyIsNamedInItsPlace() {
        correct(DAY, company(index(bakery()), OFFICE));

        ResolverIndex after = index(bakery(), tools("198.51.100.0/28"));
        assertThat(answer(after, OFFICE)).isEqualTo("Invented Tools GmbH");
        assertThat(reason(after, OFFICE)).contains("A company database names", "Corrected by a person on 2026-11-27");
        assertThat(reason(after, "198.51.100.9")).doesNotContain("Corrected");
        assertThat(answer(index(bakery(), provider()), OFFICE)).isEqualTo("ISP");
    }

    @Test
    void whoIsSureOfTheSameRangeIsNoRivalOfACorrectedCompany() {
        ResolverIndex both = index(bakery(), tools("198.51.100.0/29"));
        assertThat(answer(both, OFFICE)).isEqualTo("AMBIGUOUS");
        correct(DAY, company(index(bakery()), OFFICE));
        assertThat(answer(index(bakery(), tools("198.51.100.0/29")), OFFICE)).isEqualTo("Invented Tools GmbH");
    }

    @Test
    void anotherInputsWordForTheSameCompanyIsAsWrong() {
        correct(DAY, company(index(bakery()), OFFICE));
        InputSettings alike = database("alike", "198.51.100.0/28", "Fictional Bakery Groep", "bakery.example");
        InputSettings nameOnly = input("ranges", file(folder, "ranges.csv", "range,name\n" + OFFICE + "/32,Bakery\n"));
        assertThat(answer(index(bakery(), alike), OFFICE)).isEqualTo("UNKNOWN");
        assertThat(answer(index(bakery(), nameOnly), OFFICE))
                .as("a name that is another's")
                .isEqualTo("Bakery");
    }

    @Test
    void operatorsOwnListIsCorrectedToo() {
        InputSettings own = input(
                "ranges", file(folder, "ranges.csv", "range,name,domain\n198.51.100.0/29,Bakery,bakery.example\n"));
        correct(DAY, company(index(own), OFFICE));
        assertThat(answer(index(own), OFFICE)).isEqualTo("UNKNOWN");
    }

    @Test
    void companyThatIsNamedAfterAnAccountIsFoundByTheAccount() {
        InputSettings accounts = input(
                "accounts",
                file(folder, "accounts.csv", "name,domain,country\nFictional Bakery B.V.,bakery.example,NL\n"));
        InputSettings nameOnly =
                input("asn", file(folder, "asn.csv", "198.51.100.0,198.51.100.7,64501,Fictional Bakery,business\n"));
        Resolution.Company named = company(index(nameOnly, accounts), OFFICE);
        assertThat(named.facts().domain()).isEqualTo("bakery.example");
        correct(DAY, named);
        assertThat(answer(index(nameOnly, accounts), OFFICE)).isEqualTo("UNKNOWN");
    }

    @Test
    void recordThatWasCorrectedClosesTheRegistrysWiderOnes() {
        Path dump = file(
                folder,
                "dump.txt",
                record("198.51.100.0 - 198.51.100.255", "Wider Holding B.V.")
                        + record("198.51.100.0 - 198.51.100.7", "Fictional Bakery B.V."));
        InputSettings registry = input("rpsl", dump, Permission.MARKETING);
        ResolverIndex before = index(registry);
        assertThat(answer(before, "198.51.100.200")).isEqualTo("Wider Holding B.V.");
        correct(DAY, company(before, OFFICE));

        ResolverIndex after = index(registry);
        assertThat(answer(after, OFFICE)).isEqualTo("UNKNOWN");
        assertThat(answer(after, "198.51.100.200")).isEqualTo("Wider Holding B.V.");
    }

    private static String record(String range, String name) {
        return "inetnum: " + range + "\nnetname: NET\ndescr: " + name
                + "\ncountry: NL\nstatus: ASSIGNED PA\nsource: RIPE\n\n";
    }

    @Test
    void maskedBlockWithACorrectedPartNamesNobody() {
        InputSettings block = database("block", "198.51.100.0/24", "Fictional Bakery B.V.", "bakery.example");
        correct(DAY, company(index(block), OFFICE));
        assertThat(Indexes.resolveLines(index(block), "198.51.100.0\n")).contains(",unknown,");
    }

    @Test
    void sameCorrectionsInAnyOrderMakeTheSameBytesAndAnUnchangedFileStays() throws IOException {
        Correction one = new Correction(DAY, facts("a", "A \"quoted\", name\nof two lines"));
        Correction two = new Correction(null, facts("b", "B"));
        new Corrections(List.of(two, one)).write(corrections());
        byte[] bytes = Files.readAllBytes(corrections());
        assertThat(Corrections.read(corrections())).isEqualTo(new Corrections(List.of(one, two)));

        var written = Files.getLastModifiedTime(corrections());
        new Corrections(List.of(one, two)).write(corrections());
        assertThat(Files.readAllBytes(corrections())).isEqualTo(bytes);
        assertThat(Files.getLastModifiedTime(corrections())).isEqualTo(written);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(corrections());
        }
    }

    private static CompanyFacts facts(String key, String name) {
        return new CompanyFacts(
                key,
                name,
                "a.example",
                "NL",
                OrganisationKind.EDUCATION,
                List.of("kvk:12345678", "lei:X"),
                "B.V.",
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void damagedFileIsRefusedByItsLineAndWithoutItsData() {
        String header = "corrected,key,name,domain,country,type,register,legal_form\n";
        refuses("no header at all", "corrections.csv:1: this is no file of corrections");
        refuses(header + "a,b\n", "corrections.csv:2: the row has 2 fields");
        refuses(header + "yesterday,k,Secret,,,BUSINESS,,\n", "corrections.csv:2: the row can't be read");
        refuses(header + ",k,Secret,,,ALIEN,,\n", "corrections.csv:2: the row can't be read");
        refuses(header + ",k,,,,BUSINESS,,\n", "corrections.csv:2: the row can't be read");
        refuses(header + ",k,\"Secret", "corrections.csv:2: a quoted field doesn't end");
        refuses(header + ",k," + "x".repeat(200_000), "corrections.csv:2: a field is longer");
        refuses("", "this is no file of corrections");
    }

    private void refuses(String content, String message) {
        file(folder, "corrections.csv", content);
        assertThatThrownBy(() -> index(bakery()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("Secret");
    }
}
