package org.herkomst.connector.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herkomst.connector.resolver.Indexes.answer;
import static org.herkomst.connector.resolver.Indexes.company;
import static org.herkomst.connector.resolver.Indexes.file;
import static org.herkomst.connector.resolver.Indexes.input;
import static org.herkomst.connector.resolver.Indexes.open;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.resolver.published.DomainAnswer;
import org.herkomst.connector.resolver.published.NetworkSource;
import org.herkomst.connector.resolver.published.PublishedNetwork;
import org.herkomst.connector.resolver.published.PublishedSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator's accounts and their domains add to an index. */
class AccountsAndDomainsTests {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    @TempDir
    Path folder;

    private InputSettings accounts() {
        return input("accounts", file(folder, "accounts.csv", """
                name,domain,country,register
                Fictional Bakery B.V.,bakery.example,NL,kvk:12345678
                Fictional Tools B.V.,tools.example,NL,
                """));
    }

    private InputSettings database(Permission permission) {
        Path path = new MmdbFile("ipinfo company.mmdb")
                .network(
                        "198.51.100.0/29",
                        Map.of("name", "FICTIONAL BAKERY", "domain", "bakery.example", "type", "business"))
                .write(folder.resolve("company.mmdb"));
        return input("mmdb", path, permission);
    }

    @Test
    void accountCorrectsAndCompletesWhatAnotherInputNames() {
        Resolution.Company bakery = company(open(database(Permission.MARKETING), accounts()), "198.51.100.1");

        assertThat(bakery.facts().name()).isEqualTo("Fictional Bakery B.V.");
        assertThat(bakery.facts().registers()).containsExactly("kvk:12345678");
        assertThat(bakery.reason()).contains("one of your accounts");
    }

    @Test
    void accountPlacesNobodyAndLiftsNoTerms() {
        assertThat(answer(open(accounts()), "198.51.100.1")).isEqualTo("UNKNOWN");
        assertThat(company(open(database(Permission.NETWORK), accounts()), "198.51.100.1")
                        .permitsMarketing())
                .isFalse();
    }

    @Test
    void networkThatADomainPublishesIsItsAccounts() {
        Path kept = folder.resolve("published.tsv");
        new PublishedSnapshot(
                        DAY,
                        List.of(
                                published("bakery.example", NetworkSource.SPF, "198.51.100.64/28"),
                                published("tools.example", NetworkSource.MAIL_HOST, "198.51.100.128/32"),
                                published("stranger.example", NetworkSource.SPF, "203.0.113.0/28")))
                .write(kept);
        ResolverIndex index = open(input("dns", kept), accounts());

        Resolution.Company bakery = company(index, "198.51.100.65");
        assertThat(bakery.facts().name()).isEqualTo("Fictional Bakery B.V.");
        assertThat(bakery.evidence().get(0).dated()).isEqualTo(DAY);
        assertThat(bakery.confidence()).isBetween(0.7, 0.9);
        assertThat(company(index, "198.51.100.128").confidence()).isEqualTo(0.8);
        assertThat(answer(index, "203.0.113.1")).as("no account of ours").isEqualTo("UNKNOWN");
    }

    private static DomainAnswer published(String domain, NetworkSource source, String network) {
        AddressRange range = AddressRange.parse(network).orElseThrow();
        return new DomainAnswer(domain, DomainAnswer.OptOut.NONE, List.of(new PublishedNetwork(domain, source, range)));
    }

    @Test
    void beforeTheFirstAskingADnsInputSaysNothing() {
        ResolverIndex index = open(input("dns", folder.resolve("absent.tsv")), accounts());

        assertThat(answer(index, "198.51.100.1")).isEqualTo("UNKNOWN");
        assertThat(index.manifest().inputs().get(0).rows()).isZero();
    }

    @Test
    void withoutADnsInputNobodyIsAsked() {
        assertThat(DomainAsking.run(new ResolverSettings(List.of(accounts()), 0.7), DAY, (done, of) -> {}))
                .isEmpty();
    }
}
