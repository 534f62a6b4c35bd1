package org.herkomst.connector.resolver.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class CompanyNameProperties {
    private static final List<String> SPELLINGS = ResourceLines.of(LegalForms.class, "legal-forms.txt").stream()
            .flatMap(line -> List.of(line.split("\\|", -1)[3].split(";", -1)).stream())
            .map(spelling -> FormPlace.of(spelling).unmarked(spelling))
            .toList();
    private static final List<String> WORDS = List.of(
            "Café",
            "Bäckerei",
            "Müller",
            "Straße",
            "Łódź",
            "Søn",
            "Voorbeeld",
            "& Co",
            "(Example)",
            "O'Neil",
            "t/a",
            "Inh.",
            "c/o",
            "eine Marke der",
            "3M",
            "A.B.C.",
            "l'Étoile",
            "Пример",
            "Λόγος",
            "x-y",
            "見本");

    @Property
    void coreOfACoreIsItself(@ForAll("names") String name, @ForAll("countries") String country) {
        String known = country.isEmpty() ? null : country;
        String core = CompanyName.of(name, known).core();

        assertThat(CompanyName.of(core, known).core()).isEqualTo(core);
    }

    @Property
    void wordsOfWordsAreThemselves(@ForAll String text) {
        String words = NameText.words(text);

        assertThat(NameText.words(words)).isEqualTo(words);
    }

    @Property
    void coreOfAnyTextsCoreIsItself(@ForAll String text) {
        String core = CompanyName.of(text, null).core();

        assertThat(CompanyName.of(core, null).core()).isEqualTo(core);
    }

    @Property
    void caseMarksAndPunctuationDoNotMatter(@ForAll("names") String name, @ForAll("countries") String country) {
        String known = country.isEmpty() ? null : country;
        CompanyName read = CompanyName.of(name, known);

        assertSame(CompanyName.of(name.toUpperCase(Locale.ROOT), known), read);
        assertSame(CompanyName.of(name.toLowerCase(Locale.ROOT), known), read);
        assertSame(CompanyName.of(Normalizer.normalize(name, Normalizer.Form.NFD), known), read);
        assertSame(CompanyName.of("  " + name.replace(" ", " \u00A0 ") + ",", known), read);
    }

    @Property
    void dotsOfInitialsDoNotMatter(@ForAll("initials") String form, @ForAll("countries") String country) {
        String known = country.isEmpty() ? null : country;
        String dotted = form.replaceAll("(.)", "$1.");

        assertSame(CompanyName.of("Voorbeeld Verf " + dotted, known), CompanyName.of("Voorbeeld Verf " + form, known));
        assertSame(
                CompanyName.of("Voorbeeld Verf " + dotted.replace(".", ". "), known),
                CompanyName.of("Voorbeeld Verf " + form, known));
    }

    private static void assertSame(CompanyName one, CompanyName other) {
        assertThat(one.core()).isEqualTo(other.core());
        assertThat(one.legalForm()).isEqualTo(other.legalForm());
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> word = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(WORDS)),
                Tuple.of(2, Arbitraries.of(SPELLINGS)),
                Tuple.of(1, Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8)));
        return Combinators.combine(word.list().ofMinSize(1).ofMaxSize(5), Arbitraries.of(SPELLINGS))
                .as((words, form) -> String.join(" ", words) + " " + form);
    }

    @Provide
    Arbitrary<String> initials() {
        return Arbitraries.of(SPELLINGS.stream()
                .filter(spelling -> spelling.matches("[a-z]{2,4}"))
                .toList());
    }

    @Provide
    Arbitrary<String> countries() {
        return Arbitraries.of("", "NL", "BE", "DE", "FR", "GB", "SE", "NO", "DK", "FI", "IT", "ES", "PL", "US");
    }
}
