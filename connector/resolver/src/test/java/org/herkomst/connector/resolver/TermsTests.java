package org.herkomst.connector.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herkomst.connector.resolver.Indexes.company;
import static org.herkomst.connector.resolver.Indexes.file;
import static org.herkomst.connector.resolver.Indexes.input;
import static org.herkomst.connector.resolver.Indexes.open;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an input's terms don't permit to be shown isn't shown under another input's name. */
class TermsTests {
    @TempDir
    Path folder;

    private InputSettings database(String network, Permission permits) {
        Path database = new MmdbFile("ipinfo company.mmdb")
                .network(
                        network,
                        Map.of("name", "Alpha Works", "domain", "alpha.example", "type", "business", "country", "NL"))
                .write(folder.resolve("company.mmdb"));
        return input("mmdb", database, permits);
    }

    private InputSettings own() {
        return input("ranges", file(folder, "ranges.csv", "range,name,country\n198.51.100.0/29,Alpha Works,NL\n"));
    }

    @Test
    void factsThatMayNotBeShownStayOutOfTheCompanyOnTheSamePlaceAndElsewhere() {
        for (String network : new String[] {"198.51.100.0/29", "203.0.113.0/29"}) {
            CompanyFacts facts = company(open(own(), database(network, Permission.NETWORK)), "198.51.100.1")
                    .facts();
            assertThat(facts.domain()).as(network).isNull();
            assertThat(facts.resolverKey()).as(network).isEqualTo("alpha works|nl");
        }
    }

    @Test
    void factsThatMayBeShownCompleteTheCompanyOnTheSamePlaceAndElsewhere() {
        for (String network : new String[] {"198.51.100.0/29", "203.0.113.0/29"}) {
            CompanyFacts facts = company(open(own(), database(network, Permission.MARKETING)), "198.51.100.1")
                    .facts();
            assertThat(facts.domain()).as(network).isEqualTo("alpha.example");
            assertThat(facts.resolverKey()).as(network).isEqualTo("alpha.example");
        }
    }
}
