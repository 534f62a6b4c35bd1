package org.herkomst.sandbox.hubspot;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A property of the sandbox's companies, and its rule for values.
 *
 * @param name internal name
 * @param label label
 * @param group its group
 * @param type such as {@code string}
 * @param fieldType such as {@code text}
 * @param unique whether each value may stand once
 * @param options legal values; empty: any
 */
record PropertyRule(
        String name, String label, String group, String type, String fieldType, boolean unique, List<String> options) {

    static PropertyRule standard(String name, String type, String fieldType) {
        return new PropertyRule(name, name, "companyinformation", type, fieldType, false, List.of());
    }

    /** The error code of a value that doesn't fit; an empty one always does. */
    Optional<String> refuse(String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!type.equals("string") && !value.equals(value.strip())) {
            return Optional.of("INVALID_WHITESPACE");
        }
        var fits = switch (type) {
            case "number" -> value.matches("-?[0-9]+(\\.[0-9]+)?([eE]-?[0-9]+)?");
            case "date" -> date(value) != null;
            case "bool" -> value.equals("true") || value.equals("false");
            case "enumeration" -> options.containsAll(List.of(value.split(";", -1)));
            default -> value.length() <= 65_536;
        };
        return fits ? Optional.empty() : Optional.of(code());
    }

    private String code() {
        return switch (type) {
            case "number" -> "INVALID_LONG";
            case "date" -> "INVALID_DATE";
            case "bool", "enumeration" -> "INVALID_OPTION";
            default -> "INVALID_LENGTH";
        };
    }

    private static @Nullable LocalDate date(String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
