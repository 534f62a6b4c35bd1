package org.herkomst.mappings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies a mapping to a profile. Stateless and thread-safe. */
public final class MappingSet {
    private static final String ELLIPSIS = "…";

    private final Mapping mapping;

    /** Applies this mapping. */
    public MappingSet(Mapping mapping) {
        this.mapping = mapping;
    }

    /** The mapping that this applies. */
    public Mapping mapping() {
        return mapping;
    }

    /**
     * Maps a profile; fields without a value, and fields that only people write, are left out.
     *
     * @param profile the values that are known
     * @throws IllegalArgumentException where a value is not of its field's kind
     */
    public MappedRecord map(Map<ProfileField, FieldValue> profile) {
        LinkedHashMap<String, MappedField> fields = new LinkedHashMap<>();
        int truncated = 0;
        for (FieldMapping field : mapping.fields()) {
            FieldValue value = field.policy() == WritePolicy.OFF ? null : value(field, profile);
            if (value == null) {
                continue;
            }
            FieldValue cut = cut(value, field.maxChars());
            truncated += cut.equals(value) ? 0 : 1;
            fields.put(field.target(), new MappedField(cut, field.policy()));
        }
        return new MappedRecord(fields, truncated);
    }

    private static @Nullable FieldValue value(FieldMapping field, Map<ProfileField, FieldValue> profile) {
        FieldValue value = field.constant() != null
                ? new FieldValue.Text(field.constant())
                : field.from() == null ? null : profile.get(field.from());
        if (value != null
                && field.from() != null
                && value.kind() != field.from().kind()) {
            throw new IllegalArgumentException("The profile's " + field.from().id() + " is of the wrong kind");
        }
        if (value instanceof FieldValue.Text text) {
            String trimmed = text.value().strip();
            return trimmed.isEmpty() ? null : new FieldValue.Text(trimmed);
        }
        return value;
    }

    private static FieldValue cut(FieldValue value, int maxChars) {
        if (maxChars == 0
                || !(value instanceof FieldValue.Text text)
                || text.value().length() <= maxChars) {
            return value;
        }
        int end = maxChars - ELLIPSIS.length();
        if (end > 0 && Character.isHighSurrogate(text.value().charAt(end - 1))) {
            end--;
        }
        return new FieldValue.Text(text.value().substring(0, end).strip() + ELLIPSIS);
    }

    /**
     * A mapped record.
     *
     * @param fields value and policy by CRM field, in the mapping's order
     * @param truncated how many texts were cut
     */
    public record MappedRecord(LinkedHashMap<String, MappedField> fields, int truncated) {}

    /** A value with its policy. */
    public record MappedField(FieldValue value, WritePolicy policy) {}
}
