package org.herkomst.sandbox.odoo;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A field of partners, and how it takes and gives values. Kept are texts, {@code Long}, {@code BigDecimal} and {@code true}; nothing is
 * null.
 */
record Field(String name, String label, String type, boolean readOnly, int size, List<String> options) {
    private static final Set<String> YES = Set.of("1", "true", "yes");
    private static final Set<String> NO = Set.of("0", "false", "no");
    private static final int DAY_CHARS = 10;

    static Field of(String name, String label, String type) {
        return new Field(name, label, type, false, 0, List.of());
    }

    Field withSize(int chars) {
        return new Field(name, label, type, readOnly, chars, options);
    }

    /** What {@code create} and {@code write} make of a value. */
    @Nullable
    Object take(JsonNode value) {
        if (value.isNull() || (value.isBoolean() && !value.booleanValue())) {
            return null;
        }
        var text = value.asString("");
        return switch (type) {
            case "boolean" -> value.isString() ? !text.isEmpty() : value.asBoolean(true);
            case "integer", "many2one" -> whole(value, text);
            case "float" ->
                decimal(text).orElseThrow(() -> OdooError.value("could not convert string to float: '" + text + "'"));
            case "date" ->
                day(text)
                        .orElseThrow(
                                () -> OdooError.value("time data '" + text + "' does not match format '%Y-%m-%d'"));
            case "datetime" -> instant(text);
            case "selection" ->
                chosen(text)
                        .orElseThrow(() -> OdooError.value("Wrong value for res.partner." + name + ": '" + text + "'"));
            default -> text.isEmpty() ? null : cut(text);
        };
    }

    private static Object instant(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}:[0-9]{2})?")) {
            throw OdooError.value("time data '" + text + "' does not match format '%Y-%m-%d %H:%M:%S'");
        }
        return text;
    }

    private static Object whole(JsonNode value, String text) {
        if (value.isNumber()) {
            return value.longValue();
        }
        return whole(text).orElseThrow(() -> OdooError.value("invalid literal for int() with base 10: '" + text + "'"));
    }

    /** What {@code load} makes of a cell. */
    @Nullable
    Object load(String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        return switch (type) {
            case "boolean" -> flag(cell);
            case "integer", "many2one" -> whole(cell).orElseThrow(() -> seems(cell, "an integer"));
            case "float" -> decimal(cell).orElseThrow(() -> seems(cell, "a number"));
            case "date" -> day(cell).orElseThrow(() -> seems(cell, "a valid date"));
            case "selection" ->
                chosen(cell)
                        .orElseThrow(() ->
                                OdooError.value("Value '" + cell + "' not found in selection field '" + label + "'"));
            default -> cut(cell);
        };
    }

    private OdooError seems(String cell, String what) {
        return OdooError.value("'" + cell + "' does not seem to be " + what + " for field '" + label + "'");
    }

    private @Nullable Object flag(String cell) {
        var lower = cell.toLowerCase(Locale.ROOT);
        if (!YES.contains(lower) && !NO.contains(lower)) {
            throw seems(cell, "a boolean");
        }
        return YES.contains(lower) ? Boolean.TRUE : null;
    }

    private static Optional<Object> whole(String text) {
        return text.matches("-?[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static Optional<Object> decimal(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<Object> day(String text) {
        try {
            var parsed = LocalDate.parse(text.substring(0, Math.min(DAY_CHARS, text.length())));
            return text.contains("T") ? Optional.empty() : Optional.of(parsed.toString());
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private Optional<Object> chosen(String text) {
        return options.contains(text) ? Optional.of(text) : Optional.empty();
    }

    /** Longer texts are cut without a word; a website without a scheme gets one. */
    private String cut(String text) {
        var whole = name.equals("website") && !text.contains("://") ? "http://" + text : text;
        return size > 0 && whole.length() > size ? whole.substring(0, size) : whole;
    }

    /** What {@code read} gives. */
    JsonNode give(@Nullable Object value) {
        var nodes = JsonNodeFactory.instance;
        if (value instanceof Long number) {
            return type.equals("many2one")
                    ? nodes.arrayNode().add(number).add("Record " + number)
                    : nodes.numberNode(number);
        }
        if (value instanceof BigDecimal number) {
            return nodes.numberNode(number);
        }
        if (value == null) {
            return type.equals("integer") || type.equals("float") ? nodes.numberNode(0) : nodes.booleanNode(false);
        }
        return value instanceof Boolean ? nodes.booleanNode(true) : nodes.stringNode(value.toString());
    }
}
