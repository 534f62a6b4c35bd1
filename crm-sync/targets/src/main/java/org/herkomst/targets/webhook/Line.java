package org.herkomst.targets.webhook;

import java.util.Map;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.Activity.Kind;
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

/** What is told of one company, note or task. Made only of what passed the last look, or of what takes it back. */
final class Line {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String MARK = "Herkomst ";

    private final String key;
    private final String id;
    private final ObjectNode json;
    private final @Nullable Map<String, String> after;

    private Line(String key, String id, ObjectNode json, @Nullable Map<String, String> after) {
        this.key = key;
        this.id = id;
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
        return new Line(plan.key(), plan.key(), json, plan.after());
    }

    static Line withdrawal(Retraction retraction) {
        var key = retraction.key().value();
        var json = json(key, "withdraw");
        if (retraction.targetId() != null) {
            json.put("id", retraction.targetId());
        }
        json.put("made", retraction.ownership() != Ownership.ADOPTED);
        json.put("forbidden", retraction.forbidden());
        return new Line(key, key, json, null);
    }

    /**
     * A note or a task.
     *
     * @param recordId what the receiver calls the company's record; absent in a change
     */
    static Line activity(Cleared<Activity> cleared, @Nullable String recordId) {
        var activity = cleared.value();
        var id = idOf(activity.mark());
        var json = activity(activity.kind().id(), id);
        if (recordId != null) {
            json.put("record", recordId);
        }
        json.put("subject", activity.subject())
                .put("text", activity.body())
                .put("day", activity.day().toString());
        if (activity.due() != null) {
            json.put("due", activity.due().toString());
        }
        return new Line(keyOf(id), id, json, saying(activity.hash()));
    }

    /** That a note or a task is taken back. */
    static Line removed(Kind kind, String id) {
        return new Line(keyOf(id), id, activity(kind.id() + "_removed", id), null);
    }

    private static ObjectNode activity(String type, String id) {
        return JSON.objectNode().put("type", type).put("id", id).put("key", keyOf(id));
    }

    /** The id of a note or task: the same for the same company, kind and slot, so telling it twice makes nothing twice. */
    static String idOf(String mark) {
        return mark.substring(MARK.length()).replace(' ', '/');
    }

    /** The company's key in the id of a note or task. */
    static String keyOf(String id) {
        return id.substring(0, Math.max(0, id.indexOf('/')));
    }

    /** What is known of a note or task: its words don't lie about. */
    static Map<String, String> saying(String hash) {
        return Map.of("hash", hash);
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

    /** The company's key; of a note or task its id. */
    String id() {
        return id;
    }

    /** Whether it is of a note or a task. */
    boolean ofActivity() {
        return !id.equals(key);
    }

    ObjectNode json() {
        return json;
    }

    /** All that the receiver holds of the record afterwards, or what is known of a note or task; absent where it is taken back. */
    @Nullable
    Map<String, String> after() {
        return after;
    }
}
