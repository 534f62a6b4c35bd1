package org.herkomst.mappings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A test that stands in a mapping file.
 *
 * @param name its name, or its place in the list
 * @param line where it begins
 * @param given what is known of a company
 * @param expect the texts expected by CRM field; empty: nothing is written, or the field is emptied
 */
public record MappingTest(String name, int line, Map<ProfileField, FieldValue> given, Map<String, String> expect) {
    public MappingTest {
        given = Map.copyOf(given);
        expect = Collections.unmodifiableMap(new LinkedHashMap<>(expect));
    }
}
