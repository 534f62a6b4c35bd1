package org.herkomst.targets.webhook;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a receiver makes of lines: a record a key. Thread-safe. */
final class ReceiverRecords {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, Map<String, String>> byId = new LinkedHashMap<>();
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, JsonNode> activities = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> lacking = new HashSet<>();
    private int made;

    /** Notes and tasks by id, as their lines came last. */
    synchronized Map<String, JsonNode> activities() {
        return new LinkedHashMap<>(activities);
    }

    /** All records by id, as texts. */
    synchronized Map<String, Map<String, String>> all() {
        var all = new LinkedHashMap<String, Map<String, String>>();
        byId.forEach((id, values) -> all.put(id, Map.copyOf(values)));
        return all;
    }

    synchronized @Nullable Map<String, String> of(String key) {
        var id = ids.get(key);
        return id == null ? null : byId.get(id);
    }

    /** From now on it refuses a key. */
    synchronized void refuses(String key) {
        refused.add(key);
    }

    /** From now on it has no such field. */
    synchronized void lacks(String field) {
        lacking.add(field);
        byId.values().forEach(values -> values.remove(field));
    }

    synchronized void heals() {
        refused.clear();
        lacking.clear();
    }

    /** Does what the lines say; gives a verdict a line. */
    synchronized String takes(String body) {
        var said = new StringBuilder();
        body.lines().forEach(text -> {
            var line = MAPPER.readTree(text);
            var verdict = MAPPER.createObjectNode().put("key", line.path("key").asString());
            if (line.has("type")) {
                verdict.put("verdict", activity(line));
            } else if (line.path("operation").asString().equals("withdraw")) {
                withdraw(line, verdict);
            } else {
                upsert(line, verdict);
            }
            said.append(verdict).append('\n');
        });
        return said.toString();
    }

    /** By its id: one that comes again is written over. */
    private String activity(JsonNode line) {
        var id = line.path("id").asString();
        if (refused.contains(line.path("key").asString())) {
            return "rejected";
        }
        if (line.path("type").asString().endsWith("_removed")) {
            return activities.remove(id) == null ? "not_there" : "deleted";
        }
        var merged = line.deepCopy();
        var before = activities.get(id);
        if (before != null && !line.has("record")) {
            ((ObjectNode) merged).set("record", before.path("record"));
        }
        activities.put(id, merged);
        return before == null ? "created" : "updated";
    }

    private void upsert(JsonNode line, ObjectNode verdict) {
        var key = line.path("key").asString();
        if (refused.contains(key)) {
            verdict.put("verdict", "rejected").put("problem", "not wanted here");
            return;
        }
        var there = ids.get(key);
        var id = there == null ? "r-" + ++made : there;
        ids.put(key, id);
        var values = byId.computeIfAbsent(id, i -> new LinkedHashMap<>());
        var ignored = MAPPER.createArrayNode();
        line.path("fields").properties().forEach(e -> {
            var value = e.getValue().path("value");
            if (lacking.contains(e.getKey())) {
                ignored.add(e.getKey());
            } else if (value.isNull()) {
                values.remove(e.getKey());
            } else {
                values.put(e.getKey(), value.asString(""));
            }
        });
        verdict.put("verdict", there == null ? "created" : "updated").put("id", id);
        if (!ignored.isEmpty()) {
            verdict.set("ignored", ignored);
        }
    }

    private void withdraw(JsonNode line, ObjectNode verdict) {
        var id = ids.remove(line.path("key").asString());
        if (id != null) {
            Objects.requireNonNull(byId.remove(id));
        }
        verdict.put("verdict", id == null ? "not_there" : "deleted");
    }
}
