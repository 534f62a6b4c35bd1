package org.herkomst.sandbox.odoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.herkomst.sandbox.odoo.Methods.Invocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Methods about messages and activities. Guarded by the database. */
final class BesideMethods {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int GIVES_LISTS = 19;
    private static final Map<String, Set<String>> FIELDS = Map.of(
            Beside.MESSAGE, Set.of("id", "model", "res_id", "body", "message_type", "date"),
            Beside.ACTIVITY,
                    Set.of("id", "res_model", "res_id", "note", "summary", "date_deadline", "user_id", "active"));
    private static final Map<String, Set<String>> TAKEN = Map.of(
            "message_post", Set.of("ids", "context", "body", "body_is_html", "message_type", "subtype_xmlid"),
            "activity_schedule",
                    Set.of("ids", "context", "act_type_xmlid", "summary", "note", "date_deadline", "user_id"));

    private final Database database;
    private final Beside beside;
    private final int version;

    BesideMethods(Database database, int version) {
        this.database = database;
        this.beside = database.beside();
        this.version = version;
    }

    static boolean isAbout(Invocation call) {
        return FIELDS.containsKey(call.model()) || TAKEN.containsKey(call.method());
    }

    JsonNode carryOut(Invocation call) {
        return switch (call.method()) {
            case "message_post" -> post(call);
            case "activity_schedule" -> schedule(call);
            case "search_read" -> searchRead(call.model(), call.args());
            case "write" -> write(call);
            case "unlink" -> unlink(call);
            case "has_access", "check_access_rights" -> NODES.booleanNode(true);
            default ->
                throw OdooError.werkzeug(
                        "NotFound", "The method '" + call.model() + "." + call.method() + "' does not exist");
        };
    }

    /** The one partner that it is about; the user must be allowed to change it. */
    private long partner(Invocation call) {
        var unknown = call.args().propertyNames().stream()
                .filter(name ->
                        !Objects.requireNonNull(TAKEN.get(call.method())).contains(name))
                .toList();
        if (!unknown.isEmpty() || call.args().path("ids").size() != 1) {
            throw OdooError.werkzeug("UnprocessableEntity", "got an unexpected argument " + unknown);
        }
        call.user().need("write");
        var id = call.args().path("ids").get(0).longValue();
        if (database.partner(id).isEmpty()) {
            throw OdooError.missing(id, call.user().id());
        }
        return id;
    }

    private JsonNode post(Invocation call) {
        var partner = partner(call);
        var args = call.args();
        var body = args.path("body").asString("");
        var html = args.path("body_is_html").asBoolean(false) ? body : escaped(body);
        var id = beside.post(partner, clean(html), args.path("message_type").asString("notification"));
        return version >= GIVES_LISTS ? NODES.arrayNode().add(id) : NODES.numberNode(id);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** HTML as it is stored. */
    private static String clean(String html) {
        var plain = html.replace("<br/>", "<br>").replace("&quot;", "\"");
        return plain.startsWith("<") || plain.isEmpty() ? plain : "<p>" + plain + "</p>";
    }

    /** What isn't JSON is given by its name in Python. */
    private JsonNode schedule(Invocation call) {
        var partner = partner(call);
        var values = call.args().deepCopy();
        values.remove(List.of("ids", "context", "act_type_xmlid"));
        values.put("note", clean(values.path("note").asString("")));
        if (!values.path("date_deadline").asString("2026-11-23").matches("\\d{4}-\\d{2}-\\d{2}")) {
            throw OdooError.value("time data does not match format '%Y-%m-%d'");
        }
        if (!values.has("user_id")) {
            values.put("user_id", call.user().id());
        }
        var id = beside.schedule(partner, values);
        return version >= GIVES_LISTS ? NODES.arrayNode().add(id) : NODES.stringNode(Beside.ACTIVITY + "(" + id + ",)");
    }

    private void known(String model, String field) {
        var there = Objects.requireNonNull(FIELDS.get(model)).contains(field)
                && (!field.equals("active") || beside.archives());
        if (!there) {
            throw OdooError.value("Invalid field '" + field + "' on model '" + model + "'");
        }
    }

    private JsonNode searchRead(String model, ObjectNode args) {
        Condition.fields(args.path("domain")).forEach(field -> known(model, field));
        args.path("fields").forEach(field -> known(model, field.asString("")));
        var archivedToo = !args.path("context").path("active_test").asBoolean(true);
        var found = new ArrayList<>(beside.oldestFirst(model).stream()
                .filter(node -> archivedToo || node.path("active").asBoolean(true))
                .filter(node -> new Condition(name -> field(node, name)).holds(args.path("domain")))
                .toList());
        if (!args.path("order").asString("").equals("id")) {
            java.util.Collections.reverse(found);
        }
        var all = NODES.arrayNode();
        found.stream().limit(args.path("limit").asInt(Integer.MAX_VALUE)).forEach(node -> {
            var record = all.addObject().put("id", node.path("id").longValue());
            args.path("fields").forEach(name -> record.set(name.asString(""), field(node, name.asString(""))));
        });
        return all;
    }

    private static JsonNode field(ObjectNode node, String name) {
        return node.has(name) ? node.path(name) : NODES.booleanNode(false);
    }

    private JsonNode write(Invocation call) {
        call.args().path("vals").propertyNames().forEach(field -> known(call.model(), field));
        call.args().path("ids").forEach(id -> there(call, id));
        call.args().path("ids").forEach(id -> {
            var node = there(call, id);
            call.args()
                    .path("vals")
                    .properties()
                    .forEach(e -> node.put(e.getKey(), clean(e.getValue().asString(""))));
        });
        return NODES.booleanNode(true);
    }

    private ObjectNode there(Invocation call, JsonNode id) {
        var node = beside.get(call.model(), id.longValue());
        if (node == null) {
            throw OdooError.missing(id.longValue(), call.user().id());
        }
        return node;
    }

    private JsonNode unlink(Invocation call) {
        call.args().path("ids").forEach(id -> there(call, id));
        call.args().path("ids").forEach(id -> beside.delete(call.model(), id.longValue()));
        return NODES.booleanNode(true);
    }
}
