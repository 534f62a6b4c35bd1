package org.herkomst.sandbox.salesforce;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes of tasks in collections. Guarded by the organisation. */
final class TaskCalls {
    private static final int MOST = 200;

    private final SalesforceOrg org;

    TaskCalls(SalesforceOrg org) {
        this.org = org;
    }

    private interface Work<T> {
        OrgRecord on(T one);
    }

    /** Whether a collection is of tasks. */
    static boolean are(JsonNode body) {
        return body.path("records")
                .path(0)
                .path("attributes")
                .path("type")
                .asString("")
                .equals("Task");
    }

    ArrayNode create(JsonNode body) {
        return each(records(body), record -> org.tasks().make(CollectionCalls.values(record)));
    }

    ArrayNode update(JsonNode body) {
        return each(
                records(body),
                record -> org.tasks().change(record.path("id").asString(""), CollectionCalls.values(record)));
    }

    ArrayNode delete(List<String> ids) {
        return each(ids, org.tasks()::delete);
    }

    /** An unknown field, or a value of the wrong kind, spoils the whole request. */
    private List<JsonNode> records(JsonNode body) {
        org.tasks().refuseHidden();
        var records = body.path("records").valueStream().toList();
        for (var record : records) {
            if (!record.path("attributes").path("type").asString("").equals("Task")) {
                throw new Refusal(400, "INVALID_INPUT", "The type attribute is missing, or another");
            }
            Map<String, JsonNode> values = CollectionCalls.values(record);
            values.forEach((name, value) -> org.tasks().field(name).refuseForm(value));
        }
        return records;
    }

    private static <T> ArrayNode each(List<T> all, Work<T> work) {
        if (all.isEmpty() || all.size() > MOST) {
            throw new Refusal(400, "EXCEEDED_ID_LIMIT", "record limit reached or no records");
        }
        var results = JsonNodeFactory.instance.arrayNode();
        for (var one : all) {
            results.add(verdict(one, work));
        }
        return results;
    }

    private static <T> ObjectNode verdict(T one, Work<T> work) {
        try {
            return CollectionCalls.done(work.on(one));
        } catch (Refusal r) {
            if (r.status != 200) {
                throw r;
            }
            return CollectionCalls.refused(r);
        }
    }
}
