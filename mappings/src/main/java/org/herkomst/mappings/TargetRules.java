package org.herkomst.mappings;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the field names of a kind of CRM look like, and which of its fields are never ours to write.
 *
 * @param names pattern of legal names
 * @param namesInWords the pattern for a person
 * @param ours how the names of our own fields begin there, such as {@code herkomst_}
 * @param key our own field that holds the company's key, such as {@code herkomst_key}
 * @param neverWritten fields that belong to people
 */
public record TargetRules(Pattern names, String namesInWords, String ours, String key, Set<String> neverWritten) {
    /** For a kind of CRM that isn't known: any name will do, so that the other faults can be told. */
    static final TargetRules UNKNOWN =
            new TargetRules(Pattern.compile("(?s).*"), "any name", "herkomst_", "herkomst_key", Set.of());

    public TargetRules {
        neverWritten = Set.copyOf(neverWritten);
    }

    /** Whether the field of that name is one of ours. */
    public boolean ours(String name) {
        return name.startsWith(ours);
    }

    /** What to do about a name that the CRM doesn't take. */
    String nameCure(String name) {
        String near = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        near = near.replaceAll("^[^a-z]+|_$", "");
        return "Use " + namesInWords + (names.matcher(near).matches() ? ", such as " + near : "");
    }
}
