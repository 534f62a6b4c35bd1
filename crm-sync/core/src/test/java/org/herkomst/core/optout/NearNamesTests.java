package org.herkomst.core.optout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.names.CompanyName;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyAliases;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.company.CompanyStore;
import org.herkomst.core.testing.MemoryStores;
import org.herkomst.core.testing.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTests {
    private final CompanyStore companies = new MemoryStores().ports().companies();

    private long known(String name) {
        CompanyFacts facts = Sample.facts(name, null, "NL");
        Company made = Sample.company(facts);
        CompanyKey key = new CompanyKey("hk-" + Integer.toHexString(name.hashCode()));
        long id = companies.create(
                new Company(0, key, facts, made.confidence(), made.reason(), made.evidence(), made.obtainedOn()));
        companies.addAliases(id, CompanyAliases.of(facts));
        return id;
    }

    private Set<Long> near(String name) {
        return NearNames.of(companies).near(CompanyName.of(name, null).core());
    }

    @ParameterizedTest
    @CsvSource({
        "Voorbeeld,Vorbeeld",
        "Voorbeeld,Voorbeelld",
        "Voorbeeld,Voorbeald",
        "Voorbeeld,Voorbeedl",
        "Jansen Transport,Transport Jansen B.V.",
        "Acme,Acme Holding B.V.",
        "Acme Nederland,Acme",
        "Zuid West,Zuidwest",
        "Acme,\u0410cme",
        "Acme,A\u0441me",
        "Bakkerij De Korf,Bakkerij Korf"
    })
    void theseMayBeMeant(String given, String company) {
        long id = known(company);
        known("Something Else B.V.");
        assertThat(near(given)).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource({
        "Voorbeeld,Voorbeeld B.V.",
        "Acme,Acne Studios",
        "Klant 3,Klant 4",
        "Pand 12,Pand 21",
        "Abn,Abc",
        "Shell,Schelp",
        "Acme,Acme Logistics",
        "Voorbeeld,Vorbeld",
        "Groep,Holding"
    })
    void theseAreTheSameOrOthers(String given, String company) {
        known(company);
        assertThat(near(given)).isEmpty();
    }

    @Test
    void aCompanyThatIsMetExactlyByAnotherOfItsNamesIsNotAskedAbout() {
        long id = known("Voorbeelden");
        companies.addAliases(id, CompanyAliases.of(Sample.facts("Voorbeeld", null, "BE")));
        assertThat(near("Voorbeeld")).isEmpty();
        assertThat(near("Voorbeelde")).containsExactly(id);
    }

    @Test
    void manyAreKnownAndEachIsFound() {
        List<Long> ids = java.util.stream.IntStream.range(0, 2_500)
                .mapToObj(i -> known("Onderneming " + i))
                .toList();
        assertThat(near("Onderneeming 2499")).containsExactly(ids.get(2_499));
        assertThat(near("Onderneeming 0")).containsExactly(ids.get(0));
    }
}
