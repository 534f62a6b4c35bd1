package org.herkomst.app.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * The page's words in one language, from {@code texts_LANGUAGE.properties}; {@code {0}} stands for a value.
 *
 * @param language the language's tag
 * @param words the words by key
 */
record Texts(String language, Map<String, String> words) {
    Texts {
        words = Map.copyOf(words);
    }

    static Texts of(String language) {
        String file = "texts_" + language + ".properties";
        try (InputStream stream = Objects.requireNonNull(Texts.class.getResourceAsStream(file), file)) {
            Properties read = new Properties();
            read.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            Map<String, String> words = new HashMap<>();
            read.forEach((key, value) -> words.put(key.toString(), value.toString()));
            return new Texts(language, words);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String get(String key, Object... values) {
        String text = Objects.requireNonNull(words.get(key), key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** The language that is asked for by name, else the first of the browser's that there is, else the standard one. */
    static String choose(List<String> languages, String asked, List<java.util.Locale> accepted) {
        if (languages.contains(asked)) {
            return asked;
        }
        return accepted.stream()
                .map(java.util.Locale::getLanguage)
                .filter(languages::contains)
                .findFirst()
                .orElse(languages.get(0));
    }
}
