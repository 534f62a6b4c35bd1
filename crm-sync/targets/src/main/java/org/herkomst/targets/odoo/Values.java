package org.herkomst.targets.odoo;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.StringJoiner;
import org.herkomst.core.record.Comparison;
import org.herkomst.mappings.FieldValue;
import tools.jackson.databind.JsonNode;

/**
 * Values as Odoo writes them. Nothing is {@code false} in every field but a number's, which then is 0: so 0 and no read as nothing. A
 * link is its record's id with its name.
 */
final class Values {
    private Values() {}

    /** What an answer holds, as text; empty: nothing. */
    static String text(JsonNode value) {
        if (value.isNumber()) {
            var number = value.decimalValue();
            return number.signum() == 0 ? "" : number.stripTrailingZeros().toPlainString();
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "true" : "";
        }
        if (value.isArray()) {
            return list(value);
        }
        return value.isString() ? value.stringValue().strip() : "";
    }

    private static String list(JsonNode value) {
        if (value.size() == 2 && value.get(0).isIntegralNumber() && value.get(1).isString()) {
            return value.get(0).asString();
        }
        var all = new StringJoiner(Comparison.SEPARATOR);
        value.forEach(v -> all.add(v.asString("")));
        return all.toString();
    }

    /**
     * A value for {@code create} and {@code write}, in the field's type.
     *
     * @param type such as {@code integer}; what it can't be is sent as text, which Odoo refuses
     */
    static Object json(String type, String text) {
        if (text.isEmpty()) {
            return false;
        }
        return switch (type) {
            case "boolean" -> flag(text);
            case "integer", "many2one" -> text.matches("-?[0-9]{1,18}") ? (Object) Long.valueOf(text) : text;
            case "float", "monetary" -> number(text);
            default -> text;
        };
    }

    private static Object flag(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.equals("true") || lower.equals("false") ? (Object) Boolean.valueOf(lower) : text;
    }

    private static Object number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            return text;
        }
    }

    /** A value for a cell of {@code load}. */
    static String cell(String type, String text) {
        if (!type.equals("boolean")) {
            return text;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> "1";
            case "false" -> "0";
            default -> text;
        };
    }

    /** Whether Odoo's value is ours, however it is written there. */
    static boolean same(FieldValue ours, String theirs) {
        var text = ours.asText().strip();
        if (text.equals(theirs)) {
            return true;
        }
        if (ours instanceof FieldValue.Day) {
            return theirs.length() > text.length() && theirs.startsWith(text);
        }
        if (ours instanceof FieldValue.Whole || ours instanceof FieldValue.Decimal) {
            return sameNumber(text, theirs.isEmpty() ? "0" : theirs);
        }
        if (ours instanceof FieldValue.Flag) {
            return text.equalsIgnoreCase(theirs.isEmpty() ? "false" : theirs);
        }
        return Hosts.sameAddress(text, theirs);
    }

    private static boolean sameNumber(String ours, String theirs) {
        try {
            return new BigDecimal(ours).compareTo(new BigDecimal(theirs)) == 0;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
