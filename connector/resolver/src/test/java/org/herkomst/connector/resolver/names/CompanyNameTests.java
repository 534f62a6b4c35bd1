package org.herkomst.connector.resolver.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyNameTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Voorbeeld Bakkerij B.V.|NL|voorbeeld bakkerij|B.V.|LEGAL_PERSON",
                "Voorbeeld Bakkerij BV||voorbeeld bakkerij|B.V.|LEGAL_PERSON",
                "Voorbeeld Bakkerij b. v.||voorbeeld bakkerij|B.V.|LEGAL_PERSON",
                "Voorbeeld Verf N.V.|NL|voorbeeld verf|N.V.|LEGAL_PERSON",
                "Stichting Voorbeeld|NL|voorbeeld|Stichting|LEGAL_PERSON",
                "Jansen & Zonen VOF|NL|jansen zonen|VOF|PARTNERSHIP",
                "Jansen en Zonen V.O.F.|NL|jansen en zonen|VOF|PARTNERSHIP",
                "Voorbeeld C.V.|NL|voorbeeld|C.V.|PARTNERSHIP",
                "Exemple CV|BE|exemple|CV|LEGAL_PERSON",
                "Maatschap Voorbeeld|NL|voorbeeld|Maatschap|PARTNERSHIP",
                "Voorbeeld Eenmanszaak|NL|voorbeeld|Eenmanszaak|SOLE_TRADER",
                "Beispiel Maschinen GmbH|DE|beispiel maschinen|GmbH|LEGAL_PERSON",
                "Beispiel Maschinen GmbH & Co. KG|DE|beispiel maschinen|GmbH & Co. KG|LEGAL_PERSON",
                "Beispiel Maschinen GmbH & Co KG||beispiel maschinen|GmbH & Co. KG|LEGAL_PERSON",
                "Beispiel KG|DE|beispiel|KG|PARTNERSHIP",
                "Beispiel oHG|DE|beispiel|OHG|PARTNERSHIP",
                "Muster GbR|DE|muster|GbR|PARTNERSHIP",
                "Muster e.K.|DE|muster|e.K.|SOLE_TRADER",
                "Muster e. K.|DE|muster|e.K.|SOLE_TRADER",
                "Muster e.Kfm.|DE|muster|e.K.|SOLE_TRADER",
                "Beispiel UG (haftungsbeschränkt)|DE|beispiel|UG|LEGAL_PERSON",
                "Größe Straßen AG|DE|grosse strassen|AG|LEGAL_PERSON",
                "Exemple SARL|FR|exemple|SARL|LEGAL_PERSON",
                "SARL Exemple|FR|exemple|SARL|LEGAL_PERSON",
                "Exemple S.A.S.|FR|exemple|SAS|LEGAL_PERSON",
                "Esempio S.a.s.|IT|esempio|S.a.s.|PARTNERSHIP",
                "Esempio S.n.c.|IT|esempio|SNC|PARTNERSHIP",
                "Esempio S.p.A.|IT|esempio|S.p.A.|LEGAL_PERSON",
                "Esempio S.r.l.|IT|esempio|SRL|LEGAL_PERSON",
                "Ditta individuale Esempio|IT|esempio|Ditta individuale|SOLE_TRADER",
                "Exemple EI|FR|exemple|EI|SOLE_TRADER",
                "Example Tools Ltd.|GB|example tools|Ltd|LEGAL_PERSON",
                "Example Tools Limited||example tools|Ltd|LEGAL_PERSON",
                "Example Farm LP|GB|example farm|LP|PARTNERSHIP",
                "EXAMPLE TOOLS, INC.|US|example tools|Inc.|LEGAL_PERSON",
                "Example Tools L.L.C.|US|example tools|LLC|LEGAL_PERSON",
                "Eksempel A/S|DK|eksempel|A/S|LEGAL_PERSON",
                "Eksempel I/S|DK|eksempel|I/S|PARTNERSHIP",
                "Eksempel Brød ApS|DK|eksempel brod|ApS|LEGAL_PERSON",
                "Exempel AB|SE|exempel|AB|LEGAL_PERSON",
                "Esimerkki Oy|FI|esimerkki|Oy|LEGAL_PERSON",
                "T:mi Esimerkki|FI|esimerkki|Tmi|SOLE_TRADER",
                "Ejemplo, S.L.|ES|ejemplo|S.L.|LEGAL_PERSON",
                "Przykład Sp. z o.o.|PL|przyklad|Sp. z o.o.|LEGAL_PERSON",
                "Przykład sp. z o. o.|PL|przyklad|Sp. z o.o.|LEGAL_PERSON",
                "Przykład sp.j.|PL|przyklad|Sp.j.|PARTNERSHIP",
                "Przykład Sp. z o.o. Sp. k.|PL|przyklad|Sp. z o.o. sp. k.|LEGAL_PERSON",
                "Smith t/a Smith Plumbing|GB|smith plumbing|Sole trader|SOLE_TRADER",
                "Example Tools Ltd t/a Toolbox|GB|toolbox|Ltd|LEGAL_PERSON",
                "Malerbetrieb Muster Inh. Max Muster|DE|malerbetrieb muster|Sole trader|SOLE_TRADER",
                "Příklad s.r.o.|CZ|priklad|s.r.o.|LEGAL_PERSON"
            })
    void nameIsTakenApart(String name, String country, String core, String form, LegalClass legalClass) {
        CompanyName read = CompanyName.of(name, country);

        assertThat(read.core()).isEqualTo(core);
        assertThat(Objects.requireNonNull(read.legalForm()).text()).isEqualTo(form);
        assertThat(read.legalForm().legalClass()).isEqualTo(legalClass);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "  Example   Group |example group",
                "McExample's|mcexamples",
                "Ｅｘａｍｐｌｅ|example",
                "Œuvre Łódź|oeuvre lodz",
                "Example Holding|example holding",
                "AS|as",
                "Stichting|stichting",
                "株式会社見本|株式会社見本",
                "Hotel AB Berlin|hotel ab berlin"
            })
    void nameWithoutFormStaysWhole(String name, String core) {
        CompanyName read = CompanyName.of(name, "DE");

        assertThat(read.core()).isEqualTo(core);
        assertThat(read.legalForm()).isNull();
    }

    @Test
    void shortFormsOfOtherCountriesAreWordsOfTheName() {
        assertThat(CompanyName.of("Foto AS", "NL").core()).isEqualTo("foto as");
        assertThat(CompanyName.of("Foto AS", "NO").core()).isEqualTo("foto");
    }

    @Test
    void shortFormsLeadANameOnlyWhereTheyAreAtHome() {
        assertThat(CompanyName.of("AG Example", "BE").core()).isEqualTo("ag example");
        assertThat(CompanyName.of("NV Example", null).core()).isEqualTo("nv example");
        assertThat(CompanyName.of("Spa Example", null).core()).isEqualTo("spa example");
        assertThat(CompanyName.of("NV Voorbeeld", "BE").core()).isEqualTo("voorbeeld");
        assertThat(CompanyName.of("VOF De Bakker", null).core()).isEqualTo("de bakker");
    }

    @Test
    void oddTextsAreTakenAsTheyAre() {
        for (String odd :
                new String[] {"", " ", "...", "&", "\u0000", "B.V.", "-", "ß", "\uD83D\uDE00", "a".repeat(20_000)}) {
            assertThat(CompanyName.of(odd, null).text()).isEqualTo(NameText.tidy(odd));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VOF|NL|PARTNERSHIP",
                "Vennootschap onder firma|NL|PARTNERSHIP",
                "eenmanszaak|NL|SOLE_TRADER",
                "Eenmanszaak (ZZP)|NL|SOLE_TRADER",
                "ZZP'er|NL|SOLE_TRADER",
                "Einzelunternehmen|DE|SOLE_TRADER",
                "eingetragener Kaufmann (e.K.)|DE|SOLE_TRADER",
                "e.Kfr.|DE|SOLE_TRADER",
                "auto-entrepreneur|FR|SOLE_TRADER",
                "Entreprise individuelle|FR|SOLE_TRADER",
                "EI|FR|SOLE_TRADER",
                "sole trader||SOLE_TRADER",
                "sole proprietorship|US|SOLE_TRADER",
                "jednoosobowa działalność gospodarcza|PL|SOLE_TRADER",
                "CV|NL|PARTNERSHIP",
                "C.V.||PARTNERSHIP",
                "KG|DE|PARTNERSHIP",
                "GmbH & Co. KG|DE|LEGAL_PERSON",
                "SNC|FR|PARTNERSHIP",
                "S.n.c.|IT|PARTNERSHIP",
                "SCS|BE|PARTNERSHIP",
                "general partnership|US|PARTNERSHIP",
                "B.V.|NL|LEGAL_PERSON",
                "Besloten Vennootschap|NL|LEGAL_PERSON",
                "besloten vennootschap (B.V.)|NL|LEGAL_PERSON",
                "Stichting|NL|LEGAL_PERSON",
                "LLP|GB|LEGAL_PERSON",
                "A/S|DK|LEGAL_PERSON",
                "zomaar iets|NL|UNKNOWN",
                "?||UNKNOWN"
            })
    void statedFormIsRead(String text, String country, LegalClass legalClass) {
        assertThat(LegalForm.of(text, country).legalClass()).isEqualTo(legalClass);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ac\u200Bme B.V.",
                "\uFEFFAcme B.V.",
                "Acme\u200B B.V.",
                "Ac\u00ADme\u2060 B.V.",
                "\u202AAcme\u202C BV"
            })
    void whatNobodySeesIsNoPartOfTheName(String name) {
        assertThat(CompanyName.of(name, "NL").core()).isEqualTo("acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"B.V.", "bv", "GmbH & Co. KG", "Stichting", "Ltd.", "S.A.", "\u200BB.V."})
    void aLegalFormAloneNamesNobody(String name) {
        assertThat(CompanyName.of(name, null).isLegalFormOnly()).isTrue();
    }

    @Test
    void aNameWithALegalFormIsMoreThanThat() {
        assertThat(CompanyName.of("Acme B.V.", null).isLegalFormOnly()).isFalse();
        assertThat(CompanyName.of("Acme", null).isLegalFormOnly()).isFalse();
    }
}
