package org.herkomst.connector.matomo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The parameters of a request, for its body. */
final class Form {
    private final Map<String, String> fields = new LinkedHashMap<>();

    Form with(String name, String value) {
        fields.put(name, value);
        return this;
    }

    Form with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /** URL-encoded, with the token. */
    String encoded(Secret token) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("format", "json");
        all.put("language", "en");
        all.put("token_auth", token.reveal());
        return all.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
