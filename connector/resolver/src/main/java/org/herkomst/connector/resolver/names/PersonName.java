package org.herkomst.connector.resolver.names;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells names that look like a person's, so that they are withheld. It errs to the careful side where a given name stands in the
 * name, and can't know persons whose given name isn't in our list.
 */
public final class PersonName {
    private static final Set<String> GIVEN = words("given-names.txt");
    private static final Set<String> ORGANISATION = words("organisation-words.txt");
    private static final Set<String> PARTICLES = Set.of(
            "de", "den", "der", "van", "von", "vom", "zu", "zum", "zur", "ten", "ter", "te", "het", "la", "le", "du",
            "da", "di", "del", "della", "dos", "das", "al", "el", "bin", "ben", "ibn", "af", "av", "y", "e", "op", "in",
            "t", "s", "vander", "vanden", "mac", "mc", "o", "st");
    private static final Set<String> TITLES = Set.of(
            "dr",
            "drs",
            "ir",
            "ing",
            "mr",
            "mrs",
            "ms",
            "prof",
            "professor",
            "herr",
            "frau",
            "dhr",
            "mevr",
            "mevrouw",
            "mw",
            "meneer",
            "heer",
            "monsieur",
            "madame",
            "mme",
            "mlle",
            "sr",
            "sra",
            "don",
            "dona",
            "sig",
            "dott",
            "dipl",
            "mgr",
            "inz",
            "lic",
            "sir",
            "lady",
            "familie",
            "famille",
            "fam");
    private static final Pattern INITIALS = Pattern.compile("(?:\\p{Lu}\\.\\s?){1,4}");

    /** Two letters as a surname is written; the forms among them are never written so, but for these that are. */
    private static final Pattern SHORT_SURNAME = Pattern.compile("(?!Oy|Ky|Ay|Bv|Nv|Ag|Ab)\\p{Lu}\\p{Ll}");

    private static final int MAX_WORDS = 6;

    private PersonName() {}

    /** Whether the name has no legal form and no word of an organisation, and looks like a person's. */
    public static boolean looksLikePerson(String name) {
        String text = NameText.tidy(name);
        CompanyName company = CompanyName.of(text, null);
        if ((company.legalForm() != null && !endsAsSurname(text))
                || text.chars().anyMatch(c -> Character.isDigit(c) || c == '&')) {
            return false;
        }
        List<String> words = Arrays.asList(NameText.words(text).split(" ", -1));
        boolean plain = words.size() <= MAX_WORDS && words.stream().allMatch(word -> word.matches("\\p{L}+"));
        return plain && words.stream().noneMatch(PersonName::isOrganisationWord) && hasPersonShape(text, words);
    }

    /** {@code Ana Sá}, {@code Johan Ek}: a form is written in capitals or with dots, or its words have no given name before it. */
    private static boolean endsAsSurname(String text) {
        int at = text.lastIndexOf(' ');
        String first = NameText.words(text.substring(0, Math.max(0, text.indexOf(' '))));
        return at > 0 && SHORT_SURNAME.matcher(text.substring(at + 1)).matches() && GIVEN.contains(first);
    }

    private static boolean hasPersonShape(String text, List<String> words) {
        if (words.size() > 1 && TITLES.contains(words.get(0))) {
            return true;
        }
        if (beginsWithInitials(text) || endsWithInitials(text)) {
            return true;
        }
        List<String> names =
                words.stream().filter(word -> !PARTICLES.contains(word)).toList();
        if (names.isEmpty() || words.size() < 2) {
            return false;
        }
        boolean swapped = text.indexOf(',') > 0;
        return GIVEN.contains(names.get(0))
                || ((swapped || names.size() == 2) && GIVEN.contains(names.get(names.size() - 1)));
    }

    /** {@code J. de Vries}, {@code A.B. Jansen}. */
    private static boolean beginsWithInitials(String text) {
        var initials = INITIALS.matcher(text);
        return initials.lookingAt() && isSurname(text.substring(initials.end()));
    }

    /** {@code Jansen, P.}, {@code Jansen P.}. */
    private static boolean endsWithInitials(String text) {
        int at = Math.max(text.indexOf(", "), text.lastIndexOf(' '));
        return at > 0
                && text.length() - at <= (text.charAt(at) == ',' ? 10 : 5)
                && INITIALS.matcher(text.substring(at + 1).strip()).matches()
                && isSurname(text.substring(0, at).replace(",", ""));
    }

    private static boolean isSurname(String text) {
        List<String> words = Arrays.asList(NameText.words(text).split(" ", -1));
        return !words.get(0).isEmpty()
                && words.size() <= 4
                && words.get(words.size() - 1).length() > 2;
    }

    /** Whether a word of an organisation stands in the name, such as {@code school} or {@code consulting}. */
    public static boolean hasOrganisationWord(String name) {
        return Arrays.stream(NameText.words(name).split(" ", -1)).anyMatch(PersonName::isOrganisationWord);
    }

    static boolean isOrganisationWord(String word) {
        return ORGANISATION.contains(word) && !GIVEN.contains(word);
    }

    /**
     * Whether a word is a given name, in any case, with or without marks; for parts of page paths.
     *
     * @param token one word, such as {@code sanne}; no blanks or punctuation
     */
    public static boolean looksLikePersonToken(CharSequence token) {
        int length = token.length();
        return length >= 3
                && length <= 20
                && (GIVEN.contains(lower(token)) || GIVEN.contains(NameText.words(token.toString())));
    }

    private static String lower(CharSequence token) {
        return token.toString().toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(String resource) {
        Set<String> words = new HashSet<>();
        for (String line : ResourceLines.of(PersonName.class, resource)) {
            for (String word : line.split(" ", -1)) {
                words.add(NameText.words(word));
            }
        }
        words.remove("");
        return Set.copyOf(words);
    }
}
