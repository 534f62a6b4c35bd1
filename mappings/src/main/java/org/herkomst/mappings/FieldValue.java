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

    /** Yes or no. */
    record Flag(boolean value) implements FieldValue {}

    /** The kind of this value. */
    default ProfileField.Kind kind() {
        if (this instanceof Text) {
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
