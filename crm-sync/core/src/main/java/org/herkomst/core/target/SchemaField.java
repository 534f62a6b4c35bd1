package org.herkomst.core.target;

import java.util.List;

/**
 * A field as the account has it.
 *
 * @param name the name that a mapping uses
 * @param label what people see
 * @param kind the kind of value
 * @param writable whether our key may write it
 * @param unique whether the CRM refuses a second record with the same value
 * @param requiredOnCreate whether no record is made without it
 * @param maxChars longest text in characters; 0: none known
 * @param options the internal values that a choice takes; empty for other kinds
 */
public record SchemaField(
        String name,
        String label,
        Kind kind,
        boolean writable,
        boolean unique,
        boolean requiredOnCreate,
        int maxChars,
        List<String> options) {
    public SchemaField {
        options = List.copyOf(options);
    }

    /** Kinds of values, as far as a mapping can fill them. */
    public enum Kind {
        TEXT,
        WHOLE,
        DECIMAL,
        DAY,
        /** A day with a time. */
        INSTANT,
        FLAG,
        /** One of {@link #options()}. */
        CHOICE,
        /** Any of {@link #options()}. */
        CHOICES,
        /** Something that a mapping can't fill, such as a link to another record. */
        OTHER
    }
}
