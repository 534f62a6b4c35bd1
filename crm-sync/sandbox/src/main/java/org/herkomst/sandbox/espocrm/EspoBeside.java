package org.herkomst.sandbox.espocrm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Notes and tasks of an installation, and what people do with them; by {@code Note} and {@code Task}. Guarded by the state. */
public final class EspoBeside {
    /** Id of the user whose key it is. */
    public static final String OURSELVES = "6b04c3a9687d07593";

    private static final String NOW = "2026-11-23 22:53:06";

    private final EspoState state;
    private final Map<String, Map<String, ObjectNode>> all = new LinkedHashMap<>();
    private boolean old;
    private int made;

    EspoBeside(EspoState state) {
        this.state = state;
    }

    private Map<String, ObjectNode> all(String entity) {
        return all.computeIfAbsent(entity, e -> new LinkedHashMap<>());
    }

    /** What there is, by id; a value that is none is left out. */
    public Map<String, Map<String, String>> of(String entity) {
        synchronized (state) {
            var found = new LinkedHashMap<String, Map<String, String>>();
            all(entity).forEach((id, node) -> {
                var values = new LinkedHashMap<String, String>();
                node.properties().stream()
                        .filter(e -> !e.getValue().isNull())
                        .forEach(e -> values.put(e.getKey(), e.getValue().asString("")));
                found.put(id, values);
            });
            return found;
        }
    }

    /** A person changes one. */
    public void personEdits(String entity, String id, Map<String, String> values) {
        synchronized (state) {
            var node = Objects.requireNonNull(get(entity, id));
            values.forEach(node::put);
        }
    }

    /** A person deletes one. */
    public void personDeletes(String entity, String id) {
        synchronized (state) {
            Objects.requireNonNull(all(entity).remove(id));
        }
    }

    /** A month passes: EspoCRM lets only administrators change and delete the notes that there are. */
    public void notesGrowOld() {
        synchronized (state) {
            old = true;
        }
    }

    boolean isOld() {
        return old;
    }

    ObjectNode add(String entity, ObjectNode values) {
        var id = String.format("6b04c3d2%09x", ++made);
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", id).put("deleted", false).put("createdAt", NOW).put("createdById", OURSELVES);
        node.setAll(values);
        all(entity).put(id, node);
        return node;
    }

    @Nullable
    ObjectNode get(String entity, String id) {
        return all(entity).get(id);
    }

    boolean delete(String entity, String id) {
        return all(entity).remove(id) != null;
    }

    /** Newest first. */
    List<ObjectNode> newestFirst(String entity) {
        var list = new java.util.ArrayList<>(all(entity).values());
        java.util.Collections.reverse(list);
        return list;
    }

    static EspoWhere.Sought record(ObjectNode node, java.util.Set<String> attributes) {
        return new EspoWhere.Sought() {
            @Override
            public boolean knows(String attribute) {
                return attributes.contains(attribute);
            }

            @Override
            public @Nullable JsonNode value(String attribute) {
                var value = node.get(attribute);
                return value == null || value.isNull() ? null : value;
            }
        };
    }
}
