package org.herkomst.mappings;

import java.time.LocalDate;

/** A value on its way into a CRM field, in the kinds that CRMs know. */
public sealed interface FieldValue {
    /** Text, never blank. */
    record Text(String value) implements FieldValue {}

    /** A whole number. */
    record Whole(long value) implements FieldValue {}

    /** A decimal number. */
    record Decimal(double value) implements FieldValue {}

    /** A day. */
    record Day(LocalDate value) implements FieldValue {}

    /** No value: whatever the CRM holds of ours is cleared. */
    record Nothing() implements FieldValue {}

    /** Yes or no. */
    record Flag(boolean value) implements FieldValue {}

    /** A value of this kind that is written so; absent where it can't be read as one. */
    default java.util.Optional<FieldValue> parsed(String text) {
        try {
            if (this instanceof Whole) {
                return java.util.Optional.of(new Whole(Long.parseLong(text.strip())));
            }
            if (this instanceof Decimal) {
                return java.util.Optional.of(new Decimal(Double.parseDouble(text.strip())));
            }
            if (this instanceof Day) {
                return java.util.Optional.of(new Day(LocalDate.parse(text.strip())));
            }
            return java.util.Optional.of(
                    this instanceof Flag ? new Flag(Boolean.parseBoolean(text.strip())) : new Text(text));
        } catch (NumberFormatException | java.time.format.DateTimeParseException unreadable) {
            return java.util.Optional.empty();
        }
    }

    /** The kind of this value. */
    default ProfileField.Kind kind() {
        if (this instanceof Text || this instanceof Nothing) {
            return ProfileField.Kind.TEXT;
        }
        if (this instanceof Whole) {
            return ProfileField.Kind.WHOLE;
        }
        if (this instanceof Decimal) {
            return ProfileField.Kind.DECIMAL;
        }
        return this instanceof Day ? ProfileField.Kind.DAY : ProfileField.Kind.FLAG;
    }

    /** The value as plain text: numbers without grouping, days as ISO 8601, flags as {@code true} or {@code false}. */
    default String asText() {
        if (this instanceof Text t) {
            return t.value();
        }
        if (this instanceof Nothing) {
            return "";
        }
        if (this instanceof Whole w) {
            return Long.toString(w.value());
        }
        if (this instanceof Decimal d) {
            return java.math.BigDecimal.valueOf(d.value()).stripTrailingZeros().toPlainString();
        }
        if (this instanceof Day d) {
            return d.value().toString();
        }
        return Boolean.toString(((Flag) this).value());
    }
}
