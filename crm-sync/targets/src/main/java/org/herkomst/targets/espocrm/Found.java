package org.herkomst.targets.espocrm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.herkomst.core.record.Comparison;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An account of EspoCRM's as it was read.
 *
 * @param id its id
 * @param version its version; absent where optimistic concurrency control is off
 * @param values what its fields hold, as text; a field that holds nothing, or an unticked box, is left out
 */
record Found(String id, @Nullable String version, Map<String, String> values) {
    Found {
        values = Map.copyOf(values);
    }

    /** Of a record in an answer; empty where it is none. */
    static Optional<Found> of(@Nullable JsonNode node) {
        if (node == null || !node.isObject() || node.path(Keys.ID).asString("").isEmpty()) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, String>();
        node.properties().forEach(e -> {
            var text = text(e.getValue());
            if (!text.isEmpty()) {
                values.put(e.getKey(), text);
            }
        });
        var version = node.path(Keys.VERSION).asString("");
        return Optional.of(new Found(node.path(Keys.ID).asString(""), version.isEmpty() ? null : version, values));
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return String.join(
                    Comparison.SEPARATOR,
                    value.valueStream().map(element -> element.asString("")).toList());
        }
        return value.isBoolean() && !value.asBoolean() ? "" : value.asString("");
    }

    String value(String field) {
        return values.getOrDefault(field, "");
    }

    String key() {
        return value(Keys.KEY);
    }
}
