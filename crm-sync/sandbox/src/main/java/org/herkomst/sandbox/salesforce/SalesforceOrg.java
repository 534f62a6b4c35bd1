package org.herkomst.sandbox.salesforce;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The sandbox's accounts and fields, and what people do with them. Thread-safe. */
public final class SalesforceOrg {
    static final String KEY = "Herkomst_Key__c";

    private final Map<String, OrgField> fields = new LinkedHashMap<>();
    private final List<OrgRecord> records = new ArrayList<>();
    private final Map<String, List<String>> children = new TreeMap<>();
    private final OrgTasks tasks = new OrgTasks(this);
    private boolean duplicateRule;
    private boolean visible = true;
    private boolean creatable = true;
    private String forbidden = "";
    private int number;

    SalesforceOrg() {
        children.put("Contact", new ArrayList<>());
        children.put("Opportunity", new ArrayList<>());
        Stream.of(
                        OrgField.of("Id", "id").readOnly(),
                        OrgField.of("IsDeleted", "boolean").readOnly(),
                        OrgField.of("MasterRecordId", "reference").readOnly(),
                        OrgField.of("OwnerId", "reference"),
                        OrgField.text("Name", 255).needed(),
                        OrgField.of("Website", "url"),
                        OrgField.of("Phone", "phone"),
                        OrgField.text("BillingStreet", 255),
                        OrgField.text("BillingCity", 40),
                        OrgField.text("BillingCountry", 80),
                        OrgField.picklist("Industry", List.of("Banking", "Energy")))
                .forEach(this::adds);
    }

    /** An admin makes a field, or changes one. */
    public synchronized SalesforceOrg adds(OrgField field) {
        fields.put(field.name(), field);
        return this;
    }

    /** An admin removes a field, or hides it from our user. */
    public synchronized void drops(String name) {
        fields.remove(name);
        records.forEach(r -> r.values.remove(name));
    }

    /** An admin takes the right to see accounts, or gives it back. */
    public synchronized void visible(boolean whether) {
        visible = whether;
    }

    /** An admin takes the right to make accounts, or gives it back. */
    public synchronized void creatable(boolean whether) {
        creatable = whether;
    }

    /** An admin makes a validation rule that refuses records with this value; an empty one ends it. */
    public synchronized void forbids(String value) {
        forbidden = value;
    }

    /** An admin lets our user see an object that hangs on accounts, or not. */
    public synchronized void sees(String object, boolean whether) {
        if (whether) {
            children.computeIfAbsent(object, o -> new ArrayList<>());
        } else {
            children.remove(object);
        }
    }

    /** An admin switches the rule on that refuses a second account with the same name. */
    public synchronized void duplicateRule(boolean on) {
        duplicateRule = on;
    }

    /** A person makes an account; gives its id. */
    public synchronized String personAdds(Map<String, String> values) {
        var record = make();
        personEdits(record.id, values);
        return record.id;
    }

    /** A person changes an account; an empty text clears a field. */
    public synchronized void personEdits(String id, Map<String, String> values) {
        var record = find(id).orElseThrow();
        values.forEach((name, text) -> {
            if (text.isEmpty()) {
                record.values.remove(name);
            } else {
                record.values.put(name, parsed(field(name), text));
            }
        });
    }

    private static Object parsed(OrgField field, String text) {
        return field.box()
                ? (Object) Boolean.valueOf(text)
                : field.type().equals("double") ? new BigDecimal(text) : text;
    }

    /** A person moves an account to the recycle bin. */
    public synchronized void personDeletes(String id) {
        find(id).orElseThrow().deleted = true;
    }

    /** A person merges an account into another, whose values stay. */
    public synchronized void personMerges(String loser, String master) {
        var lost = find(loser).orElseThrow();
        lost.deleted = true;
        lost.master = master;
    }

    /** A person adds something that hangs on an account, such as a {@code Contact}. */
    public synchronized void personAddsTo(String id, String object) {
        children(object).add(id);
    }

    /** Somebody else's job holds an account for so many writes. */
    public synchronized void locks(String id, int writes) {
        find(id).orElseThrow().locks = writes;
    }

    /** Something hangs on an account that forbids its deletion. */
    public synchronized void forbidsDeletion(String id) {
        find(id).orElseThrow().undeletable = true;
    }

    /** All accounts that are not in the recycle bin, as a person sees them: boxes that aren't ticked are left out. */
    public synchronized Map<String, Map<String, String>> accounts() {
        var all = new LinkedHashMap<String, Map<String, String>>();
        records.stream().filter(r -> !r.deleted).forEach(r -> all.put(r.id, texts(r)));
        return all;
    }

