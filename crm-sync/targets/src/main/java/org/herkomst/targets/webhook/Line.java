package org.herkomst.targets.webhook;

import java.util.Map;
import org.herkomst.core.delivery.Cleared;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.record.FieldChange;
import org.herkomst.core.target.Retraction;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.WritePolicy;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is told of one company. Made only of a record that passed the last look, or of what takes one back. */
final class Line {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String key;
    private final ObjectNode json;
    private final @Nullable Map<String, String> after;

    private Line(String key, ObjectNode json, @Nullable Map<String, String> after) {
        this.key = key;
        this.json = json;
        this.after = after;
    }

    /** The fields that are new or changed. Name and domain go with a record that is told for the first time. */
    static Line record(Cleared<Plan> cleared) {
        var plan = cleared.value();
        var record = plan.record();
        var json = json(plan.key(), "upsert");
        var known = record.known();
        if (known != null) {
            json.put("id", known.targetId());
        }
        if (plan.first()) {
            json.put("name", record.name());
            if (record.domain() != null) {
                json.put("domain", record.domain());
            }
        }
        var fields = json.putObject("fields");
        plan.compared().changes().stream()
                .filter(FieldChange::written)
                .forEach(change -> fields.putObject(change.field())
                        .put("policy", change.policy().id())
                        .set("value", value(change, record.fields().get(change.field()))));
        return new Line(plan.key(), json, plan.after());
    }

    static Line withdrawal(Retraction retraction) {
        var key = retraction.key().value();
        var json = json(key, "withdraw");
        if (retraction.targetId() != null) {
            json.put("id", retraction.targetId());
        }
        json.put("made", retraction.ownership() != Ownership.ADOPTED);
        json.put("forbidden", retraction.forbidden());
        return new Line(key, json, null);
    }

    private static ObjectNode json(String key, String operation) {
        return JSON.objectNode().put("key", key).put("operation", operation);
    }

    /** In the kind that it has; what is gone is null, and a list comes whole. */
    private static JsonNode value(FieldChange change, @Nullable MappedField field) {
        if (change.after().isEmpty()) {
            return JSON.nullNode();
        }
        if (field != null && change.policy() != WritePolicy.APPEND) {
            if (field.value() instanceof FieldValue.Whole whole) {
                return JSON.numberNode(whole.value());
            }
            if (field.value() instanceof FieldValue.Decimal decimal) {
                return JSON.numberNode(decimal.value());
            }
            if (field.value() instanceof FieldValue.Flag flag) {
                return JSON.booleanNode(flag.value());
            }
        }
        return JSON.stringNode(change.after());
    }

    String key() {
        return key;
    }

    ObjectNode json() {
        return json;
    }

    /** All that the receiver holds of the record afterwards; absent where it is taken back. */
    @Nullable
    Map<String, String> after() {
        return after;
    }
}
