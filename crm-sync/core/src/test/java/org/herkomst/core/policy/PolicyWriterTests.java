package org.herkomst.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herkomst.core.testing.Sample.company;
import static org.herkomst.core.testing.Sample.evidence;
import static org.herkomst.core.testing.Sample.facts;
import static org.herkomst.core.testing.Sample.form;

import java.time.LocalDate;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.Permission;
import org.herkomst.core.policy.PolicyWriter.LegalBasis;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyWriterTests {
    private final PolicyWriter policies = PolicyWriter.standard(LegalBasis.LEGITIMATE_INTEREST);

    private UsagePolicy write(CompanyFacts facts, String lastVisit) {
        return policies.write(company(facts), LocalDate.parse(lastVisit));
    }

    @ParameterizedTest
    @CsvSource({
        "Acme, 2021-06-30, nl-other-before-2021-07",
        "Acme, 2021-07-01, nl-other-2021-07",
        "Acme, 2026-06-30, nl-other-2021-07",
        "Acme, 2026-07-01, nl-other-2026-07",
        "Acme B.V., 2021-06-30, nl-legal-person-2009-10",
        "Acme B.V., 2021-07-01, nl-legal-person-2009-10",
        "Acme B.V., 2026-06-30, nl-legal-person-2009-10",
        "Acme B.V., 2026-07-01, nl-legal-person-2009-10"
    })
    void theDutchRuleIsThatOfTheLastVisitsDay(String name, String lastVisit, String id) {
        assertThat(write(facts(name, null, "NL"), lastVisit).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "Acme B.V.|  |strictest",
                "Acme Inc.|US|strictest",
                "Acme|ZZ|strictest",
                "Acme GmbH|DE|de-any",
                "Acme|DE|de-any",
                "Acme SARL|FR|fr-legal-person",
                "Acme|FR|fr-other",
                "Acme Ltd|GB|gb-legal-person",
                "Acme|BE|be-other",
                "Acme B.V.|nl|nl-legal-person-2009-10"
            },
            delimiter = '|')
    void countryAndLegalFormChooseTheRuleAndUnknownOnesTheStrictest(String name, @Nullable String country, String id) {
        assertThat(write(facts(name, null, country), "2026-10-01").id()).isEqualTo(id);
    }

    @Test
    void formsThatDisagreeAreNoLegalPerson() {
        CompanyFacts facts = form(facts("Acme B.V.", null, "NL"), "VOF");
        assertThat(write(facts, "2026-10-01").id()).isEqualTo("nl-other-2026-07");
    }

    @Test
    void theSentenceIsThatOfTheRule() {
        UsagePolicy policy = write(facts("Acme B.V.", null, "NL"), "2026-10-01");
        assertThat(policy.restriction())
                .isEqualTo(
                        "Source: website visit (Matomo), 2026-10-01. General phone: allowed, offer the right to object."
                                + " E-mail/SMS: only with consent. Post: check the do-not-contact register first."
                                + " Persons: a visit alone is no basis.");
        assertThat(write(facts("Acme Inc.", null, "US"), "2026-10-01").restriction())
                .isEqualTo(
                        "Source: website visit (Matomo), 2026-10-01. General phone: not allowed."
                                + " E-mail/SMS: only with consent. Post: unknown, ask first. Persons: a visit alone is no basis.");
    }

    @Test
    void theRecordExpiresTwelveMonthsAfterTheLastVisit() {
        assertThat(write(facts("Acme B.V.", null, "NL"), "2024-02-29").expiresOn())
                .isEqualTo("2025-02-28");
    }

    @Test
    void theBasisIsTheOperatorsChoice() {
        assertThat(write(facts("Acme B.V.", null, "NL"), "2026-10-01").basis())
                .isEqualTo("Legitimate interest (Art. 6(1)(f) GDPR)");
        assertThat(PolicyWriter.standard(LegalBasis.CONSENT)
                        .write(company(facts("Acme B.V.", null, "NL")), LocalDate.parse("2026-10-01"))
                        .basis())
                .isEqualTo("Consent (Art. 6(1)(a) GDPR)");
    }

    @Test
    void whatTheOperatorStatesOfAnInputTravelsWithTheRecord() {
        var stated = company(
                facts("Acme B.V.", null, "NL"),
                evidence("mmdb", Permission.MARKETING),
                evidence("ranges", Permission.MARKETING),
                evidence("rpsl", Permission.NETWORK));
        assertThat(policies.write(stated, LocalDate.parse("2026-10-01")).agreements())
                .containsExactly("Input mmdb (own data): the operator states that it permits [marketing]");
    }
}