    /** Those in the recycle bin. */
    public synchronized Map<String, Map<String, String>> recycleBin() {
        var all = new LinkedHashMap<String, Map<String, String>>();
        records.stream().filter(r -> r.deleted).forEach(r -> all.put(r.id, texts(r)));
        return all;
    }

    /** Its tasks. */
    public OrgTasks tasks() {
        return tasks;
    }

    static Map<String, String> texts(OrgRecord record) {
        var texts = new TreeMap<String, String>();
        record.values.forEach((name, value) -> {
            if (!Boolean.FALSE.equals(value)) {
                texts.put(name, value instanceof BigDecimal number ? number.toPlainString() : value.toString());
            }
        });
        return texts;
    }

    List<OrgField> all() {
        return List.copyOf(fields.values());
    }

    void refuseHidden() {
        if (!visible) {
            throw new Refusal(400, "INVALID_TYPE", "sObject type 'Account' is not supported.");
        }
    }

    boolean visible() {
        return visible;
    }

    OrgField field(String name) {
        var field = fields.get(name);
        if (field == null) {
            throw new Refusal(400, "INVALID_FIELD", "No such column '" + name + "' on sobject of type Account");
        }
        return field;
    }

    List<OrgRecord> records() {
        return records;
    }

    List<String> children(String object) {
        var ids = children.get(object);
        if (ids == null) {
            throw new Refusal(400, "INVALID_TYPE", "sObject type '" + object + "' is not supported.");
        }
        return ids;
    }

    Optional<OrgRecord> find(String id) {
        return records.stream().filter(r -> r.is(id)).findFirst();
    }

    List<OrgRecord> byKey(String key) {
        return records.stream()
                .filter(r -> !r.deleted && key.equals(r.values.get(KEY)))
                .toList();
    }

    OrgRecord make() {
        var record = new OrgRecord(String.format(Locale.ROOT, "001%012dAAA", ++number));
        fields.values().stream().filter(f -> f.box() && f.writable()).forEach(f -> record.values.put(f.name(), false));
        records.add(record);
        return record;
    }

    /** Writes into an account all of what is sent, or nothing. */
    void set(OrgRecord record, Map<String, JsonNode> sent, boolean isNew) {
        if (record.locks > 0) {
            record.locks--;
            throw Refusal.record("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record");
        }
        if (isNew && !creatable) {
            throw Refusal.record("INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
        }
        var checked = new LinkedHashMap<String, Optional<Object>>();
        sent.forEach((name, value) -> checked.put(name, field(name).checked(value)));
        if (checked.containsValue(Optional.of((Object) forbidden)) || record.values.containsValue(forbidden)) {
            throw Refusal.record("FIELD_CUSTOM_VALIDATION_EXCEPTION", "We don't take " + forbidden);
        }
        required(checked, isNew);
        unique(record, checked);
        checked.forEach((name, value) ->
                value.ifPresentOrElse(v -> record.values.put(name, v), () -> record.values.remove(name)));
    }

    private void required(Map<String, Optional<Object>> values, boolean isNew) {
        fields.values().stream()
                .filter(OrgField::required)
                .filter(f ->
                        isNew ? values.getOrDefault(f.name(), Optional.empty()).isEmpty() : blanked(values, f))
                .findFirst()
                .ifPresent(f -> {
                    throw Refusal.record(
                            "REQUIRED_FIELD_MISSING", "Required fields are missing: [" + f.name() + "]", f.name());
                });
    }

    private static boolean blanked(Map<String, Optional<Object>> values, OrgField field) {
        return values.containsKey(field.name()) && values.get(field.name()).isEmpty();
    }

    private void unique(OrgRecord record, Map<String, Optional<Object>> values) {
        for (var other : records) {
            if (other == record || other.deleted) {
                continue;
            }
            values.forEach((name, value) -> {
                if (field(name).unique() && value.isPresent() && value.get().equals(other.values.get(name))) {
                    throw Refusal.record(
                            "DUPLICATE_VALUE",
                            "duplicate value found: " + name + " duplicates value on record with id: " + other.id);
                }
            });
            var name = values.getOrDefault("Name", Optional.empty());
            var alike = name.isPresent()
                    && name.get().toString().equalsIgnoreCase(String.valueOf(other.values.get("Name")));
            if (duplicateRule && alike) {
                throw Refusal.record("DUPLICATES_DETECTED", "Use one of these records?");
            }
        }
    }
}
