package org.herkomst.sandbox.salesforce;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tasks of the organisation, and what people do with them. Guarded by the organisation. */
public final class OrgTasks {
    static final String PREFIX = "00T";
    private static final String DONE = "Completed";

    private final SalesforceOrg org;
    private final Map<String, OrgField> fields = new LinkedHashMap<>();
    private final List<OrgRecord> records = new ArrayList<>();
    private final Set<String> gone = new HashSet<>();
    private boolean writable = true;
    private boolean visible = true;
    private int number;

    OrgTasks(SalesforceOrg org) {
        this.org = org;
        Stream.of(
                        OrgField.of("Id", "id").readOnly(),
                        OrgField.of("IsDeleted", "boolean").readOnly(),
                        OrgField.of("IsClosed", "boolean").readOnly(),
                        OrgField.of("IsArchived", "boolean").readOnly(),
                        OrgField.of("CreatedDate", "datetime").readOnly(),
                        OrgField.of("WhatId", "reference"),
                        OrgField.of("OwnerId", "reference"),
                        OrgField.text("Subject", 255),
                        OrgField.text("Description", 32_000),
                        OrgField.of("ActivityDate", "date"),
                        OrgField.picklist("Status", List.of("Not Started", "In Progress", DONE)),
                        OrgField.picklist("Priority", List.of("High", "Normal", "Low")))
                .forEach(this::adds);
    }

    /** An admin makes a field, or changes one. */
    public void adds(OrgField field) {
        synchronized (org) {
            fields.put(field.name(), field);
        }
    }

    /** An admin hides a field from our user. */
    public void drops(String name) {
        synchronized (org) {
            fields.remove(name);
        }
    }

    /** An admin takes the right to write tasks, or gives it back. */
    public void writable(boolean whether) {
        synchronized (org) {
            writable = whether;
        }
    }

    /** An admin takes the right to see tasks, or gives it back. */
    public void visible(boolean whether) {
        synchronized (org) {
            visible = whether;
        }
    }

    /** An owner leaves: nothing can be given to them any more. */
    public void leaves(String owner) {
        synchronized (org) {
            gone.add(owner);
        }
    }

    /** The values of those that are there, by id. */
    public Map<String, Map<String, String>> all() {
        synchronized (org) {
            var all = new LinkedHashMap<String, Map<String, String>>();
            records.stream().filter(r -> !r.deleted).forEach(r -> all.put(r.id, SalesforceOrg.texts(r)));
            return all;
        }
    }

    /** A person changes one. */
    public void personEdits(String id, Map<String, String> values) {
        synchronized (org) {
            find(id).values.putAll(values);
        }
    }

    /** A person moves one to the recycle bin. */
    public void personDeletes(String id) {
        synchronized (org) {
            find(id).deleted = true;
        }
    }

    /** A year goes by over one that is done: usual queries don't see it any more. */
    public void archives(String id) {
        synchronized (org) {
            find(id).values.put("IsArchived", true);
        }
    }

    /** Somebody else's job holds one for so many writes. */
    public void locks(String id, int writes) {
        synchronized (org) {
            find(id).locks = writes;
        }
    }

    /** Sharing keeps our user from changing and deleting one. */
    public void protects(String id) {
        synchronized (org) {
            find(id).undeletable = true;
        }
    }

    boolean writable() {
        return writable;
    }

    List<OrgField> fields() {
        return List.copyOf(fields.values());
    }

    OrgField field(String name) {
        var field = fields.get(name);
        if (field == null) {
            throw new Refusal(400, "INVALID_FIELD", "No such column '" + name + "' on sobject of type Task");
        }
        return field;
    }

    void refuseHidden() {
        if (!visible) {
            throw new Refusal(400, "INVALID_TYPE", "sObject type 'Task' is not supported.");
        }
    }

    /** All that a query sees, those made last first. */
    List<OrgRecord> rows(boolean all) {
        refuseHidden();
        var rows = new ArrayList<>(records.stream()
                .filter(r -> all || (!r.deleted && !Boolean.TRUE.equals(r.values.get("IsArchived"))))
                .toList());
        java.util.Collections.reverse(rows);
        return rows;
    }

    static @Nullable Object value(OrgRecord task, String name) {
        return switch (name) {
            case "Id" -> task.id;
            case "IsDeleted" -> task.deleted;
            case "IsClosed" -> DONE.equals(task.values.get("Status"));
            default -> task.values.get(name);
        };
    }

    private OrgRecord find(String id) {
        var there = records.stream()
                .filter(r -> r.is(id))
                .findFirst()
                .orElseThrow(() -> Refusal.record("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"));
        if (there.deleted) {
            throw Refusal.record("ENTITY_IS_DELETED", "entity is deleted");
        }
        return there;
    }

    OrgRecord make(Map<String, JsonNode> sent) {
        if (!writable) {
            throw Refusal.record("INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
        }
        var values = checked(sent);
        var made = new OrgRecord(String.format(Locale.ROOT, PREFIX + "%012dAAA", ++number));
        values.forEach((name, value) -> value.ifPresent(v -> made.values.put(name, v)));
        made.values.putIfAbsent("Status", "Not Started");
        made.values.putIfAbsent("OwnerId", "005000000000001AAA");
        records.add(made);
        return made;
    }

    private Map<String, Optional<Object>> checked(Map<String, JsonNode> sent) {
        var checked = new LinkedHashMap<String, Optional<Object>>();
        sent.forEach((name, value) -> checked.put(name, field(name).checked(value)));
        checked.getOrDefault("WhatId", Optional.empty()).ifPresent(id -> parent(id.toString()));
        var owner = checked.getOrDefault("OwnerId", Optional.empty());
        if (owner.isPresent() && gone.contains(owner.get().toString())) {
            throw Refusal.record("INACTIVE_OWNER_OR_USER", "operation performed with inactive user", "OwnerId");
        }
        return checked;
    }

    private void parent(String id) {
        var account = org.find(id)
                .orElseThrow(
                        () -> Refusal.record("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", "WhatId"));
        if (account.deleted) {
            throw Refusal.record("ENTITY_IS_DELETED", "entity is deleted", "WhatId");
        }
    }

    private OrgRecord writable(String id) {
        var there = find(id);
        if (there.locks > 0) {
            there.locks--;
            throw Refusal.record("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record");
        }
        if (there.undeletable || !writable) {
            throw Refusal.record("INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
        }
        return there;
    }

    OrgRecord change(String id, Map<String, JsonNode> sent) {
        var there = writable(id);
        checked(sent)
                .forEach((name, value) ->
                        value.ifPresentOrElse(v -> there.values.put(name, v), () -> there.values.remove(name)));
        return there;
    }

    OrgRecord delete(String id) {
        var there = writable(id);
        there.deleted = true;
        return there;
    }
}
