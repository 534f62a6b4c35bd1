package org.herkomst.mappings;

import java.util.List;

/**
 * A mapping as read from its file.
 *
 * @param name the preset's name or the file's
 * @param target the kind of CRM it is for, such as {@code hubspot}
 * @param keyField the unique field of ours that holds the company's key
 * @param fields the fields, in the file's order; each target field at most once
 * @param hash short hash of the content; the run report's {@code mapping_hash}
 */
public record Mapping(String name, String target, String keyField, List<FieldMapping> fields, String hash) {
    public Mapping {
        fields = List.copyOf(fields);
    }

    /** What the field names of its CRM look like. */
    public TargetRules rules() {
        return TargetKind.of(target).map(TargetKind::rules).orElse(TargetRules.UNKNOWN);
    }
}
