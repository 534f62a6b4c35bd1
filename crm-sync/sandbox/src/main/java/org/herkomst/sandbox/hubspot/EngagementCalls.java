package org.herkomst.sandbox.hubspot;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Calls on notes and tasks. Guarded by the account. */
final class EngagementCalls {
    static final Set<String> TYPES = Set.of("notes", "tasks");
    private static final int LONGEST_BODY = 65_536;
    private static final Map<String, Integer> TO_COMPANY = Map.of("notes", 190, "tasks", 192);
    private static final Map<String, Set<String>> PROPERTIES = Map.of(
            "notes", Set.of("hs_timestamp", "hs_note_body", "hubspot_owner_id"),
            "tasks",
                    Set.of(
                            "hs_timestamp",
                            "hs_task_body",
                            "hs_task_subject",
                            "hs_task_status",
                            "hs_task_type",
                            "hs_task_priority",
                            "hubspot_owner_id"));

    private final SandboxAccount account;

    EngagementCalls(SandboxAccount account) {
        this.account = account;
    }

    Answer carryOut(String type, String operation, JsonNode body) {
        return switch (operation) {
            case "batch/create" -> create(type, body);
            case "batch/update" -> update(type, body);
            case "batch/read" -> read(type, body);
            case "batch/archive" -> archive(type, body);
            case "search" -> search(type, body);
            default -> throw new Refusal(404, "NOT_FOUND", "No such path");
        };
    }

    private Answer create(String type, JsonNode body) {
        RequestCheck.create(body, TO_COMPANY.getOrDefault(type, 0));
        var results = new ArrayList<JsonNode>();
        for (var input : body.path("inputs")) {
            values(type, input);
            var company = account.find(
                    input.path("associations").get(0).path("to").path("id").asString());
            if (company.archived) {
                throw new Refusal(404, "OBJECT_NOT_FOUND", "Company " + company.id + " is archived");
            }
            var made = account.engagements().make(type, company.id);
            store(made, input);
            results.add(result(made, input));
        }
        return Answer.json(201, BatchCalls.complete(results, JsonNodeFactory.instance.arrayNode(), account.now()));
    }

    private static void values(String type, JsonNode input) {
        input.path("properties").properties().forEach(e -> {
            if (!PROPERTIES.getOrDefault(type, Set.of()).contains(e.getKey())) {
                throw Refusal.invalid("Property \"" + e.getKey() + "\" does not exist");
            }
            if (e.getValue().asString().length() > LONGEST_BODY) {
                throw Refusal.invalid("Property values were not valid: " + e.getKey());
            }
        });
    }

    private Answer update(String type, JsonNode body) {
        RequestCheck.update(body);
        var results = new ArrayList<JsonNode>();
        var errors = JsonNodeFactory.instance.arrayNode();
        for (var input : body.path("inputs")) {
            values(type, input);
            var id = input.path("id").asString();
            account.engagements()
                    .find(type, id)
                    .ifPresentOrElse(
                            e -> {
                                store(e, input);
                                results.add(result(e, input));
                            },
                            () -> errors.add(Answer.error(new Refusal(404, "OBJECT_NOT_FOUND", "No object " + id))));
        }
        return Answer.json(200, BatchCalls.complete(results, errors, account.now()));
    }

    private static void store(Engagement engagement, JsonNode input) {
        input.path("properties")
                .properties()
                .forEach(e -> engagement.properties.put(e.getKey(), e.getValue().asString()));
    }

    private Answer read(String type, JsonNode body) {
        RequestCheck.read(body);
        var results = new ArrayList<JsonNode>();
        for (var input : body.path("inputs")) {
            account.engagements().find(type, input.path("id").asString()).ifPresent(e -> results.add(shown(e)));
        }
        return Answer.json(200, BatchCalls.complete(results, JsonNodeFactory.instance.arrayNode(), account.now()));
    }

    private Answer archive(String type, JsonNode body) {
        RequestCheck.archive(body);
        for (var input : body.path("inputs")) {
            account.engagements().find(type, input.path("id").asString()).ifPresent(e -> e.archived = true);
        }
        return new Answer(204, Map.of(), "application/json", "");
    }

    /** Only by the company; what is younger than the lag isn't seen. */
    private Answer search(String type, JsonNode body) {
        RequestCheck.search(body);
        var filter = body.path("filterGroups").path(0).path("filters").path(0);
        if (!filter.path("propertyName").asString("").equals("associations.company")) {
            throw Refusal.invalid("This sandbox searches notes and tasks by their company only");
        }
        var hits = account.engagements().all().stream()
                .filter(e -> e.type.equals(type)
                        && !e.archived
                        && account.searchable(e.created)
                        && account.isOrWas(e.company, filter.path("value").asString("")))
                .toList();
        var from = Integer.parseInt(body.path("after").asString("0"));
        var to = Math.min(hits.size(), from + body.path("limit").asInt());
        var node = JsonNodeFactory.instance.objectNode();
        node.put("total", hits.size());
        var results = node.putArray("results");
        hits.subList(Math.min(from, to), to).forEach(e -> results.add(shown(e)));
        if (to < hits.size()) {
            node.putObject("paging").putObject("next").put("after", Integer.toString(to));
        }
        return Answer.json(200, node);
    }

    private static ObjectNode result(Engagement engagement, JsonNode input) {
        var node = shown(engagement);
        node.put("objectWriteTraceId", input.path("objectWriteTraceId").asString());
        return node;
    }

    private static ObjectNode shown(Engagement engagement) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", engagement.id);
        node.put("archived", engagement.archived);
        var properties = node.putObject("properties");
        engagement.properties.forEach(properties::put);
        return node;
    }
}
