package org.herkomst.proofs.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The fields that a round plays with, and values of their kinds. */
final class Fields {
    private static final Map<String, String> FROM = Map.of(
            "name",
            "name",
            "phone",
            "phone",
            "address",
            "street",
            "city",
            "city",
            "country",
            "country",
            "numberofemployees",
            "employees");
    private static final List<String> NUMBERS = List.of(
            "numberofemployees",
            "herkomst_visits_7d",
            "herkomst_visits_30d",
            "herkomst_visits_90d",
            "herkomst_pages_30d");
    private static final List<String> DAYS = List.of("herkomst_first_visit", "herkomst_last_visit");
    private static final List<String> TEXTS = List.of(
            "name", "phone", "address", "city", "country", "herkomst_source", "herkomst_channel", "herkomst_top_pages");
    private static final List<String> POLICIES =
            List.of("overwrite", "fill_empty", "create_only", "append", "min", "max", "never_after_human_edit", "off");

    private final RandomGenerator random;

    Fields(RandomGenerator random) {
        this.random = random;
    }

    /** All of them. */
    List<String> names() {
        return java.util.stream.Stream.of(NUMBERS, DAYS, TEXTS)
                .flatMap(List::stream)
                .toList();
    }

    private static boolean text(String field) {
        return TEXTS.contains(field);
    }

    /** A mapping that extends HubSpot's, with a random policy for each. */
    String mapping() {
        StringBuilder yaml = new StringBuilder("extends: hubspot\nfields:\n");
        for (String field : names()) {
            String policy = POLICIES.get(random.nextInt(POLICIES.size()));
            // A number or a day can't hold a list: HubSpot refuses it.
            String legal = policy.equals("append") && !text(field) ? "never_after_human_edit" : policy;
            String from = FROM.containsKey(field) ? "from: " + FROM.get(field) + ", " : "";
            yaml.append("  ")
                    .append(field)
                    .append(": { ")
                    .append(from)
                    .append("policy: ")
                    .append(legal)
                    .append(" }\n");
        }
        return yaml.toString();
    }

    /** A value that a person could write; empty now and then. */
    String value(String field) {
        if (random.nextInt(5) == 0) {
            return "";
        }
        if (NUMBERS.contains(field)) {
            return Integer.toString(random.nextInt(12));
        }
        return DAYS.contains(field)
                ? "20" + (20 + random.nextInt(12)) + "-0" + (1 + random.nextInt(9)) + "-11"
                : List.of("Utrecht", "Delft", "NL", "+31 30 1", "Kade 1", "direct", "x;y")
                        .get(random.nextInt(7));
    }

    /** Values of a person's own record. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        names().stream().filter(name -> !name.startsWith("herkomst_")).forEach(name -> {
            String value = value(name);
            if (!value.isEmpty()) {
                values.put(name, value);
            }
        });
        return values;
    }
}
