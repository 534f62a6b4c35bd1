package org.herkomst.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herkomst.core.testing.Sample.company;
import static org.herkomst.core.testing.Sample.evidence;
import static org.herkomst.core.testing.Sample.facts;
import static org.herkomst.core.testing.Sample.form;
import static org.herkomst.core.testing.Sample.kind;
import static org.herkomst.core.testing.Sample.staff;

import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.OrganisationKind;
import org.herkomst.connector.resolver.Permission;
import org.herkomst.core.company.Company;
import org.herkomst.core.policy.PrivacyGate.Withheld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyGateTests {
    private final PrivacyGate gate = PrivacyGate.standard();

    private void withheld(Company company, Withheld why) {
        assertThat(gate.withhold(company)).contains(why);
    }

    private void passes(Company company) {
        assertThat(gate.withhold(company)).isEmpty();
    }

    private static CompanyFacts acme() {
        return facts("Acme B.V.", "acme.example", "NL");
    }

    @Test
    void aLegalPersonPasses() {
        passes(company(acme()));
        passes(company(form(facts("Acme", "acme.example", "NL"), "B.V.")));
    }

    @ParameterizedTest
    @CsvSource({
        "Bakkerij Zon eenmanszaak, NL, SOLE_TRADER",
        "Bakkerij Zon VOF, NL, PARTNERSHIP",
        "Bakkerij Zon V.O.F., NL, PARTNERSHIP",
        "Sonne Bau GbR, DE, PARTNERSHIP",
        "Sonne Bau e.K., DE, SOLE_TRADER",
        "Sonne Bau KG, DE, PARTNERSHIP"
    })
    void theLegalFormInTheNameCounts(String name, String country, Withheld why) {
        withheld(company(facts(name, "zon.example", country)), why);
    }

    @ParameterizedTest
    @CsvSource({
        "eenmanszaak, SOLE_TRADER",
        "Eenmanszaak, SOLE_TRADER",
        "VOF, PARTNERSHIP",
        "Vennootschap onder firma, PARTNERSHIP"
    })
    void theLegalFormInTheDataCountsAlsoWhereTheNameSaysOtherwise(String form, Withheld why) {
        withheld(company(form(facts("Bakkerij Zon", "zon.example", "NL"), form)), why);
        withheld(company(form(facts("Bakkerij Zon B.V.", "zon.example", "NL"), form)), why);
    }

    @Test
    void theNameCountsAlsoWhereTheDataSaysOtherwise() {
        withheld(company(form(facts("Bakkerij Zon VOF", "zon.example", "NL"), "B.V.")), Withheld.PARTNERSHIP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"J. de Vries", "Jan de Vries", "Jansen, P.", "Dhr. Bakker", "Maria Jansen"})
    void aNameLikeAPersonsIsWithheld(String name) {
        withheld(company(facts(name, "devries.example", "NL")), Withheld.PERSON_LIKE_NAME);
    }

    @ParameterizedTest
    @CsvSource({
        "Gemeente Emmen, GOVERNMENT",
        "Ministerie van Financiën, GOVERNMENT",
        "Provincie Drenthe, GOVERNMENT",
        "Universiteit Maastricht, EDUCATION",
        "Hogeschool Utrecht, EDUCATION",
        "Jan van Brabant College, EDUCATION"
    })
    void governmentAndEducationAreNoPersons(String name, OrganisationKind kind) {
        passes(company(kind(facts(name, "body.example", "NL"), kind)));
    }

    @Test
    void fewerThanFiveStaffIsWithheldAndUnknownIsNot() {
        withheld(company(staff(acme(), 0)), Withheld.FEWER_THAN_FIVE_STAFF);
        withheld(company(staff(acme(), 4)), Withheld.FEWER_THAN_FIVE_STAFF);
        passes(company(staff(acme(), 5)));
        passes(company(acme()));
    }

    @Test
    void inputsThatPermitNoMarketingAloneAreNotEnough() {
        withheld(company(acme(), evidence("rpsl", Permission.NETWORK)), Withheld.TERMS_OF_INPUT);
        withheld(company(acme(), evidence("mmdb")), Withheld.TERMS_OF_INPUT);
        passes(company(acme(), evidence("rpsl", Permission.NETWORK), evidence("ranges", Permission.MARKETING)));
    }
}
