package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the tests that stand in a mapping file. */
final class TestReader {
    private final Section root;
    private final List<FieldMapping> fields;
    private final boolean fieldsKnown;

    /**
     * Reads the tests of a file.
     *
     * @param fields the mapped fields
     * @param fieldsKnown whether these are all; false where some of them have a fault
     */
    TestReader(Section root, List<FieldMapping> fields, boolean fieldsKnown) {
        this.root = root;
        this.fields = fields;
        this.fieldsKnown = fieldsKnown;
    }

    List<MappingTest> read() {
        List<MappingTest> tests = new ArrayList<>();
        for (Section section : root.sections("tests")) {
            section.allows(List.of("name", "given", "expect"));
            String name = section.has("name") ? section.text("name") : null;
            if (!section.has("expect")) {
                section.fault("nothing is expected", "Add expect: { field: value }");
            }
            tests.add(new MappingTest(
                    Objects.requireNonNullElse(name, "test " + (tests.size() + 1)),
                    section.line(),
                    given(section),
                    expect(section)));
        }
        return tests;
    }

    private static Map<ProfileField, FieldValue> given(Section section) {
        Map<ProfileField, FieldValue> given = new EnumMap<>(ProfileField.class);
        Section profile = section.section("given");
        if (profile == null) {
            return given;
        }
        for (String id : profile.keys()) {
            ProfileField field = ProfileField.of(id).orElse(null);
            if (field == null) {
                String message = "a company profile has no \"" + Faults.shown(id) + "\"";
                profile.fault(id, message, NearestName.cure(id, ProfileField.ids()));
                continue;
            }
            String text = profile.text(id);
            if (text != null) {
                ValueType.of(field.kind())
                        .read(new FieldValue.Text(text))
                        .ifPresentOrElse(
                                value -> given.put(field, value),
                                () -> profile.fault(
                                        id,
                                        "this is not " + field.kind().words(),
                                        "Give " + field.kind().words() + example(field)));
            }
        }
        return given;
    }

    private static String example(ProfileField field) {
        return field.kind() == ProfileField.Kind.DAY ? ", such as 2026-10-31" : "";
    }

    private Map<String, String> expect(Section section) {
        LinkedHashMap<String, String> expect = new LinkedHashMap<>();
        Section expected = section.section("expect");
        if (expected == null) {
            return expect;
        }
        List<String> names = fields.stream().map(FieldMapping::target).toList();
        for (String name : expected.keys()) {
            if (fieldsKnown && !names.contains(name)) {
                String message = "the mapping has no field \"" + Faults.shown(name) + "\"";
                expected.fault(name, message, NearestName.cure(name, names));
            }
            YamlNode node = expected.node(name);
            if (node instanceof YamlNode.Scalar scalar) {
                expect.put(name, scalar.text().strip());
            } else {
                expected.text(name);
            }
        }
        return expect;
    }
}
