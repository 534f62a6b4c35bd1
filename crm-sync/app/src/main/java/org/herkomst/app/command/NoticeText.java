package org.herkomst.app.command;

import java.util.stream.Collectors;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.connector.resolver.InputSettings;
import org.herkomst.core.policy.PolicyWriter.LegalBasis;

/** The paragraph of a privacy statement, in four languages; the operator's contact is a placeholder, clearly marked. */
final class NoticeText {
    private NoticeText() {}

    /** The languages. */
    enum Language {
        nl(
                "Om te zien welke organisaties onze website zakelijk bezoeken, zoeken wij bij het IP-adres van een bezoek de naam en algemene gegevens van de organisatie op in een lokaal bestand. Het IP-adres wordt daarna niet bewaard. Grondslag: %s. Uw organisatie kan zich hier afmelden: %s.",
                "ons gerechtvaardigd belang (art. 6 lid 1 onder f AVG)",
                "uw toestemming (art. 6 lid 1 onder a AVG)",
                "[VUL IN: AFMELDADRES]",
                "Ontvanger van de bedrijfsgegevens: ons CRM-systeem (%s). Bezoeken per bedrijf bewaren wij %d dagen, sommen per dag %d dagen. Herkomst van de bedrijfsgegevens: %s. Er worden geen geautomatiseerde besluiten genomen. U kunt een klacht indienen bij de Autoriteit Persoonsgegevens."),
        en(
                "To see which organisations visit our website for business, we look up the organisation's name and general details for the IP address of a visit in a local data set. The IP address is not stored afterwards. Legal basis: %s. Your organisation can opt out here: %s.",
                "our legitimate interest (Art. 6(1)(f) GDPR)",
                "your consent (Art. 6(1)(a) GDPR)",
                "[FILL IN: OPT-OUT ADDRESS]",
                "Recipient of the company data: our CRM system (%s). We keep visits by company for %d days, daily sums for %d days. Sources of the company data: %s. No automated decisions are taken. You can complain to your data protection authority."),
        de(
                "Um zu erkennen, welche Organisationen unsere Website geschäftlich besuchen, ermitteln wir zur IP-Adresse eines Besuchs Namen und allgemeine Angaben der Organisation in einem lokalen Datenbestand. Die IP-Adresse wird danach nicht gespeichert. Rechtsgrundlage: %s. Ihre Organisation kann hier widersprechen: %s.",
                "unser berechtigtes Interesse (Art. 6 Abs. 1 lit. f DSGVO)",
                "Ihre Einwilligung (Art. 6 Abs. 1 lit. a DSGVO)",
                "[AUSFÜLLEN: WIDERSPRUCHSADRESSE]",
                "Empfänger der Unternehmensdaten: unser CRM-System (%s). Besuche je Unternehmen bewahren wir %d Tage auf, Tagessummen %d Tage. Herkunft der Unternehmensdaten: %s. Es werden keine automatisierten Entscheidungen getroffen. Sie können sich bei Ihrer Datenschutzbehörde beschweren."),
        fr(
                "Pour savoir quelles organisations consultent notre site à titre professionnel, nous recherchons dans une base locale le nom et les coordonnées générales de l'organisation correspondant à l'adresse IP d'une visite. L'adresse IP n'est pas conservée ensuite. Base légale : %s. Votre organisation peut s'y opposer ici : %s.",
                "notre intérêt légitime (art. 6, par. 1, point f) du RGPD)",
                "votre consentement (art. 6, par. 1, point a) du RGPD)",
                "[À COMPLÉTER : ADRESSE D'OPPOSITION]",
                "Destinataire des données d'entreprise : notre système CRM (%s). Nous conservons les visites par entreprise %d jours, les sommes journalières %d jours. Origine des données d'entreprise : %s. Aucune décision automatisée n'est prise. Vous pouvez saisir la CNIL.");

        private final String first;
        private final String interest;
        private final String consent;
        private final String contact;
        private final String second;

        Language(String first, String interest, String consent, String contact, String second) {
            this.first = first;
            this.interest = interest;
            this.consent = consent;
            this.contact = contact;
            this.second = second;
        }
    }

    static String write(Language language, HerkomstConfiguration configuration) {
        boolean interest = configuration.privacy().basis() == LegalBasis.LEGITIMATE_INTEREST;
        String crms = configuration.targets().values().stream()
                .map(t -> t.type().equals("hubspot") ? "HubSpot" : t.type())
                .distinct()
                .collect(Collectors.joining(", "));
        String licences = configuration.resolver().inputs().stream()
                .map(InputSettings::licence)
                .distinct()
                .collect(Collectors.joining("; "));
        return String.format(language.first, interest ? language.interest : language.consent, language.contact)
                + System.lineSeparator()
                + System.lineSeparator()
                + String.format(
                        language.second,
                        crms.isEmpty() ? "-" : crms,
                        configuration.privacy().retention().visits().toDays(),
                        configuration.privacy().retention().sums().toDays(),
                        licences.isEmpty() ? "-" : licences);
    }
}
