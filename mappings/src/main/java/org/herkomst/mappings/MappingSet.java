package org.herkomst.mappings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applies a mapping to a profile. Stateless and thread-safe. */
public final class MappingSet {
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
        RecordSketch sketch = new RecordSketch(profile);
        for (FieldMapping field : mapping.fields()) {
            WritePolicy policy = field.policy();
            if (policy != WritePolicy.OFF) {
                sketch.add(field, policy(field));
            }
        }
        return sketch.record();
    }

    /** Where only records are made, those that are there get nothing but our key. */
    private WritePolicy policy(FieldMapping field) {
        boolean key = field.target().equals(mapping.keyField());
        return mapping.creation().mode() == Creation.Mode.CREATE && !key ? WritePolicy.CREATE_ONLY : field.policy();
    }

    /**
     * A mapped record.
     *
     * @param fields value and policy by CRM field, in the mapping's order
     * @param truncated how many texts were cut
     * @param coerced how many values were changed to fit a type or a CRM's options
     * @param refusals why the record can't go out; empty: it can
     */
    public record MappedRecord(
            LinkedHashMap<String, MappedField> fields, int truncated, int coerced, List<Refusal> refusals) {
        public MappedRecord {
            refusals = List.copyOf(refusals);
        }
    }

    /** A value with its policy. */
    public record MappedField(FieldValue value, WritePolicy policy) {}

    /**
     * Why a mapping lets a record not go out.
     *
     * @param field the CRM field
     * @param reason why, for a person; never holds a value
     */
    public record Refusal(String field, String reason) {}
}
