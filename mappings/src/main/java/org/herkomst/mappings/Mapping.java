package org.herkomst.mappings;

import java.util.List;
import java.util.Optional;

/**
 * A mapping as read from its file.
 *
 * @param name the preset's name or the file's
 * @param target the kind of CRM it is for, such as {@code hubspot}
 * @param keyField the unique field of ours that holds the company's key
 * @param fields the fields, in the file's order; each target field at most once
 * @param parts what it says besides its fields
 * @param hash short hash of the content; the run report's {@code mapping_hash}
 */
public record Mapping(
        String name, String target, String keyField, List<FieldMapping> fields, MappingParts parts, String hash) {
    public Mapping {
        fields = List.copyOf(fields);
    }

    /** Nothing but fields. */
    public Mapping(String name, String target, String keyField, List<FieldMapping> fields, String hash) {
        this(name, target, keyField, fields, MappingParts.NONE, hash);
    }

    /** What the field names of its CRM look like. */
    public TargetRules rules() {
        return TargetKind.of(target).map(TargetKind::rules).orElse(TargetRules.UNKNOWN);
    }

    /** Steps by which records are looked for, our key first; empty: the target's usual way. */
    public List<LadderStep> ladder() {
        return parts.ladder();
    }

    /** When a company gets a record. */
    public Creation creation() {
        return parts.creation();
    }

    /** How visits count; empty where there is no score. */
    public Optional<ScoreRules> score() {
        return Optional.ofNullable(parts.score());
    }

    /** Names for groups of pages, with the paths that belong to them. */
    public PageGroups pageGroups() {
        return new PageGroups(parts.pageGroups());
    }

    /** Notes and tasks beside the record. */
    public ActivityRules activities() {
        return parts.activities();
    }

    /** The tests that stand in the file. */
    public List<MappingTest> tests() {
        return parts.tests();
    }

    /** The CRM field that gets this profile field as it is, and is written by us. */
    public Optional<FieldMapping> fieldFrom(ProfileField field) {
        return fields.stream()
                .filter(mapped -> mapped.from() == field && mapped.policy() != WritePolicy.OFF)
                .findFirst();
    }

    /** Runs the file's tests, without a network. */
    public List<TestResult> test() {
        return TestResult.of(this);
    }
}
