package org.herkomst.connector.resolver.names;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordNameTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EXAMPLE TOOLS-070808194817|EXAMPLE TOOLS",
                "EXAMPLE-070808194817|EXAMPLE",
                "EXAMPLE TOOLS07312012160612190|EXAMPLE TOOLS",
                "EXAMPLETOOLS07312012160612190|EXAMPLETOOLS",
                "NAME07312012160612190|NAME",
                "NAME-070808194817|NAME",
                "18-4427_EXAMPLE TOOLS INC.|EXAMPLE TOOLS INC.",
                "18-4427_NAME INC.|NAME INC.",
                "FTIP003513798 EXAMPLE TOOLS LTD|EXAMPLE TOOLS LTD",
                "FTIP003513798 NAME LTD|NAME LTD",
                "FTIP-003513798 - Example Tools Ltd|Example Tools Ltd",
                "1234567 - Example Bakery B.V.|Example Bakery B.V.",
                "#1234567 Example Bakery B.V.|Example Bakery B.V.",
                "Customer 1234 - Example Bakery B.V.|Example Bakery B.V.",
                "Cust ID: 99 Example Bakery|Example Bakery",
                "Kunde 4711: Beispiel Maschinenbau GmbH|Beispiel Maschinenbau GmbH",
                "Example Bakery B.V. (123456)|Example Bakery B.V.",
                "Example Bakery B.V. #123456|Example Bakery B.V.",
                "Example Bakery B.V. - ID123456|Example Bakery B.V.",
                "Example Bakery ref 12|Example Bakery",
                "Example Bakery 192.0.2.8/29|Example Bakery",
                "Example Bakery (192.0.2.8)|Example Bakery",
                "Example Bakery (site #915)|Example Bakery",
                "Example Router 192.0.2.1 Bakery|Example Router Bakery",
                "EXAMPLE OIL EXM07053D-140102164832|EXAMPLE OIL",
                "Example Inc10797633|Example Inc",
                "EXAMPLE_BAKERY_BV|EXAMPLE BAKERY BV",
                "EXAMPLE_BAKERY_BV_20190304|EXAMPLE BAKERY BV",
                "12345_EXAMPLE_BAKERY-987654|EXAMPLE BAKERY",
                "PROVIDER-EXAMPLE|PROVIDER-EXAMPLE",
                "\"Example Bakery\"|Example Bakery",
                "  Example \t Bakery  |Example Bakery",
                "*** Example Bakery ***|Example Bakery",
                "Example Bakery,|Example Bakery",
                "Example 2000 Tools|Example 2000 Tools",
                "Example Tools 2000|Example Tools 2000",
                "Bakkerij 1990 BV|Bakkerij 1990 BV",
                "Studio 54|Studio 54",
                "Studio54|Studio54",
                "24-7 Example Services|24-7 Example Services",
                "1-800-Example|1-800-Example",
                "4 Example|4 Example",
                "3M Voorbeeld|3M Voorbeeld",
                "1234567 CANADA INC.|1234567 CANADA INC.",
                "12345678 LTD|12345678 LTD",
                "Strasse Example GmbH 12|Strasse Example GmbH 12",
                "Via Example S.p.A.|Via Example S.p.A.",
                "Example Street Foods|Example Street Foods",
                "Hotel Rue de Paris|Hotel Rue de Paris",
                "Gemeente Voorbeeld|Gemeente Voorbeeld",
                "ООО Пример|ООО Пример",
                "株式会社見本|株式会社見本",
                "見本|見本",
                "Größe & Söhne oHG 100200|Größe & Söhne oHG"
            })
    void nameIsCutFree(String text, String name) {
        assertThat(RecordName.of(text)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "...",
                "12345",
                "070808194817",
                "12 34 56",
                "+31 20 123 45 67",
                "FTIP003513798",
                "FTIP-003513798",
                "18-4427",
                "C12345678",
                "AB12CD34",
                "CUST-0012345",
                "Customer 12345",
                "Customer",
                "Private Customer",
                "static ip 12",
                "ID 99",
                "192.0.2.8/29",
                "192.0.2.8 - 192.0.2.15",
                "info@company.example",
                "bras38.exmpl12202006-328.1231696",
                "TEST5127899069 TEST5127899069-120823083536",
                "Dorpsstraat 12",
                "Korte Voorbeeldstraat 12a",
                "Musterstraße 7",
                "Musterstr. 7",
                "Muster Str. 7, Musterstadt",
                "Am Musterplatz 3",
                "12 rue de l'Exemple",
                "12, avenue Exemple",
                "Via Esempio 12",
                "Calle Ejemplo, 12",
                "ul. Przykładowa 12",
                "Exempelgatan 5",
                "Eksempelvej 5",
                "12 Example Street",
                "1200 North Example Rd Suite 5",
                "P.O. Box 12",
                "PO Box 1234",
                "Postbus 12",
                "Postfach 1234",
                "1234 AB Voorbeeld",
                "1234AB Voorbeeld",
                "12345 Musterstadt",
                "D-12345 Musterstadt",
                "1000 Bruxelles",
                "B-1000 Bruxelles",
                "75001 Paris",
                "00-950 Warszawa",
                "110 00 Praha",
                "London EC1A 1BB",
                "Springfield, IL 62704",
                "A",
                "7"
            })
    void restIsNoName(String text) {
        assertThat(RecordName.of(text)).isEmpty();
    }

    @Test
    void oddTextsAreTaken() {
        for (String odd : new String[] {
            "\u0000", "\uFFFD", "\uD83D\uDE00", "(".repeat(200), "a".repeat(1_000_000), "1-".repeat(120)
        }) {
            assertThat(RecordName.of(odd)).isEmpty();
        }
    }

    @Property
    void aNameStaysANameAndNothingIsAdded(@ForAll String text) {
        RecordName.of(text).ifPresent(name -> {
            assertThat(name).hasSizeLessThanOrEqualTo(255).isEqualTo(NameText.tidy(name));
            assertThat(name.chars().filter(Character::isLetter).count())
                    .isLessThanOrEqualTo(
                            text.chars().filter(Character::isLetter).count());
        });
    }
}
