package org.herkomst.connector.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompanyGroupsTests {
    private static final Source DATABASE = source(0, "mmdb", Permission.MARKETING);
    private static final Source REGISTRY = source(1, "rpsl", Permission.NETWORK);
    private static final Source OPERATOR = source(2, "ranges", Permission.MARKETING);

    private static Source source(int position, String type, Permission permits) {
        return new Source(position, type, "own", null, Set.of(permits));
    }

    private record Said(Source source, Named named) {}

    private static CompanyFacts facts(
            String name, @Nullable String domain, @Nullable String country, String... registers) {
        return inCity(name, domain, country, null, registers);
    }

    private static CompanyFacts inCity(
            String name,
            @Nullable String domain,
            @Nullable String country,
            @Nullable String city,
            String... registers) {
        return new CompanyFacts(
                Named.key(name, domain, country),
                name,
                domain,
                country,
                OrganisationKind.BUSINESS,
                List.of(registers),
                null,
                null,
                city,
                null,
                null,
                null);
    }

    private static Said database(CompanyFacts facts) {
        return new Said(DATABASE, new Named(facts, new Grounds(Basis.DATABASE, List.of("type=given"))));
    }

    private static Said registry(CompanyFacts facts) {
        return new Said(REGISTRY, new Named(facts, new Grounds(Basis.REGISTRY, List.of())));
    }

    private static Said operator(CompanyFacts facts) {
        return new Said(OPERATOR, new Named(facts, Grounds.OPERATOR));
    }

    private static List<CompanyFacts> together(Said... said) {
        CompanyGroups groups = new CompanyGroups();
        for (Said one : said) {
            groups.add(one.source, one.named);
        }
        groups.join();
        List<CompanyFacts> known = new ArrayList<>();
        for (Said one : said) {
            known.add(groups.of(one.source, one.named).facts());
        }
        return known;
    }

    private static List<String> keys(CompanyFacts... rows) {
        Said[] said = new Said[rows.length];
        for (int i = 0; i < rows.length; i++) {
            said[i] = database(rows[i]);
        }
        return together(said).stream().map(CompanyFacts::resolverKey).toList();
    }

    @Test
    void oneRegisterNumberIsOneCompanyWhateverItIsCalled() {
        assertThat(keys(
                        facts("Acme", "acme.example", "NL", "kvk:12345678"),
                        facts("Other", "other.example", "BE", "KVK:12345678")))
                .containsOnly("kvk:12345678");
    }

    @Test
    void oneLeiIsOneCompanyUnlessRegisterNumbersContradict() {
        assertThat(keys(facts("Acme", null, "NL", "lei:X"), facts("Other", null, "BE", "siren:5", "lei:X")))
                .containsOnly("siren:5");
        assertThat(keys(
                        facts("Acme", null, "NL", "kvk:1", "lei:X"),
                        facts("Acme", null, "NL", "kvk:2", "lei:X"),
                        facts("Acme", null, "NL", "lei:X")))
                .containsExactly("kvk:1", "kvk:2", "lei:x");
    }

    @Test
    void oneDomainIsOneCompanyWhereNamesShareAWord() {
        assertThat(keys(
                        facts("Acme Works", "acme.example", "NL"),
                        facts("Acme Holding", "acme.example", "DE"),
                        facts("Holding of Zeta", "acme.example", null)))
                .containsOnly("acme.example");
        assertThat(keys(facts("Acme Works", "shared.example", "NL"), facts("Zeta", "shared.example", "NL")))
                .containsExactly("shared.example|acme works", "shared.example|zeta");
    }

    @Test
    void freeMailIsNoDomainOfACompany() {
        assertThat(keys(facts("Acme Works", "gmail.com", "NL"), facts("Acme Holding", "gmail.com", "NL")))
                .containsExactly("acme works|nl", "acme holding|nl");
    }

    @Test
    void registerNumbersContradictADomainAndWhoMightBeEitherStaysApart() {
        assertThat(keys(
                        facts("Acme Works", "acme.example", "NL", "kvk:1"),
                        facts("Acme Holding", "acme.example", "NL", "kvk:2"),
                        facts("Acme", "acme.example", "NL"),
                        facts("Acme Holding", "acme.example", "NL")))
                .containsExactly("kvk:1", "kvk:2", "acme.example", "kvk:2");
    }

    @Test
    void oneNameInOneCountryIsOneCompanyUnlessDomainsContradict() {
        assertThat(keys(facts("Acme B.V.", "acme.example", "NL"), facts("ACME", null, "NL")))
                .containsOnly("acme.example");
        assertThat(keys(facts("Acme", null, "NL"), facts("Acme", null, "BE"))).containsExactly("acme|nl", "acme|be");
        assertThat(keys(
                        facts("Acme", "acme.example", "NL"),
                        facts("Acme", "other.example", "NL"),
                        facts("Acme", null, "NL")))
                .containsExactly("acme.example", "other.example", "acme|nl");
        assertThat(keys(facts("Acme", "acme.example", null), facts("Acme", null, null)))
                .containsExactly("acme.example", "acme|");
    }

    @Test
    void legalFormsContradictAName() {
        assertThat(keys(facts("Acme B.V.", null, "NL"), facts("Acme N.V.", null, "NL"), facts("Acme", null, "NL")))
                .containsExactly("acme|nl|b.v.", "acme|nl|n.v.", "acme|nl|");
        assertThat(keys(facts("Acme B.V.", null, "NL"), facts("Acme BV", null, "NL"), facts("Acme", null, "NL")))
                .containsOnly("acme|nl");
    }

    @Test
    void factsAreCompletedTheOperatorsFirstAndTheNameStaysItsOwn() {
        List<CompanyFacts> known = together(
                database(inCity("Acme B.V.", "acme.example", null, "Delft")),
                database(inCity("Acme Works", "acme.example", "NL", "Breda", "kvk:12345678")));
        assertThat(known.get(0))
                .isEqualTo(withKey("kvk:12345678", inCity("Acme B.V.", "acme.example", "NL", "Delft", "kvk:12345678")));
        assertThat(known).extracting(CompanyFacts::name).containsExactly("Acme B.V.", "Acme Works");
    }

    @Test
    void theOperatorsNameCountsAndLeavesTheLegalFormOfTheOther() {
        List<CompanyFacts> known = together(
                database(facts("Acme VOF", "acme.example", "NL")),
                operator(inCity("Bakery Acme", "acme.example", "NL", "Delft")));
        assertThat(known).extracting(CompanyFacts::name).containsOnly("Bakery Acme");
        assertThat(known.get(0).legalForm()).isEqualTo("VOF");
        assertThat(known).extracting(CompanyFacts::city).containsOnly("Delft");
    }

    private static CompanyFacts withKey(String key, CompanyFacts f) {
        return new CompanyFacts(
                key,
                f.name(),
                f.domain(),
                f.country(),
                f.kind(),
                f.registers(),
                f.legalForm(),
                f.street(),
                f.city(),
                f.phone(),
                f.industry(),
                f.employees());
    }

    @Test
    void whatMayNotBeShownCompletesNothingOfOthersNorTheirKey() {
        List<CompanyFacts> known =
                together(database(inCity("Acme", null, "NL", "Delft")), registry(facts("Acme", "acme.example", "NL")));
        assertThat(known).extracting(CompanyFacts::resolverKey).containsOnly("acme|nl");
        assertThat(known).extracting(CompanyFacts::domain).containsExactly(null, "acme.example");
        assertThat(known).extracting(CompanyFacts::city).containsOnly("Delft");
    }

    @Test
    void providersAndUntypedHoldersJoinNobody() {
        Named provider = Named.of("Acme", "acme.example", "NL", OrganisationKind.ISP, Grounds.OPERATOR);
        Named holder = Named.of(
                "Acme",
                null,
                "NL",
                OrganisationKind.BUSINESS,
                new Grounds(Basis.HOLDER, List.of("type=none", "words=plain")));
        List<CompanyFacts> known = together(
                new Said(OPERATOR, provider),
                new Said(DATABASE, holder),
                database(inCity("Acme", null, "NL", "Delft")));
        assertThat(known.get(0)).isEqualTo(provider.facts());
        assertThat(known.get(1)).isEqualTo(holder.facts());
        assertThat(known.get(2).domain()).isNull();
    }
}
