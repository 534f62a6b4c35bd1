package org.herkomst.connector.resolver.names;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Normalises names for comparing: NFKC, lower case, Latin marks gone, letters spelled out, initials joined, punctuation gone. */
public final class NameText {
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");
    private static final Pattern INITIALS = Pattern.compile("\\p{L}(?:[./]\\p{L})+\\.*");
    private static final Pattern EDGES = Pattern.compile("^[(),;:\"]+|[(),;:\"]+$");
    private static final Pattern APOSTROPHES = Pattern.compile("['\u2019`\u00B4]");
    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    /** Soft hyphens, zero-width spaces and joiners, marks of direction: pasted along, seen by nobody. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}+");

    private static final Pattern LATIN_MARKS = Pattern.compile("[\\u0300-\\u036F]+");
    private static final Map<Character, String> SPELLED = Map.ofEntries(
            Map.entry('\u00DF', "ss"), // ß
            Map.entry('\u00F8', "o"), // ø
            Map.entry('\u0142', "l"), // ł
            Map.entry('\u00E6', "ae"), // æ
            Map.entry('\u0153', "oe"), // œ
            Map.entry('\u0111', "d"), // đ
            Map.entry('\u00F0', "d"), // ð
            Map.entry('\u00FE', "th"), // þ
            Map.entry('\u0131', "i"), // ı
            Map.entry('\u03C2', "\u03C3")); // ς, σ

    private NameText() {}

    /** The name with single spaces, as given otherwise. */
    public static String tidy(String name) {
        if (isTidy(name)) {
            return name;
        }
        return SPACES.matcher(name).replaceAll(" ").strip();
    }

    private static boolean isTidy(String name) {
        char before = ' ';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ' || name.isEmpty();
    }

    /** The words of a name, normalised, with single spaces between them. */
    public static String words(String name) {
        return AsciiWords.of(name).orElseGet(() -> anyWords(name));
    }

    /** The same for names in any script. */
    static String anyWords(String name) {
        String seen = UNSEEN.matcher(name).replaceAll("");
        String folded = fold(tidy(Normalizer.normalize(seen, Normalizer.Form.NFKC)));
        List<String> words = new ArrayList<>();
        StringBuilder initials = new StringBuilder();
        for (String token : folded.split(" ", -1)) {
            String bare = EDGES.matcher(token).replaceAll("");
            if (bare.length() == 2 && bare.charAt(1) == '.' && Character.isLetter(bare.charAt(0))) {
                initials.append(bare.charAt(0));
                continue;
            }
            flush(initials, words);
            words.add(word(bare));
        }
        flush(initials, words);
        return String.join(" ", words.stream().filter(word -> !word.isEmpty()).toList());
    }

    private static void flush(StringBuilder initials, List<String> words) {
        words.add(initials.toString());
        initials.setLength(0);
    }

    private static String word(String token) {
        if (INITIALS.matcher(token).matches()) {
            return token.replace(".", "").replace("/", "");
        }
        String plain = APOSTROPHES.matcher(token).replaceAll("");
        return PUNCTUATION.matcher(plain).replaceAll(" ").strip();
    }

    private static String fold(String text) {
        String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        String plain = Normalizer.normalize(LATIN_MARKS.matcher(apart).replaceAll(""), Normalizer.Form.NFC);
        StringBuilder spelled = new StringBuilder(plain.length() + 4);
        for (int i = 0; i < plain.length(); i++) {
            String longer = SPELLED.get(plain.charAt(i));
            if (longer == null) {
                spelled.append(plain.charAt(i));
            } else {
                spelled.append(longer);
            }
        }
        return spelled.toString();
    }
}
