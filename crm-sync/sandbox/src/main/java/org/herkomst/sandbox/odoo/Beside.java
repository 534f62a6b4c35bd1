package org.herkomst.sandbox.odoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Messages and activities beside partners, by {@code mail.message} and {@code mail.activity}. Guarded by the database. */
public final class Beside {
    static final String MESSAGE = "mail.message";
    static final String ACTIVITY = "mail.activity";
    private static final int FIRST_ARCHIVING = 18;
    private static final String RES_ID = "res_id";
    private static final String NOW = "2026-11-23 22:54:42";

    private final Database database;
    private final int version;
    private final Map<String, Map<Long, ObjectNode>> all = new LinkedHashMap<>();
    private long last = 17;

    Beside(Database database, int version) {
        this.database = database;
        this.version = version;
    }

    boolean archives() {
        return version >= FIRST_ARCHIVING;
    }

    private Map<Long, ObjectNode> all(String model) {
        return all.computeIfAbsent(model, m -> new TreeMap<>());
    }

    /** What people see, by id: the texts and numbers of activities, and of messages that are no system's. */
    public Map<String, Map<String, String>> of(String model) {
        synchronized (database) {
            var found = new LinkedHashMap<String, Map<String, String>>();
            all(model).values().stream()
                    .filter(node -> !node.path("message_type").asString("").equals("notification")
                            && !node.path("body").asString("-").isEmpty())
                    .forEach(node -> {
                        var values = new LinkedHashMap<String, String>();
                        node.properties()
                                .forEach(
                                        e -> values.put(e.getKey(), e.getValue().asString("")));
                        found.put(node.path("id").asString(""), values);
                    });
            return found;
        }
    }

    /** A person changes one. */
    public void personEdits(String model, String id, Map<String, String> values) {
        synchronized (database) {
            var node = there(model, Long.parseLong(id));
            values.forEach(node::put);
        }
    }

    /** A person deletes one. Of a message Odoo keeps the shell. */
    public void personDeletes(String model, String id) {
        synchronized (database) {
            if (model.equals(MESSAGE)) {
                there(model, Long.parseLong(id)).put("body", "");
            } else {
                all(model).remove(Long.parseLong(id));
            }
        }
    }

    /** A person marks an activity as done: Odoo says so in the chatter, and archives or deletes it. */
    public void personDoes(String id) {
        synchronized (database) {
            var done = there(ACTIVITY, Long.parseLong(id));
            post(
                    done.path("res_id").longValue(),
                    "<div>done<br>" + done.path("note").asString("") + "</div>",
                    "notification");
            if (archives()) {
                done.put("active", false);
            } else {
                all(ACTIVITY).remove(Long.parseLong(id));
            }
        }
    }

    private ObjectNode there(String model, long id) {
        return Objects.requireNonNull(all(model).get(id));
    }

    @Nullable
    ObjectNode get(String model, long id) {
        return all(model).get(id);
    }

    List<ObjectNode> oldestFirst(String model) {
        return new ArrayList<>(all(model).values());
    }

    void delete(String model, long id) {
        all(model).remove(id);
    }

    /** With a partner goes what hangs on it. */
    void partnerGoes(long partner) {
        all.values()
                .forEach(nodes ->
                        nodes.values().removeIf(node -> node.path("res_id").longValue() == partner));
    }

    private ObjectNode add(String model) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", ++last);
        all(model).put(last, node);
        return node;
    }

    long post(long partner, String body, String type) {
        var node = add(MESSAGE).put("model", "res.partner").put(RES_ID, partner);
        node.put("body", body).put("message_type", type).put("date", NOW);
        return node.path("id").longValue();
    }

    long schedule(long partner, ObjectNode values) {
        var node = add(ACTIVITY).put("res_model", "res.partner").put(RES_ID, partner);
        node.setAll(values);
        if (archives()) {
            node.put("active", true);
        }
        return node.path("id").longValue();
    }
}
