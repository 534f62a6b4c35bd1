package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.MappingSet.MappedRecord;

/**
 * What became of a test of a mapping file.
 *
 * @param test the test
 * @param differences what is otherwise than expected; empty: it passed
 */
public record TestResult(MappingTest test, List<Difference> differences) {
    public TestResult {
        differences = List.copyOf(differences);
    }

    /** Whether all is as expected. */
    public boolean passed() {
        return differences.isEmpty();
    }

    /**
     * A field that is otherwise than expected.
     *
     * @param expected the text expected; empty: no value
     * @param actual the text that came; empty: no value
     * @param reason why there is none, where the mapping refuses the record
     */
    public record Difference(String field, String expected, String actual, String reason) {}

    /** Runs a mapping's tests. */
    static List<TestResult> of(Mapping mapping) {
        MappingSet set = new MappingSet(mapping);
        return mapping.tests().stream().map(test -> of(test, set)).toList();
    }

    private static TestResult of(MappingTest test, MappingSet set) {
        Map<ProfileField, FieldValue> profile = new EnumMap<>(ProfileField.class);
        profile.put(ProfileField.KEY, new FieldValue.Text("hk-test"));
        profile.putAll(test.given());
        MappedRecord mapped = set.map(profile);
        List<Difference> differences = new ArrayList<>();
        test.expect().forEach((field, expected) -> {
            MappedField there = mapped.fields().get(field);
            String actual = there == null ? "" : there.value().asText();
            String reason = mapped.refusals().stream()
                    .filter(refusal -> refusal.field().equals(field))
                    .map(MappingSet.Refusal::reason)
                    .findFirst()
                    .orElse("");
            if (!actual.equals(expected) || !reason.isEmpty()) {
                differences.add(new Difference(field, expected, actual, reason));
            }
        });
        return new TestResult(test, differences);
    }
}
