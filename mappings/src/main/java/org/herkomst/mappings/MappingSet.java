package org.herkomst.mappings;

import java.util.LinkedHashMap;
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
     * Maps a profile; fields without a value are left out.
     *
     * @param profile the values that are known
     */
    public MappedRecord map(Map<ProfileField, FieldValue> profile) {
        throw new UnsupportedOperationException("to be written by the mappings' author");
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
