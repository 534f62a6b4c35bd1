package org.herkomst.sandbox.odoo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A search domain: terms with {@code &} and {@code |} in front of their two sides; what stands side by side must all hold. */
final class Condition {
    private final Function<String, JsonNode> record;

    /** Over a record that gives its fields as {@code read} does. */
    Condition(Function<String, JsonNode> record) {
        this.record = record;
    }

    boolean holds(JsonNode domain) {
        var sides = new ArrayDeque<Boolean>();
        var terms = new ArrayList<JsonNode>();
        domain.forEach(terms::add);
        for (var at = terms.size() - 1; at >= 0; at--) {
            sides.push(value(terms.get(at), sides));
        }
        return sides.stream().allMatch(side -> side);
    }

    private boolean value(JsonNode term, Deque<Boolean> sides) {
        if (!term.isString()) {
            return holds(record.apply(term.path(0).asString("")), term.path(1).asString(""), term.path(2));
        }
        var one = sides.pop();
        var other = sides.pop();
        return switch (term.stringValue()) {
            case "&" -> one && other;
            case "|" -> one || other;
            default -> throw OdooError.value("Invalid domain term '" + term.stringValue() + "'");
        };
    }

    private static boolean holds(JsonNode there, String operator, JsonNode value) {
        var left = single(there);
        return switch (operator) {
            case "=" -> same(left, value);
            case "!=" -> !same(left, value);
            case "in" -> among(left, value);
            case ">" -> left.isNumber() && left.longValue() > value.asLong(0);
            case "ilike" -> like(left, "%" + value.asString("") + "%");
            case "=ilike" -> like(left, value.asString(""));
            default -> throw OdooError.value("Invalid operator '" + operator + "'");
        };
    }

    private static JsonNode single(JsonNode there) {
        return there.isArray() ? there.path(0) : there;
    }

    private static boolean among(JsonNode left, JsonNode values) {
        for (var value : values) {
            if (same(left, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(JsonNode left, JsonNode value) {
        boolean numbers = left.isNumber() && value.isNumber();
        return numbers ? left.longValue() == value.longValue() : left.equals(value);
    }

    private static boolean like(@Nullable JsonNode left, String pattern) {
        if (left == null || !left.isString()) {
            return false;
        }
        var regex = new StringBuilder();
        for (var c : pattern.toLowerCase(Locale.ROOT).toCharArray()) {
            regex.append(wildcard(c));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL)
                .matcher(left.stringValue().toLowerCase(Locale.ROOT))
                .matches();
    }

    private static String wildcard(char c) {
        return switch (c) {
            case '%' -> ".*";
            case '_' -> ".";
            default -> Pattern.quote(String.valueOf(c));
        };
    }

    /** Names of the fields that a domain asks for. */
    static List<String> fields(JsonNode domain) {
        var names = new ArrayList<String>();
        domain.forEach(term -> {
            if (term.isArray()) {
                names.add(term.path(0).asString(""));
            }
        });
        return names;
    }
}
