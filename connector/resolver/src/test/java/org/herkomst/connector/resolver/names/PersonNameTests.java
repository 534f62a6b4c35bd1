package org.herkomst.connector.resolver.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jan Jansen",
                "JAN JANSEN",
                "J. de Vries",
                "J.P. de Vries",
                "Jansen, Piet",
                "Jansen, P.",
                "Jansen P.",
                "Dr. Muster",
                "Dr. Anna Muster",
                "Sanne van den Berg",
                "Mevr. de Boer",
                "Hans-Peter Müller",
                "François Dupont",
                "José García López",
                "Paweł Kowalski",
                "Björn Andersson",
                "Mehmet Yılmaz",
                "Fatima El Amrani",
                "Giulia Rossi",
                "Mary Ann Smith",
                "Familie Jansen",
                "de Vries Jan",
                "Ana Sá",
                "Johan Ek",
                "Paulo de Sa",
                "A. Muster"
            })
    void personsAreSeen(String name) {
        assertThat(PersonName.looksLikePerson(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Albert Heijn B.V.",
                "Jan Jansen B.V.",
                "Bakkerij Jan Jansen",
                "Jansen & Zonen",
                "Stichting Jan",
                "Example Tools",
                "University of Example",
                "Gemeente Utrecht",
                "Peter Müller Bau",
                "Voorbeeld Verf",
                "A1 Telekom",
                "Philips",
                "",
                "Thomas Consulting",
                "Max Muster GmbH",
                "3M",
                "Anna Hotel",
                "Anna SA",
                "Anna S.A.",
                "Anna Oy",
                "Johan e.K."
            })
    void organisationsAreNot(String name) {
        assertThat(PersonName.looksLikePerson(name)).isFalse();
    }

    @Test
    void tokensOfPagePathsAreTested() {
        assertThat(PersonName.looksLikePersonToken("Sanne")).isTrue();
        assertThat(PersonName.looksLikePersonToken("françois")).isTrue();
        assertThat(PersonName.looksLikePersonToken(CharBuffer.wrap("MEHMET"))).isTrue();
        for (String word : new String[] {
            "products", "contact", "blog", "", "jo", "pricing", "over-ons", "news", "page", "per", "floor"
        }) {
            assertThat(PersonName.looksLikePersonToken(word)).as(word).isFalse();
        }
    }
}
