package org.herkomst.connector.resolver.names;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells postal addresses from names: street words with a number, post boxes, postcodes. */
final class PostalText {
    private static final Set<String> BEHIND = streetWords("behind|");
    private static final Set<String> FRONT = streetWords("front|");
    private static final Set<String> ENGLISH = streetWords("english|");
    private static final Set<String> BOXES = streetWords("box|");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}[a-z]?");
    private static final Pattern BOX = Pattern.compile("\\bp ?o ?box \\d|\\bbp \\d{1,5}\\b|\\bcasella postale \\d");

    /** Postcodes whose shape no name has. */
    private static final List<Pattern> POSTCODES = List.of(
            Pattern.compile("(?<![A-Z0-9])[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[ABD-HJLNP-UW-Z]{2}(?![A-Z0-9])"), // GB
            Pattern.compile("(?<![\\p{L}\\d])(?:[ABDFILS]|CH|CZ|DK|FIN?|LT|NL|PL|SE|SK)[- ]\\d{4,5}(?![\\p{L}\\d-])"),
            Pattern.compile("(?<!\\d)\\d{2}-\\d{3} \\p{L}"), // PL
            Pattern.compile("(?<!\\d)\\d{3} \\d{2} \\p{L}"), // CZ, SE, SK
            Pattern.compile("(?<!\\d)\\d{4}-\\d{3} \\p{L}"), // PT
            Pattern.compile("(?<!\\d)\\d{5}-\\d{3}(?!\\d)"), // BR
            Pattern.compile("(?<![\\p{L}])[A-Z]{2},? \\d{5}(?:-\\d{4})?$"), // US
            Pattern.compile("\u3012")); // JP

    private static final Pattern DUTCH = Pattern.compile("(?<![\\p{L}\\d])([1-9]\\d{3}) ?([A-Z]{2})(?![\\p{L}\\d])");
    private static final Pattern YEAR = Pattern.compile("1[89]\\d\\d|20\\d\\d");
    private static final Pattern TOWN = Pattern.compile("\\d{4,5} \\p{L}[\\p{L}'. -]*(?: \\d{1,2})?");
    private static final int MAX_TOWN_WORDS = 3;

    private PostalText() {}

    /** Whether the text is an address; a legal form in it makes it a name unless a postcode stands there too. */
    static boolean isAddress(String text) {
        if (text.chars().noneMatch(PostalText::inAddress)) {
            return false;
        }
        if (hasPostcode(text)) {
            return true;
        }
        String normal = NameText.words(text);
        List<String> words = Arrays.asList(normal.split(" ", -1));
        boolean address = BOX.matcher(normal).find() || hasStreet(words) || isTown(text, words);
        return address && CompanyName.of(text, null).legalForm() == null;
    }

    /** A digit, or the mark of a Japanese postcode; no address lacks both. */
    private static boolean inAddress(int character) {
        return Character.isDigit(character) || character == '\u3012';
    }

    private static boolean hasPostcode(String text) {
        if (POSTCODES.stream().anyMatch(postcode -> postcode.matcher(text).find())) {
            return true;
        }
        var dutch = DUTCH.matcher(text);
        return dutch.find()
                && !(YEAR.matcher(dutch.group(1)).matches()
                        && CompanyName.of("x " + dutch.group(2), null).legalForm() != null);
    }

    private static boolean hasStreet(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean numberNext = i + 1 < words.size() && isNumber(words.get(i + 1));
            if (numberNext && (BOXES.contains(word) || (i + word.length() > 3 && endsAsStreet(word)))) {
                return true;
            }
            if (i > 1 && isNumber(words.get(0)) && ENGLISH.contains(word)) {
                return true;
            }
        }
        return leadsAsStreet(words);
    }

    private static boolean endsAsStreet(String word) {
        return BEHIND.stream().anyMatch(word::endsWith);
    }

    private static boolean leadsAsStreet(List<String> words) {
        boolean numberFirst = words.size() > 2 && isNumber(words.get(0)) && FRONT.contains(words.get(1));
        boolean numberLater = words.size() > 2
                && FRONT.contains(words.get(0))
                && words.subList(2, words.size()).stream().anyMatch(PostalText::isNumber);
        return numberFirst || numberLater;
    }

    /** A postcode of digits and a town: {@code 12345 Musterstadt}. */
    private static boolean isTown(String text, List<String> words) {
        return TOWN.matcher(text).matches()
                && words.size() <= MAX_TOWN_WORDS
                && words.stream().noneMatch(PersonName::isOrganisationWord);
    }

    private static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    private static Set<String> streetWords(String kind) {
        return ResourceLines.of(PostalText.class, "street-words.txt").stream()
                .filter(line -> line.startsWith(kind))
                .flatMap(line -> Arrays.stream(line.substring(kind.length()).split(" ", -1)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
