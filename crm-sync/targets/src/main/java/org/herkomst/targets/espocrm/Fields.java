package org.herkomst.targets.espocrm;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.herkomst.core.record.Comparison;
import org.herkomst.core.target.SchemaField;
import org.herkomst.core.target.SchemaField.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The fields of accounts as the installation defines them, and how a text becomes a value of one. Immutable. */
final class Fields {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> LISTS = Set.of("multiEnum", "array", "checklist");
    private static final Set<String> PARTED = Set.of("link", "linkParent", "linkOne", "address");
    private static final Pattern PART = Pattern.compile("(\\w+?)(Street|City|State|Country|PostalCode)");

    private final Map<String, JsonNode> definitions;

    private Fields(Map<String, JsonNode> definitions) {
        this.definitions = definitions;
    }

    static Fields read(Connection connection) {
        var answer = connection.read(api -> {
            var fields = api.metadata("entityDefs.Account.fields");
            if (fields == null || !fields.isObject() || !fields.has(Keys.NAME)) {
                throw Failure.lost();
            }
            return fields;
        });
        var definitions = new LinkedHashMap<String, JsonNode>();
        answer.properties().forEach(e -> definitions.put(e.getKey(), e.getValue()));
        return new Fields(definitions);
    }

    /** The type of an attribute that a record holds; empty where there is none: links are held by their id, addresses by their parts. */
    Optional<String> type(String attribute) {
        var defined = Optional.ofNullable(definitions.get(attribute))
                .map(d -> d.path("type").asString("varchar"))
                .filter(type -> !PARTED.contains(type));
        return defined.or(() -> part(attribute));
    }

    private Optional<String> part(String attribute) {
        var part = PART.matcher(attribute);
        if (part.matches() && is(part.group(1), "address")) {
            return Optional.of("varchar");
        }
        return attribute.endsWith("Id") && is(attribute.substring(0, attribute.length() - 2), "link")
                ? Optional.of("varchar")
                : Optional.empty();
    }

    private boolean is(String field, String type) {
        var definition = definitions.get(field);
        return definition != null && definition.path("type").asString("").equals(type);
    }

    boolean has(String attribute) {
        return type(attribute).isPresent();
    }

    boolean readOnly(String attribute) {
        var definition = definitions.get(attribute);
        return definition != null && definition.path("readOnly").asBoolean(false);
    }

    /** Names that begin so. */
    Set<String> beginningWith(String prefix) {
        var names = new LinkedHashSet<>(definitions.keySet());
        names.removeIf(name -> !name.startsWith(prefix));
        return names;
    }

    /** What is to be sent, each text as a value of its field; empty clears. */
    ObjectNode json(Map<String, String> values) {
        var body = JSON.objectNode();
        values.forEach((name, text) -> body.set(name, json(name, text)));
        return body;
    }

    private JsonNode json(String attribute, String text) {
        var type = type(attribute).orElse("varchar");
        if (type.equals("bool")) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        if (LISTS.contains(type)) {
            var list = JSON.arrayNode();
            List.of(text.split(Comparison.SEPARATOR, -1)).stream()
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .forEach(list::add);
            return list;
        }
        return text.isEmpty() ? JSON.nullNode() : scalar(type, text);
    }

    /** What isn't a number stays a text, for EspoCRM to refuse. */
    private static JsonNode scalar(String type, String text) {
        if (type.equals("int") && text.matches("-?[0-9]{1,15}")) {
            return JSON.numberNode(Long.parseLong(text));
        }
        if (type.equals("float") && text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
            return JSON.numberNode(Double.parseDouble(text));
        }
        var day = type.equals("datetime") && text.matches("\\d{4}-\\d{2}-\\d{2}");
        return JSON.stringNode(day ? text + " 00:00:00" : text);
    }

    /** As a mapping is checked against. */
    List<SchemaField> schema(List<String> duplicateCheck) {
        return definitions.entrySet().stream()
                .map(e -> field(e.getKey(), e.getValue(), duplicateCheck.contains(e.getKey())))
                .toList();
    }

    private static SchemaField field(String name, JsonNode definition, boolean checked) {
        var type = definition.path("type").asString("varchar");
        var options = definition
                .path("options")
                .valueStream()
                .map(o -> o.asString(""))
                .toList();
        var locked = definition.path("readOnly").asBoolean(false)
                || definition.path("notStorable").asBoolean(false);
        return new SchemaField(
                type.equals("link") ? name + "Id" : name,
                name,
                kind(type),
                !locked && !Keys.NEVER.contains(name),
                checked,
                definition.path("required").asBoolean(false),
                definition.path("maxLength").asInt(0),
                options);
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "varchar", "text", "url", "phone", "email", "wysiwyg" -> Kind.TEXT;
            case "int", "autoincrement" -> Kind.WHOLE;
            case "float", "currency" -> Kind.DECIMAL;
            case "date" -> Kind.DAY;
            case "datetime", "datetimeOptional" -> Kind.INSTANT;
            case "bool" -> Kind.FLAG;
            case "enum" -> Kind.CHOICE;
            case "multiEnum", "checklist", "array" -> Kind.CHOICES;
            default -> Kind.OTHER;
        };
    }
}
