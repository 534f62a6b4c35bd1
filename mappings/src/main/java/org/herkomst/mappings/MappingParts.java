package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping says besides its fields.
 *
 * @param ladder steps by which records are looked for, our key first; empty: nothing said, so the target's usual way
 * @param creation when a company gets a record
 * @param lookups tables by name
 * @param pageGroups paths by page group
 * @param score how visits count; absent: there is no score
 * @param activities notes and tasks beside the record
 * @param tests the file's tests
 */
public record MappingParts(
        List<LadderStep> ladder,
        Creation creation,
        Map<String, Map<String, String>> lookups,
        Map<String, List<String>> pageGroups,
        @Nullable ScoreRules score,
        ActivityRules activities,
        List<MappingTest> tests) {
    /** Nothing said. */
    static final MappingParts NONE =
            new MappingParts(List.of(), Creation.ANY, Map.of(), Map.of(), null, ActivityRules.NONE, List.of());

    public MappingParts {
        ladder = List.copyOf(ladder);
        lookups = Map.copyOf(lookups);
        pageGroups = Collections.unmodifiableMap(new LinkedHashMap<>(pageGroups));
        tests = List.copyOf(tests);
    }

    /** All that makes them up, tests apart, for hashing; tables count where a field uses them. */
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        parts.add(ladder.stream().map(LadderStep::id).toList().toString());
        parts.add(creation.mode().id() + " " + creation.minScore() + " " + creation.minConfidence());
        parts.add(creation.countries().stream().sorted().toList().toString());
        new TreeMap<>(pageGroups).forEach((name, paths) -> parts.add(name + " " + paths));
        parts.addAll(score == null ? List.of("-") : score.parts());
        parts.addAll(activities.parts());
        return parts;
    }
}
