package org.herkomst.sandbox.espocrm;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The conditions of a search, as PHP reads them from a query: {@code where[0][type]=in&where[0][attribute]=..&where[0][value][]=..}. */
final class EspoWhere {
    private static final Pattern PART = Pattern.compile("\\[([^\\]]*)\\]");

    private final Map<String, EspoWhere> children = new TreeMap<>();
    private @Nullable String text;

    /** A condition that the server doesn't take. */
    static final class Refused extends RuntimeException {
        Refused(String reason) {
            super(reason);
        }
    }

    /** The parameters of a query, decoded, in their order. */
    static Map<String, List<String>> parameters(@Nullable String query) {
        var all = new LinkedHashMap<String, List<String>>();
        for (var pair : query == null ? new String[0] : query.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                var name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
                var value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                all.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            }
        }
        return all;
    }

    static EspoWhere of(Map<String, List<String>> parameters) {
        var root = new EspoWhere();
        parameters.forEach((name, values) -> {
            if (name.startsWith("where[")) {
                values.forEach(value -> root.put(name, value));
            }
        });
        return root;
    }

    private void put(String name, String value) {
        var at = this;
        var parts = PART.matcher(name).results().map(r -> r.group(1)).collect(Collectors.toList());
        for (var part : parts) {
            var key = part.isEmpty() ? String.format("%06d", at.children.size()) : part;
            at = at.children.computeIfAbsent(key, k -> new EspoWhere());
        }
        at.text = value;
    }

    /** A record that conditions are put to. */
    interface Sought {
        /** Whether it has such an attribute, with a value or without. */
        boolean knows(String attribute);

        /** What it holds; null: nothing. */
        @Nullable
        JsonNode value(String attribute);
    }

    boolean fits(Sought record) {
        return children.values().stream().allMatch(item -> item.item(record));
    }

    private String word(String name) {
        var child = children.get(name);
        return child == null ? "" : Objects.requireNonNullElse(child.text, "");
    }

    private List<EspoWhere> values() {
        var child = children.get("value");
        return child == null ? List.of() : List.copyOf(child.children.values());
    }

    private boolean item(Sought record) {
        var type = word("type");
        if (type.equals("or")) {
            return values().stream().anyMatch(v -> v.item(record));
        }
        if (type.equals("and")) {
            return values().stream().allMatch(v -> v.item(record));
        }
        var attribute = word("attribute");
        if (!attribute.equals("id") && !record.knows(attribute)) {
            throw new Refused("Not existing attribute '" + attribute + "' in where.");
        }
        return compare(type, record.value(attribute));
    }

    private boolean compare(String type, @Nullable JsonNode value) {
        var there = value == null ? "" : value.asString("").toLowerCase(Locale.ROOT);
        var asked = word("value").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "equals" -> there.equals(asked);
            case "in" ->
                values().stream()
                        .anyMatch(v -> there.equals(
                                Objects.requireNonNullElse(v.text, "").toLowerCase(Locale.ROOT)));
            case "contains" -> there.contains(asked);
            case "like" -> like(asked).matcher(there).matches();
            case "isNotNull" -> value != null;
            case "isTrue" -> there.equals("true");
            default -> throw new Refused("Bad where item type '" + type + "'.");
        };
    }

    private static Pattern like(String asked) {
        var pattern = List.of(asked.split("%", -1)).stream().map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.DOTALL);
    }

    /** The query without its encoding, for the log. */
    static String decoded(String uri) {
        return URLDecoder.decode(uri, StandardCharsets.UTF_8);
    }
}
