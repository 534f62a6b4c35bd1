package org.herkomst.connector.resolver.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class LegalFormTableTests {

    @ParameterizedTest
    @CsvFileSource(resources = "company-names.txt", delimiter = '|', maxCharsPerColumn = 300)
    void nameIsTakenApartByCountry(String country, String name, String core, String form, LegalClass legalClass) {
        CompanyName read = CompanyName.of(name, country);

        assertThat(read.core()).isEqualTo(core);
        assertThat(read.legalForm())
                .isNotNull()
                .extracting(LegalForm::text, LegalForm::legalClass)
                .containsExactly(form, legalClass);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "company-names.txt", delimiter = '|', maxCharsPerColumn = 300)
    void coreOfACoreIsItself(String country, String name, String core) {
        assertThat(CompanyName.of(core, country).core()).isEqualTo(core);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SA Water|AU|sa water",
                "SA Water||sa water",
                "Co-op|GB|co op",
                "Co-op Bank|GB|co op bank",
                "Coop Voorbeeld|NL|coop voorbeeld",
                "AS Roma|IT|as roma",
                "AS Roma||as roma",
                "NV Energy|US|nv energy",
                "NV Energy||nv energy",
                "Kg Foods|US|kg foods",
                "KG Foods|DE|kg foods",
                "Kg Foods||kg foods",
                "AG Insurance|BE|ag insurance",
                "AG Insurance|DE|ag insurance",
                "Limited Brands|US|limited brands",
                "Limited Edition||limited edition",
                "Corporation of Example|GB|corporation of example",
                "Partnership for Example|US|partnership for example",
                "Company of Cooks|GB|company of cooks",
                "Spa Resort Example|IT|spa resort example",
                "DA Direkt|DE|da direkt",
                "DA Voorbeeld|NL|da voorbeeld",
                "KS Tools|DE|ks tools",
                "SE Example|DE|se example",
                "EG Example|DE|eg example",
                "EV Charging Example|DE|ev charging example",
                "Example PSA|FR|example psa",
                "Groupe Eni|FR|groupe eni",
                "Example II||example ii",
                "Example No||example no",
                "Example UK||example uk",
                "Example NL||example nl",
                "Clean Up||clean up",
                "Example VAT||example vat",
                "Hotel DA|NL|hotel da",
                "Oy Vey Foods|US|oy vey foods",
                "Inc Magazine|DE|inc magazine",
                "AB Example||ab example",
                "AB Foods|GB|ab foods",
                "Etat de Genève|CH|etat de geneve",
                "Sem Parar|BR|sem parar",
                "TEO Tools|DE|teo tools",
                "Amba Tools|GB|amba tools",
                "Keg Brewery|GB|keg brewery"
            })
    void nameOnlyLooksLikeAForm(String name, String country, String core) {
        CompanyName read = CompanyName.of(name, country);

        assertThat(read.core()).isEqualTo(core);
        assertThat(read.legalForm()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Bakkerij Jansen h.o.d.n. De Korenbloem|NL|de korenbloem|Sole trader",
                "J. Jansen B.V. h.o.d.n. De Korenbloem|NL|de korenbloem|B.V.",
                "Jansen VOF handelend onder de naam De Korenbloem|NL|de korenbloem|VOF",
                "Voorbeeld B.V. tevens h.o.d.n. Verfwinkel|NL|verfwinkel|B.V.",
                "Smith t/a Smith Plumbing|GB|smith plumbing|Sole trader",
                "Smith T/A Smith Plumbing|GB|smith plumbing|Sole trader",
                "Example Ltd trading as Toolbox|GB|toolbox|Ltd",
                "Example Telecom-TA Operating|US|example telecom ta operating|-",
                "Example LLC dba|US|example|LLC",
                "Example Ltd sold by Reseller LLP|GB|example|Ltd",
                "Smith t / a Toolbox|GB|toolbox|Sole trader",
                "Smith dba Toolbox|US|toolbox|Sole trader",
                "Example Inc. d/b/a Toolbox|US|toolbox|Inc.",
                "Toolbox is a trading name of Example Ltd|GB|toolbox|Ltd",
                "Toolbox, a division of Example Inc.|US|toolbox|Inc.",
                "Werkzeugkiste, eine Marke der Beispiel GmbH|DE|werkzeugkiste|GmbH",
                "Werkzeugkiste - eine Marke der Beispiel GmbH & Co. KG|DE|werkzeugkiste|GmbH & Co. KG",
                "Werkzeugkiste, eine Marke von Beispiel|DE|werkzeugkiste|-",
                "Malerbetrieb Muster Inh. M. Muster|DE|malerbetrieb muster|Sole trader",
                "Malerbetrieb Muster Inhaberin M. Muster e.K.|DE|malerbetrieb muster|e.K.",
                "Outillage, une marque de Exemple SAS|FR|outillage|SAS",
                "Exemple SARL enseigne Le Bon Pain|FR|le bon pain|SARL",
                "Esempio S.r.l., un marchio di Prova S.p.A.|IT|esempio|S.p.A.",
                "Ejemplo S.L. nombre comercial Tienda|ES|tienda|S.L.",
                "Beispiel e.V. c/o Hausverwaltung GmbH|DE|beispiel|e.V.",
                "Beispiel Initiative c/o Hausverwaltung GmbH|DE|beispiel initiative|-",
                "Voorbeeld Stichting p/a Kantoor B.V.|NL|voorbeeld|Stichting",
                "Voorbeeld B.V., voorheen Oude Naam VOF|NL|voorbeeld|B.V.",
                "Example Ltd (formerly Old Name LLP)|GB|example|Ltd",
                "Beispiel AG vormals Muster KG|DE|beispiel|AG"
            })
    void namesOfTwoSidesAreTakenApart(String name, String country, String core, String form) {
        CompanyName read = CompanyName.of(name, country);

        assertThat(read.core()).isEqualTo(core);
        assertThat(read.legalForm() == null ? null : read.legalForm().text()).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({
        "Straße, STRASSE",
        "Straße, STRAẞE",
        "Søren, SOREN",
        "Łódź, LODZ",
        "Æble, AEBLE",
        "Œuvre, oeuvre",
        "Þór, thor",
        "İstanbul, ISTANBUL",
        "ıstanbul, Istanbul",
        "ＡＢＣ　Ｔｏｏｌｓ, ABC Tools",
        "Crème brûlée, CREME BRULEE",
        "O’Example, O'EXAMPLE",
        "Пример, ПРИМЕР",
        "Παράδειγμα, ΠΑΡΑΔΕΙΓΜΑ",
        "Λόγος, ΛΟΓΟΣ"
    })
    void spellingsOfOneNameAreOne(String one, String other) {
        assertThat(CompanyName.of(one, null).core())
                .isEqualTo(CompanyName.of(other, null).core());
    }

    @Test
    void otherScriptsStay() {
        assertThat(CompanyName.of("Пример Завод", null).core()).isEqualTo("пример завод");
        assertThat(CompanyName.of("Λόγοσ", null).core()).isEqualTo("λογοσ");
        assertThat(CompanyName.of("見本", null).core()).isEqualTo("見本");
    }
}
