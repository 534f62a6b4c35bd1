package org.herkomst.targets.odoo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.core.target.SchemaField;
import org.herkomst.core.target.SchemaField.Kind;
import tools.jackson.databind.JsonNode;

/**
 * The fields of partners as the database has them.
 *
 * @param byName each field by its name
 */
record Fields(Map<String, Field> byName) {
    private static final String ATTRIBUTES = "attributes";

    /** Odoo refuses a contact without one, though the field doesn't say so. */
    private static final String NEEDED = Keys.NAME;

    Fields {
        byName = Map.copyOf(byName);
    }

    /**
     * A field.
     *
     * @param type Odoo's type, such as {@code char}
     * @param label what people see
     * @param required whether a record must have a value
     * @param readOnly whether nobody may write it
     * @param size longest text; 0: no limit
     * @param options values of a selection
     */
    record Field(String type, String label, boolean required, boolean readOnly, int size, List<String> options) {
        static Field of(JsonNode node) {
            var options = new ArrayList<String>();
            if (node.path("selection").isArray()) {
                node.path("selection").forEach(o -> options.add(o.path(0).asString("")));
            }
            return new Field(
                    node.path("type").asString(""),
                    node.path("string").asString(""),
                    node.path("required").asBoolean(false),
                    node.path("readonly").asBoolean(false),
                    node.path("size").asInt(0),
                    List.copyOf(options));
        }
    }

    /** Asks the database. */
    static Fields read(Connection connection) {
        var call = Call.of(Keys.PARTNER, "fields_get")
                .option(ATTRIBUTES, List.of("string", "type", "required", "readonly", "size", "selection"));
        return connection.read(call, Fields::of);
    }

    /** Every database has these. */
    private static Fields of(JsonNode answer) {
        var found = new LinkedHashMap<String, Field>();
        answer.properties().forEach(f -> found.put(f.getKey(), Field.of(f.getValue())));
        if (!found.containsKey(Keys.NAME)
                || found.values().stream().anyMatch(f -> f.type().isEmpty())) {
            throw Failure.noAnswer();
        }
        return new Fields(found);
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** A field's type; {@code char} where it isn't there. */
    String type(String name) {
        var field = byName.get(name);
        return field == null ? "char" : field.type();
    }

    /** Those of these names that the database hasn't. */
    Set<String> missing(Collection<String> names) {
        var missing = new TreeSet<>(names);
        missing.removeAll(byName.keySet());
        return missing;
    }

    /** Our fields that are there, the key too. */
    Set<String> ours() {
        var ours = new TreeSet<>(byName.keySet());
        ours.removeIf(name -> !name.startsWith(Keys.PREFIX));
        return ours;
    }

    /** For {@code create} and {@code write}. */
    Map<String, Object> json(Map<String, String> values) {
        var json = new LinkedHashMap<String, Object>();
        values.forEach((name, text) -> json.put(name, Values.json(type(name), text)));
        return json;
    }

    /** As a mapping sees them, by name. */
    List<SchemaField> schema() {
        return byName.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> schema(e.getKey(), e.getValue()))
                .toList();
    }

    /** What other required fields hold by default, Odoo doesn't say here; those that a person added have no default. */
    private static SchemaField schema(String name, Field field) {
        return new SchemaField(
                name,
                field.label().isEmpty() ? name : field.label(),
                kind(field.type()),
                !field.readOnly() && !Keys.NEVER.contains(name),
                false,
                name.equals(NEEDED) || (field.required() && name.startsWith("x_")),
                Math.max(0, field.size()),
                field.options());
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "char", "text", "html" -> Kind.TEXT;
            case "integer" -> Kind.WHOLE;
            case "float", "monetary" -> Kind.DECIMAL;
            case "date" -> Kind.DAY;
            case "datetime" -> Kind.INSTANT;
            case "boolean" -> Kind.FLAG;
            case "selection" -> Kind.CHOICE;
            default -> Kind.OTHER;
        };
    }
}
