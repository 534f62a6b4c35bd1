package org.herkomst.mappings;

/** What a source of values has for one company. */
public sealed interface Found {

    /** A value. */
    record Value(FieldValue value) implements Found {}

    /** Nothing is known. */
    record None() implements Found {}

    /**
     * It can't be worked out.
     *
     * @param reason why, for a person; never holds a value
     */
    record Failed(String reason) implements Found {}

    /** A value, or none where a text is blank; texts without blanks around them. */
    static Found of(FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            String trimmed = text.value().strip();
            return trimmed.isEmpty() ? new None() : new Value(new FieldValue.Text(trimmed));
        }
        return new Value(value);
    }

    /** A text, or none where it is blank. */
    static Found text(String text) {
        return of(new FieldValue.Text(text));
    }
}
