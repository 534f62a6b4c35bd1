package org.herkomst.sandbox.salesforce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes of up to 200 records: answers 200, with a verdict for each in its place. Guarded by the organisation. */
final class CollectionCalls {
    private static final int MOST = 200;

    private final SalesforceOrg org;
    private final TaskCalls tasks;

    CollectionCalls(SalesforceOrg org) {
        this.org = org;
        this.tasks = new TaskCalls(org);
    }

    private interface Write {
        ObjectNode write(JsonNode record);
    }

    /** Accounts are upserted; only tasks are made so here. */
    ArrayNode makeTasks(JsonNode body) {
        return tasks.create(body);
    }

    ArrayNode update(JsonNode body) {
        return TaskCalls.are(body) ? tasks.update(body) : each(body, this::updateOne);
    }

    ArrayNode upsert(JsonNode body) {
        body.path("records").forEach(CollectionCalls::refuseId);
        return each(body, this::upsertOne);
    }

    private static void refuseId(JsonNode record) {
        if (record.has("id") || record.has("Id")) {
            throw new Refusal(400, "INVALID_FIELD", "The Id field should not be specified in the sobject data.");
        }
    }

    private ArrayNode each(JsonNode body, Write write) {
        org.refuseHidden();
        var records = body.path("records");
        if (!records.isArray() || records.isEmpty() || records.size() > MOST) {
            throw new Refusal(400, "EXCEEDED_ID_LIMIT", "record limit reached or no records");
        }
        // An unknown field, or a value of the wrong kind, spoils the whole request.
        records.forEach(this::refuseForm);
        var results = JsonNodeFactory.instance.arrayNode();
        for (var record : records) {
            try {
                results.add(write.write(record));
            } catch (Refusal r) {
                if (r.status != 200) {
                    throw r;
                }
                results.add(refused(r));
            }
        }
        return results;
    }

    private void refuseForm(JsonNode record) {
        if (!record.path("attributes").path("type").asString("").equals("Account")) {
            throw new Refusal(400, "INVALID_INPUT", "The type attribute is missing");
        }
        values(record).forEach((name, value) -> org.field(name).refuseForm(value));
    }

    static ObjectNode refused(Refusal refusal) {
        var node = JsonNodeFactory.instance.objectNode().put("success", false);
        node.putArray("errors").add(refusal.json());
        return node;
    }

    static ObjectNode done(OrgRecord record) {
        var node = JsonNodeFactory.instance.objectNode().put("id", record.id).put("success", true);
        node.putArray("errors");
        return node;
    }

    static Map<String, JsonNode> values(JsonNode record) {
        var values = new LinkedHashMap<String, JsonNode>();
        record.properties().forEach(field -> {
            if (!field.getKey().equals("attributes") && !field.getKey().equals("id")) {
                values.put(field.getKey(), field.getValue());
            }
        });
        return values;
    }

    private ObjectNode updateOne(JsonNode record) {
        var there = find(record.path("id").asString(""));
        org.set(there, values(record), false);
        return done(there);
    }

    private OrgRecord find(String id) {
        var there = org.find(id)
                .orElseThrow(() -> Refusal.record("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"));
        if (there.deleted) {
            throw Refusal.record("ENTITY_IS_DELETED", "entity is deleted");
        }
        return there;
    }

    private ObjectNode upsertOne(JsonNode record) {
        var key = record.path(SalesforceOrg.KEY).asString("");
        if (key.isEmpty()) {
            throw Refusal.record("MISSING_ARGUMENT", SalesforceOrg.KEY + " not specified", SalesforceOrg.KEY);
        }
        var there = org.byKey(key);
        if (there.size() > 1) {
            throw Refusal.record("DUPLICATE_EXTERNAL_ID", "more than one record found for external id field");
        }
        return there.isEmpty() ? create(record) : change(record, there.get(0));
    }

    private ObjectNode change(JsonNode record, OrgRecord there) {
        org.set(there, values(record), false);
        return done(there).put("created", false);
    }

    private ObjectNode create(JsonNode record) {
        var made = org.make();
        try {
            org.set(made, values(record), true);
        } catch (Refusal r) {
            org.records().remove(made);
            throw r;
        }
        return done(made).put("created", true);
    }

    ArrayNode delete(List<String> ids) {
        if (!ids.isEmpty() && ids.get(0).startsWith(OrgTasks.PREFIX)) {
            return tasks.delete(ids);
        }
        org.refuseHidden();
        if (ids.isEmpty() || ids.size() > MOST) {
            throw new Refusal(400, "EXCEEDED_ID_LIMIT", "record limit reached");
        }
        var results = JsonNodeFactory.instance.arrayNode();
        for (var id : ids) {
            try {
                var there = find(id);
                if (there.locks > 0) {
                    there.locks--;
                    throw Refusal.record("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record");
                }
                if (there.undeletable) {
                    throw Refusal.record("DELETE_FAILED", "Your attempt to delete could not be completed");
                }
                there.deleted = true;
                results.add(done(there));
            } catch (Refusal r) {
                results.add(refused(r));
            }
        }
        return results;
    }
}
