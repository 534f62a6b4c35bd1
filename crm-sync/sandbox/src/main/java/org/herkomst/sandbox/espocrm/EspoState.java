package org.herkomst.sandbox.espocrm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The records and fields of an installation, as people and admins see them. Thread-safe. */
public final class EspoState {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NOW = "2026-11-23 22:52:25";
    private static final Set<String> CLOCKED = Set.of("createdAt", "modifiedAt");

    private final Map<String, EspoField> fields = new LinkedHashMap<>();
    private final Map<String, ObjectNode> records = new LinkedHashMap<>();
    private final Map<String, Integer> versions = new LinkedHashMap<>();
    private List<String> duplicateCheck = List.of("name", "emailAddress");
    private final Set<String> denied = new TreeSet<>();
    private final EspoBeside beside = new EspoBeside(this);
    private boolean versioned;
    private int made;

    EspoState() {
        fields.put("name", new EspoField("varchar", 249, true, false, List.of(), false));
        fields.put("website", EspoField.of("url", 255));
        fields.put("emailAddress", EspoField.of("email"));
        fields.put("phoneNumber", EspoField.of("phone", 36));
        fields.put("type", new EspoField("enum", 0, false, false, List.of("", "Customer", "Partner"), false));
        fields.put("sicCode", EspoField.of("varchar", 40));
        fields.put("billingAddress", EspoField.of("address"));
        fields.put("billingAddressStreet", EspoField.of("text", 255));
        fields.put("billingAddressCity", EspoField.of("varchar", 100));
        fields.put("billingAddressCountry", EspoField.of("varchar", 100));
        fields.put("description", EspoField.of("text"));
        fields.put("createdAt", new EspoField("datetime", 0, false, true, List.of(), false));
        fields.put("modifiedAt", new EspoField("datetime", 0, false, true, List.of(), false));
        fields.put("assignedUser", EspoField.of("link"));
    }

    /** Notes and tasks beside its accounts. */
    public EspoBeside beside() {
        return beside;
    }

    /** The attributes that can be stored: a link's is its id, an address has none of its own. */
    Optional<EspoField> attribute(String name) {
        if (name.equals("assignedUserId")) {
            return Optional.of(EspoField.of("varchar", 17));
        }
        return Optional.ofNullable(fields.get(name))
                .filter(f -> !Set.of("link", "address").contains(f.type()));
    }

    synchronized Map<String, EspoField> fields() {
        return Map.copyOf(fields);
    }

    /** The definitions of all fields, in their order. */
    synchronized ObjectNode definitions() {
        var all = JSON.objectNode();
        fields.forEach((name, field) -> all.set(name, field.json()));
        return all;
    }

    synchronized boolean define(String name, EspoField field) {
        return fields.putIfAbsent(name, field) == null;
    }

    /** The names of all fields. */
    public synchronized Set<String> fieldNames() {
        return Set.copyOf(fields.keySet());
    }

    /** An admin removes a field, with its values. */
    public synchronized void dropsField(String name) {
        fields.remove(name);
        records.values().forEach(r -> r.remove(name));
    }

    /** An admin makes a field, or another one of it. */
    public synchronized void hasField(String name, String type) {
        fields.put(name, new EspoField(type, 0, false, false, List.of(), true));
    }

    /** An admin takes the right to write a field: what is sent is dropped from now on. */
    public synchronized void makesReadOnly(String name) {
        var field = Objects.requireNonNull(fields.get(name));
        fields.put(name, new EspoField(field.type(), field.maxLength(), false, true, field.options(), field.custom()));
    }

    /**
     * An admin takes a right from the push key: {@code create}, {@code read}, {@code edit} or {@code delete} of accounts; {@code stream};
     * {@code task-create} and so on; {@code assignment}.
     */
    public synchronized void denies(String right) {
        denied.add(right);
    }

    /** The rights are as at first. */
    public synchronized void allowsAll() {
        denied.clear();
    }

    synchronized boolean denied(String right) {
        return denied.contains(right);
    }

    /** Fields by which the server finds duplicates. */
    public synchronized List<String> duplicateCheck() {
        return List.copyOf(duplicateCheck);
    }

    /** An admin sets the fields by which the server finds duplicates. */
    public synchronized void duplicateCheck(List<String> names) {
        duplicateCheck = List.copyOf(names);
    }

