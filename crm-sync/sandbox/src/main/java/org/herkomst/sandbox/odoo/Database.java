package org.herkomst.sandbox.odoo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The database's partners, fields and external ids, as people change them too. Thread-safe. */
public final class Database {
    private static final String ACTIVE = "active";
    private static final String IS_COMPANY = "is_company";
    private static final String WRITTEN = "write_date";

    final Map<String, Field> fields = new LinkedHashMap<>();
    final Map<Long, Map<String, Object>> partners = new TreeMap<>();
    final Map<String, Long> externalIds = new LinkedHashMap<>();
    private final Set<Long> linked = new HashSet<>();
    private final Beside beside;
    private long last = 6;

    Database(int version) {
        beside = new Beside(this, version);
        for (var name :
                List.of("name", "website", "phone", "street", "zip", "city", "vat", "company_registry", "ref")) {
            put(Field.of(name, name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1), "char"));
        }
        put(Field.of(IS_COMPANY, "Is a Company", "boolean"));
        put(Field.of(ACTIVE, "Active", "boolean"));
        put(new Field(WRITTEN, "Last Updated on", "datetime", true, 0, List.of()));
        put(Field.of("user_id", "Salesperson", "many2one"));
        put(new Field("display_name", "Display Name", "char", true, 0, List.of()));
        put(new Field("type", "Address Type", "selection", false, 0, List.of("contact", "invoice", "other")));
    }

    void put(Field field) {
        fields.put(field.name(), field);
    }

    /** A person makes a company; gives its id. */
    public synchronized String personAdds(Map<String, String> values) {
        var id = insert(Map.of(IS_COMPANY, true));
        personEdits(Long.toString(id), values);
        return Long.toString(id);
    }

    /** A person changes a record; an empty value clears. */
    public synchronized void personEdits(String id, Map<String, String> values) {
        var record = partner(Long.parseLong(id)).orElseThrow();
        values.forEach((name, text) -> set(record, field(name), field(name).load(text)));
    }

    /** A person archives a record. */
    public synchronized void personArchives(String id) {
        partner(Long.parseLong(id)).orElseThrow().remove(ACTIVE);
    }

    /** A person deletes a record. */
    public synchronized void personDeletes(String id) {
        delete(Long.parseLong(id));
    }

    /** Something that can't go without it, such as an invoice, is linked to a record. */
    public synchronized void personLinks(String id) {
        linked.add(Long.parseLong(id));
    }

    /** An administrator deletes a field. */
    public synchronized void dropsField(String name) {
        fields.remove(name);
        partners.values().forEach(p -> p.remove(name));
    }

    /** An administrator makes a field, or makes it another one. */
    public synchronized void makesField(String name, String type, int size) {
        put(Field.of(name, name, type).withSize(size));
    }

    /** Names of the fields. */
    public synchronized Set<String> fieldNames() {
        return Set.copyOf(fields.keySet());
    }

    /** All records by id, as text, without what is empty; a website without the scheme that Odoo puts before it. */
    public synchronized Map<String, Map<String, String>> records() {
        var all = new LinkedHashMap<String, Map<String, String>>();
        partners.forEach((id, values) -> {
            var texts = new LinkedHashMap<String, String>();
            values.forEach((name, value) -> {
                if (!Set.of(IS_COMPANY, ACTIVE, WRITTEN).contains(name) && !value.equals(0L)) {
                    texts.put(
                            name,
                            name.equals("website") ? value.toString().replaceFirst("^http://", "") : value.toString());
                }
            });
            all.put(Long.toString(id), texts);
        });
        return all;
    }

    /** Messages and activities beside its partners. */
    public Beside beside() {
        return beside;
    }

    /** Whether a record is there and not archived. */
    public synchronized boolean active(String id) {
        return partner(Long.parseLong(id)).map(p -> p.containsKey(ACTIVE)).orElse(false);
    }

    Field field(String name) {
        return Optional.ofNullable(fields.get(name))
                .orElseThrow(() -> OdooError.value("Invalid field '" + name + "' on model 'res.partner'"));
    }

    Optional<Map<String, Object>> partner(long id) {
        return Optional.ofNullable(partners.get(id));
    }

    long insert(Map<String, Object> values) {
        var record = new HashMap<>(values);
        record.putIfAbsent(ACTIVE, true);
        record.put(WRITTEN, "2026-11-23 22:54:01");
        partners.put(++last, record);
        beside.post(last, "<p>Contact created</p>", "notification");
        return last;
    }

    static void set(Map<String, Object> record, Field field, @Nullable Object value) {
        if (value == null || Boolean.FALSE.equals(value)) {
            record.remove(field.name());
        } else {
            record.put(field.name(), value);
        }
    }

    boolean isLinked(long id) {
        return linked.contains(id);
    }

    /** With its external ids. */
    void delete(long id) {
        partners.remove(id);
        beside.partnerGoes(id);
        externalIds.values().removeIf(target -> target == id);
    }

    /** A field of a record as {@code read} gives it. */
    JsonNode read(long id, String name) {
        if (name.equals("id")) {
            return JsonNodeFactory.instance.numberNode(id);
        }
        var values = partners.getOrDefault(id, Map.of());
        return field(name).give(values.get(name));
    }
}
