package org.herkomst.mappings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the field names of a kind of CRM look like, and which of its fields are never ours to write.
 *
 * @param names pattern of legal names
 * @param namesInWords the pattern for a person
 * @param neverWritten fields that belong to people
 */
record TargetRules(Pattern names, String namesInWords, Set<String> neverWritten) {

    /** Rules by kind of CRM. HubSpot's are from its property API. */
    static final Map<String, TargetRules> BY_KIND = Map.of(
            "hubspot",
            new TargetRules(
                    Pattern.compile("[a-z][a-z0-9_]{0,99}"),
                    "lower case letters, digits and _, beginning with a letter, at most 100 characters",
                    Set.of("hubspot_owner_id", "lifecyclestage", "hs_lead_status", "hs_object_id")));

    /** For a kind of CRM that isn't known: any name will do, so that the other faults can be told. */
    static final TargetRules UNKNOWN = new TargetRules(Pattern.compile("(?s).*"), "any name", Set.of());

    static List<String> kinds() {
        return BY_KIND.keySet().stream().sorted().toList();
    }

    /** What to do about a name that the CRM doesn't take. */
    String nameCure(String name) {
        String near = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        near = near.replaceAll("^[^a-z]+|_$", "");
        return "Use " + namesInWords + (names.matcher(near).matches() ? ", such as " + near : "");
    }

    static Optional<TargetRules> of(String kind) {
        return Optional.ofNullable(BY_KIND.get(kind));
    }
}