    /** An admin switches optimistic concurrency control on: each record has a version from now on. */
    public synchronized void versioned() {
        versioned = true;
    }

    synchronized boolean isVersioned() {
        return versioned;
    }

    /** A person makes a record; texts become what the field stores. */
    public synchronized String personAdds(Map<String, String> values) {
        var typed = JSON.objectNode();
        values.forEach((name, text) -> typed.set(name, typed(name, text)));
        return add(typed);
    }

    /** A person changes a record; empty clears. */
    public synchronized void personEdits(String id, Map<String, String> values) {
        var changes = JSON.objectNode();
        values.forEach((name, text) -> changes.set(name, typed(name, text)));
        change(id, changes);
    }

    /** A person deletes a record, or merges it into another. */
    public synchronized boolean delete(String id) {
        return records.remove(id) != null;
    }

    /** What people see: texts by attribute, without what is empty or unticked; by id. */
    public synchronized Map<String, Map<String, String>> records() {
        var all = new LinkedHashMap<String, Map<String, String>>();
        records.forEach((id, record) -> {
            var values = new LinkedHashMap<String, String>();
            record.properties().forEach(e -> {
                var text = e.getValue().isArray()
                        ? String.join(
                                ";",
                                e.getValue()
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList())
                        : e.getValue().asString("");
                if (!text.isEmpty() && !text.equals("false") && !CLOCKED.contains(e.getKey())) {
                    values.put(e.getKey(), text);
                }
            });
            all.put(id, values);
        });
        return all;
    }

    private JsonNode typed(String name, String text) {
        var type = attribute(name).map(EspoField::type).orElse("varchar");
        if (type.equals("bool")) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        return type.equals("int") && text.matches("-?\\d+")
                ? JSON.numberNode(Long.parseLong(text))
                : JSON.stringNode(text);
    }

    synchronized String add(ObjectNode values) {
        var id = String.format("6b04c3a9%09x", ++made);
        var record = JSON.objectNode();
        record.put("createdAt", NOW).put("modifiedAt", NOW);
        records.put(id, record);
        versions.put(id, 0);
        change(id, values);
        return id;
    }

    /** Stores what it knows; the rest is dropped, as the server does. */
    synchronized void change(String id, ObjectNode values) {
        var record = Objects.requireNonNull(records.get(id));
        values.properties()
                .forEach(e -> attribute(e.getKey())
                        .filter(f -> !f.readOnly())
                        .ifPresent(f -> record.set(e.getKey(), f.stored(e.getValue()))));
        versions.merge(id, 1, Integer::sum);
    }

    synchronized int version(String id) {
        return versions.getOrDefault(id, 1);
    }

    synchronized boolean has(String id) {
        return records.containsKey(id);
    }

    /** An account as conditions see it. */
    EspoWhere.Sought record(String id) {
        return new EspoWhere.Sought() {
            @Override
            public boolean knows(String attribute) {
                return attribute(attribute).isPresent();
            }

            @Override
            public @Nullable JsonNode value(String attribute) {
                return EspoState.this.value(id, attribute);
            }
        };
    }

    synchronized List<String> ids() {
        return new ArrayList<>(records.keySet());
    }

    /** A stored value; a tick is never absent. */
    synchronized @Nullable JsonNode value(String id, String attribute) {
        if (attribute.equals("id")) {
            return JSON.stringNode(id);
        }
        var value = Objects.requireNonNull(records.get(id)).get(attribute);
        var bool = attribute(attribute).map(f -> f.type().equals("bool")).orElse(false);
        return value == null && bool ? JSON.booleanNode(false) : value == null || value.isNull() ? null : value;
    }

    /**
     * A record as an answer holds it.
     *
     * @param empty whether attributes without a value are in it
     */
    synchronized ObjectNode json(String id, boolean empty) {
        var node = JSON.objectNode();
        node.put("id", id).put("deleted", false);
        for (var name : fields.keySet()) {
            var value = attribute(name).isPresent() ? value(id, name) : null;
            if (value != null) {
                node.set(name, value);
            } else if (empty && attribute(name).isPresent()) {
                node.putNull(name);
            }
        }
        var assigned = value(id, "assignedUserId");
        if (assigned != null || empty) {
            node.set("assignedUserId", assigned == null ? JSON.nullNode() : assigned);
        }
        if (versioned) {
            node.put("versionNumber", version(id));
        }
        return node;
    }
}
