package org.herkomst.connector.resolver.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.herkomst.connector.resolver.OrganisationKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyMatchTests {
    @ParameterizedTest
    @CsvSource({
        "Bakkerij Korenaar B.V., BAKKERIJ KORENAAR, true",
        "Bakkerij Korenaar GmbH, Korenaar Bakkerij Ltd, true",
        "Korenaar, Korenaar Bakkerij en Zonen Utrecht, true",
        "Korenaar Bakkerij en Zonen Utrecht, Korenaar, true",
        "Korenaar Bakkerij Utrecht, Korenaar Bakkerij Arnhem, true",
        "ABC, ABC Bouw en Aannemers Noord, false",
        "ABC, ABC, true",
        "Korenaar Bakkerij Utrecht Zuid, Korenaar Slagerij Utrecht Noord, false",
        "Bakkerij Korenaar B.V., Gouden Schaar B.V., false",
        "Société Générique SARL, Societe Generique, true",
        "-, -, false"
    })
    void namesMatchByTheirWords(String label, String answer, boolean matches) {
        assertThat(CompanyMatch.matches(Cases.label("192.0.2.1", label), Cases.facts(answer, null)))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "www.korenaar.example, korenaar.example, true",
        "shop.korenaar.co.uk, korenaar.co.uk, true",
        "korenaar.co.uk, schaar.co.uk, false",
        "co.uk, co.uk, false",
        "korenaar.example,, false",
        ", korenaar.example, false"
    })
    void domainsMatchByWhatCanBeRegistered(String label, String answer, boolean matches) {
        Label labelled = Label.of(Cases.range("192.0.2.1"), "One", label, OrganisationKind.BUSINESS);

        assertThat(CompanyMatch.matches(labelled, Cases.facts("Another", answer)))
                .isEqualTo(matches);
    }

    @Test
    void aLabelWithoutANameMatchesByDomainOnly() {
        Label labelled = Label.of(Cases.range("192.0.2.1"), "", "korenaar.example", OrganisationKind.BUSINESS);

        assertThat(CompanyMatch.matches(labelled, Cases.facts("Korenaar", null)))
                .isFalse();
        assertThat(CompanyMatch.matches(labelled, Cases.facts("Korenaar", "korenaar.example")))
                .isTrue();
    }
}
