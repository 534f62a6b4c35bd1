package org.herkomst.sandbox.hubspot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Search over what the index has seen by now. Guarded by the account. */
final class SearchCalls {
    /** Most companies of a large account don't have what is asked for. */
    private static final Set<String> ASK_FOR_A_VALUE = Set.of("EQ", "IN", "CONTAINS_TOKEN");

    private final SandboxAccount account;

    SearchCalls(SandboxAccount account) {
        this.account = account;
    }

    Answer search(JsonNode body) {
        RequestCheck.search(body);
        var hits = account.live().stream()
                .filter(c -> matches(body.path("filterGroups"), account.seen(c)))
                .toList();
        var from = Integer.parseInt(body.path("after").asString("0"));
        var to = Math.min(hits.size(), from + body.path("limit").asInt());
        var node = JsonNodeFactory.instance.objectNode();
        node.put("total", hits.size());
        var results = node.putArray("results");
        hits.subList(Math.min(from, to), to).forEach(c -> results.add(seen(c, body)));
        if (to < hits.size()) {
            node.putObject("paging").putObject("next").put("after", Integer.toString(to));
        }
        return Answer.json(200, node);
    }

    private JsonNode seen(Company company, JsonNode body) {
        var shown = BatchCalls.company(
                company, body.path("properties").valueStream().map(JsonNode::asString));
        var values = account.seen(company);
        var properties = shown.putObject("properties");
        properties.put("hs_object_id", company.id);
        body.path("properties").forEach(n -> properties.put(n.asString(), values.get(n.asString())));
        return shown;
    }

    private static boolean matches(JsonNode groups, Map<String, String> values) {
        return groups.isEmpty()
                || groups.valueStream()
                        .anyMatch(g -> g.path("filters").valueStream().allMatch(f -> fits(f, values)));
    }

    private static boolean fits(JsonNode filter, Map<String, String> values) {
        var value =
                values.getOrDefault(filter.path("propertyName").asString(), "").toLowerCase(Locale.ROOT);
        if (value.isEmpty() && ASK_FOR_A_VALUE.contains(filter.path("operator").asString())) {
            return false;
        }
        var wanted = filter.path("value").asString("").toLowerCase(Locale.ROOT);
        return switch (filter.path("operator").asString()) {
            case "EQ" -> value.equals(wanted);
            case "NEQ" -> !value.equals(wanted);
            case "IN" -> any(filter, value);
            case "NOT_IN" -> !any(filter, value);
            case "HAS_PROPERTY" -> !value.isEmpty();
            case "NOT_HAS_PROPERTY" -> value.isEmpty();
            case "CONTAINS_TOKEN" -> tokens(value).contains(wanted);
            default -> throw Refusal.invalid("This sandbox doesn't know the operator");
        };
    }

    private static boolean any(JsonNode filter, String value) {
        return filter.path("values")
                .valueStream()
                .anyMatch(v -> v.asString().toLowerCase(Locale.ROOT).equals(value));
    }

    private static List<String> tokens(String value) {
        return Arrays.asList(value.split("[;,()&/\\s]+", -1));
    }
}
