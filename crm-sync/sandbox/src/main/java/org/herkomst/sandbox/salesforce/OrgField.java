package org.herkomst.sandbox.salesforce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A field of the sandbox's accounts.
 *
 * @param name its API name
 * @param type such as {@code string}, {@code textarea}, {@code double}, {@code date}, {@code boolean}, {@code picklist}
 * @param length longest text
 * @param scale decimal places of a number; more are rounded away, without a word
 * @param unique whether a second record with the value is refused
 * @param required whether no record is made without it
 * @param writable whether the user may write it
 * @param options values of a picklist
 */
public record OrgField(
        String name,
        String type,
        int length,
        int scale,
        boolean unique,
        boolean required,
        boolean writable,
        List<String> options) {
    public OrgField {
        options = List.copyOf(options);
    }

    /** A text. */
    public static OrgField text(String name, int length) {
        return new OrgField(name, length > 255 ? "textarea" : "string", length, 0, false, false, true, List.of());
    }

    /** A number. */
    public static OrgField number(String name, int scale) {
        return new OrgField(name, "double", 0, scale, false, false, true, List.of());
    }

    /** Of another type. */
    public static OrgField of(String name, String type) {
        return new OrgField(name, type, 0, 0, false, false, true, List.of());
    }

    /** A picklist that takes no other values. */
    public static OrgField picklist(String name, List<String> options) {
        return new OrgField(name, "picklist", 255, 0, false, false, true, options);
    }

    /** The same as our key: external id and unique. */
    public OrgField asKey() {
        return new OrgField(name, type, length, scale, true, required, writable, options);
    }

    /** The same, needed for every new record. */
    public OrgField needed() {
        return new OrgField(name, type, length, scale, unique, true, writable, options);
    }

    /** The same, which the user may only read. */
    public OrgField readOnly() {
        return new OrgField(name, type, length, scale, unique, required, false, options);
    }

    boolean box() {
        return type.equals("boolean");
    }

    /** Refuses a value whose form isn't the field's: it spoils the whole request. */
    void refuseForm(JsonNode value) {
        var number = type.equals("double") && !value.isNumber() && !value.isNull();
        var date = type.equals("date") && !value.isNull() && !value.asString("").matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
        if (number || date || box() != value.isBoolean()) {
            throw new Refusal(400, "JSON_PARSER_ERROR", "Cannot deserialize instance of " + type);
        }
    }

    /** A value as the field holds it; absent for none. */
    Optional<Object> checked(JsonNode value) {
        if (!writable) {
            throw Refusal.record(
                    "INVALID_FIELD_FOR_INSERT_UPDATE",
                    "Unable to create/update fields: " + name + ". Please check the security settings",
                    name);
        }
        if (value.isNull()) {
            return Optional.empty();
        }
        if (value.isNumber()) {
            return Optional.of(new BigDecimal(value.asString()).setScale(scale, RoundingMode.HALF_UP));
        }
        return Optional.of(value.isBoolean() ? (Object) value.booleanValue() : text(value.asString()));
    }

    private String text(String text) {
        if (length > 0 && text.length() > length) {
            throw Refusal.record(
                    "STRING_TOO_LONG", name + ": data value too large: " + text + " (max length=" + length + ")", name);
        }
        if (!options.isEmpty() && !options.contains(text)) {
            throw Refusal.record(
                    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                    "bad value for restricted picklist field: " + text,
                    name);
        }
        return text;
    }
}
