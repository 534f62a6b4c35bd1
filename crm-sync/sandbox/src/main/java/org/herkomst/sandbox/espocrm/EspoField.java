package org.herkomst.sandbox.espocrm;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field's definition.
 *
 * @param type such as {@code varchar}, {@code int}, {@code multiEnum}
 * @param maxLength longest text; 0: none
 * @param required whether no record is made without it
 * @param readOnly whether what is sent is dropped
 * @param options values of a choice
 * @param custom whether it was made by an admin
 */
record EspoField(String type, int maxLength, boolean required, boolean readOnly, List<String> options, boolean custom) {

    static EspoField of(String type) {
        return new EspoField(type, 0, false, false, List.of(), false);
    }

    static EspoField of(String type, int maxLength) {
        return new EspoField(type, maxLength, false, false, List.of(), false);
    }

    /** As the field manager is sent it. */
    static EspoField of(JsonNode sent) {
        return new EspoField(
                sent.path("type").asString(""),
                sent.path("maxLength").asInt(0),
                sent.path("required").asBoolean(false),
                sent.path("readOnly").asBoolean(false),
                sent.path("options").valueStream().map(JsonNode::asString).toList(),
                true);
    }

    ObjectNode json() {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("type", type);
        if (maxLength > 0) {
            node.put("maxLength", maxLength);
        }
        if (required) {
            node.put("required", true);
        }
        if (readOnly) {
            node.put("readOnly", true);
        }
        if (!options.isEmpty()) {
            options.forEach(node.putArray("options")::add);
        }
        if (custom) {
            node.put("isCustom", true);
        }
        return node;
    }

    /** What is wrong with a value; null: nothing. */
    @Nullable
    String fault(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return switch (type) {
            case "int" -> value.isIntegralNumber() ? null : "valid";
            case "float" -> value.isNumber() ? null : "valid";
            case "date" -> value.asString("").matches("\\d{4}-\\d{2}-\\d{2}") ? null : "valid";
            case "enum" -> options.isEmpty() || options.contains(value.asString("")) ? null : "valid";
            case "multiEnum" -> value.isArray() ? null : "valid";
            default -> maxLength > 0 && value.asString("").length() > maxLength ? "maxLength" : null;
        };
    }

    /** The value as it is stored: a date with a time loses {@code T} and {@code Z}. */
    JsonNode stored(JsonNode value) {
        var empty = value.isString() && value.asString().isEmpty();
        if (empty) {
            return JsonNodeFactory.instance.nullNode();
        }
        return type.equals("datetime") && value.isString()
                ? JsonNodeFactory.instance.stringNode(Objects.requireNonNull(value.asString())
                        .replace('T', ' ')
                        .replace("Z", ""))
                : value;
    }
}
