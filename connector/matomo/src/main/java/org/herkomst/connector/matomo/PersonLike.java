package org.herkomst.connector.matomo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.herkomst.connector.resolver.names.PersonName;

/** Whether a path segment or a campaign text reads like a person's name: a given name beside a surname, or an initial before one. */
final class PersonLike {
    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern INITIAL =
            Pattern.compile("^\\p{L}[._]\\s?(?:\\p{L}[._]\\s?)*\\p{L}{3,}(?:[-._]?\\p{L}+)*$");
    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}']{2,}");
    private static final Set<String> TITLES =
            Set.of("mr", "mrs", "ms", "dr", "prof", "herr", "frau", "dhr", "mevr", "mw", "mme", "mlle");

    private PersonLike() {}

    static boolean test(String text) {
        String name = withoutEnding(text);
        if (INITIAL.matcher(name).matches()) {
            return true;
        }
        List<String> words = words(name);
        for (int i = 0; i + 1 < words.size(); i++) {
            if (pair(words.get(i), words.get(i + 1), words.size())) {
                return true;
            }
        }
        return false;
    }

    private static boolean pair(String first, String second, int words) {
        boolean letters =
                LETTERS.matcher(first).matches() && LETTERS.matcher(second).matches();
        if (!letters) {
            return false;
        }
        return TITLES.contains(first)
                || PersonName.looksLikePersonToken(first)
                || (words == 2 && PersonName.looksLikePersonToken(second));
    }

    private static String withoutEnding(String text) {
        int dot = text.lastIndexOf('.');
        boolean ending = dot > 0 && FileEndings.known(text.substring(dot + 1).toLowerCase(Locale.ROOT));
        return ending ? text.substring(0, dot) : text;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String part : SEPARATORS.split(text, -1)) {
            for (String word : CAMEL.split(part, -1)) {
                if (!word.isEmpty()) {
                    String plain = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                            .replaceAll("");
                    words.add(plain.toLowerCase(Locale.ROOT));
                }
            }
        }
        return words;
    }
}
