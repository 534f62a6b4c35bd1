package org.herkomst.sandbox.odoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Carries out methods of models; what a method raises leaves all as it was. */
final class Methods {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String PARTNER = "res.partner";

    /** The places of arguments, and of those that a method can't do without, the first ones, how many. */
    private static final Map<String, List<String>> ARGUMENTS = Map.of(
            "search_read", List.of("domain", "fields", "offset", "limit", "order"),
            "search", List.of("domain", "offset", "limit", "order"),
            "search_count", List.of("domain", "limit"),
            "read", List.of("fields", "load"),
            "create", List.of("vals_list"),
            "write", List.of("vals"),
            "load", List.of("fields", "data"),
            "fields_get", List.of("allfields", "attributes"),
            "has_access", List.of("operation"),
            "check_access_rights", List.of("operation", "raise_exception"));

    private static final Map<String, Integer> NEEDED =
            Map.of("search", 1, "create", 1, "write", 1, "load", 2, "has_access", 1, "check_access_rights", 1);
    private static final Set<String> ON_RECORDS =
            Set.of("write", "unlink", "read", "has_access", "message_post", "activity_schedule");

    private final Database database;
    private final int version;
    private final BesideMethods beside;

    Methods(Database database, int version) {
        this.beside = new BesideMethods(database, version);
        this.database = database;
        this.version = version;
    }

    /**
     * Who calls what.
     *
     * @param args arguments by name, {@code ids} and {@code context} too
     */
    record Invocation(User user, String model, String method, ObjectNode args) {}

    static boolean onRecords(String method) {
        return ON_RECORDS.contains(method);
    }

    /** Names of a method's arguments in their order. */
    static List<String> arguments(String method) {
        return ARGUMENTS.getOrDefault(method, List.of());
    }

    JsonNode carryOut(Invocation call) {
        refuseMissing(call);
        if (BesideMethods.isAbout(call)) {
            return beside.carryOut(call);
        }
        return switch (call.model()) {
            case PARTNER -> partner(call);
            case "ir.model" -> NODES.arrayNode().add(version);
            case "ir.model.fields" -> makeFields(call);
            case "ir.model.data" -> externalIds(call);
            case "res.users" -> whoAmI(call.user());
            default ->
                throw version < 19
                        ? new OdooError("odoo.exceptions.UserError", "Object " + call.model() + " doesn't exist")
                        : OdooError.werkzeug("NotFound", "the model '" + call.model() + "' does not exist");
        };
    }

    private static JsonNode whoAmI(User user) {
        return NODES.objectNode().put("lang", "en_US").put("tz", false).put("uid", user.id());
    }

    private static void refuseMissing(Invocation call) {
        arguments(call.method()).stream()
                .limit(NEEDED.getOrDefault(call.method(), 0))
                .filter(name -> !call.args().has(name))
                .findFirst()
                .ifPresent(name -> {
                    throw OdooError.werkzeug("UnprocessableEntity", "missing a required argument: '" + name + "'");
                });
    }

    private JsonNode partner(Invocation call) {
        var may = call.user();
        return switch (call.method()) {
            case "fields_get" -> fieldsGet();
            case "search_read" -> searchRead(call.args());
            case "search" -> ids(call.args());
            case "search_count" -> NODES.numberNode(found(call.args()).size());
            case "read" -> read(call.args());
            case "create" -> create(may, call.args().path("vals_list"));
            case "write" -> write(may.need("write"), call.args());
            case "load" -> load(may, call.args());
            case "unlink" -> unlink(may.need("unlink"), call.args().path("ids"));
            case "has_access" -> access(call, version >= 18);
            case "check_access_rights" -> access(call, version < 19);
            default -> throw noMethod(call);
        };
    }

    private JsonNode access(Invocation call, boolean there) {
        if (!there) {
            throw noMethod(call);
        }
        return NODES.booleanNode(call.user().may(call.args().path("operation").asString("")));
    }

    private OdooError noMethod(Invocation call) {
        return version < 19
                ? new OdooError(
                        "builtins.AttributeError",
                        "The method '" + call.method() + "' does not exist on the model 'res.partner'")
                : OdooError.werkzeug("NotFound", "The method 'res.partner." + call.method() + "' does not exist");
    }

    private JsonNode fieldsGet() {
        var all = NODES.objectNode();
        all.putObject("id").put("type", "integer").put("string", "ID").put("readonly", true);
        database.fields.values().forEach(f -> {
            var field = all.putObject(f.name());
            field.put("type", f.type())
                    .put("string", f.label())
                    .put("required", false)
                    .put("readonly", f.readOnly());
            if (f.size() > 0) {
                field.put("size", f.size());
            }
            if (!f.options().isEmpty()) {
                var selection = field.putArray("selection");
                f.options().forEach(o -> selection.addArray().add(o).add(o));
            }
        });
        return all;
    }

    private List<Long> found(ObjectNode args) {
        var domain = args.path("domain");
        var archivedToo = !args.path("context").path("active_test").asBoolean(true);
        Condition.fields(domain).stream().filter(f -> !f.equals("id")).forEach(database::field);
        return database.partners.keySet().stream()
                .filter(id -> archivedToo || database.read(id, "active").booleanValue())
                .filter(id -> new Condition(name -> database.read(id, name)).holds(domain))
                .skip(args.path("offset").asInt(0))
                .limit(args.path("limit").asInt(Integer.MAX_VALUE))
                .toList();
    }

    private JsonNode ids(ObjectNode args) {
        var all = NODES.arrayNode();
        found(args).forEach(all::add);
        return all;
    }

    private JsonNode searchRead(ObjectNode args) {
        return records(found(args), args.path("fields"));
    }

    private JsonNode read(ObjectNode args) {
        var ids = new ArrayList<Long>();
        args.path("ids").forEach(id -> ids.add(id.longValue()));
        ids.removeIf(id -> database.partner(id).isEmpty());
        return records(ids, args.path("fields"));
    }

    private JsonNode records(List<Long> ids, JsonNode fields) {
        var names = new TreeSet<String>();
        fields.forEach(f -> names.add(f.asString("")));
        names.remove("id");
        names.forEach(database::field);
        var all = NODES.arrayNode();
        ids.forEach(id -> {
            var record = all.addObject().put("id", id);
            names.forEach(name -> record.set(name, database.read(id, name)));
        });
        return all;
    }

    private JsonNode create(User user, JsonNode list) {
        user.need("create");
        var values = new ArrayList<Map<String, Object>>();
        list.forEach(vals -> values.add(taken(vals)));
        if (values.stream().anyMatch(v -> !v.containsKey("name"))) {
            throw OdooError.validation("Contacts require a name");
        }
        var ids = NODES.arrayNode();
        values.forEach(v -> ids.add(database.insert(v)));
        return ids;
    }

    private JsonNode load(User user, ObjectNode args) {
        user.need("create");
        return new Load(database).rows(args);
    }

    private Map<String, Object> taken(JsonNode vals) {
        var values = new LinkedHashMap<String, Object>();
        vals.properties().forEach(e -> {
            var field = database.field(e.getKey());
            Database.set(values, field, field.take(e.getValue()));
        });
        return values;
    }

    private JsonNode write(User user, ObjectNode args) {
        args.path("ids").forEach(id -> refuseMissing(id.longValue(), user));
        taken(args.path("vals"));
        args.path("ids")
                .forEach(id -> args.path("vals").properties().forEach(e -> {
                    var field = database.field(e.getKey());
                    Database.set(database.partner(id.longValue()).orElseThrow(), field, field.take(e.getValue()));
                }));
        return NODES.booleanNode(true);
    }

    private void refuseMissing(long id, User user) {
        if (database.partner(id).isEmpty()) {
            throw OdooError.missing(id, user.id());
        }
    }

    private JsonNode unlink(User user, JsonNode ids) {
        ids.forEach(id -> refuseMissing(id.longValue(), user));
        ids.forEach(id -> {
            if (database.isLinked(id.longValue())) {
                throw OdooError.validation("another model requires the record being deleted.");
            }
        });
        ids.forEach(id -> database.delete(id.longValue()));
        return NODES.booleanNode(true);
    }

    private JsonNode makeFields(Invocation call) {
        if (!call.user().settings()) {
            throw OdooError.denied("'Models' (ir.model)");
        }
        var made = NODES.arrayNode();
        for (var vals : call.args().path("vals_list")) {
            var name = vals.path("name").asString("");
            if (!name.startsWith("x_")) {
                throw OdooError.validation("Custom fields must have a name that starts with 'x_'!");
            }
            if (database.fields.containsKey(name)) {
                throw OdooError.validation("Field names must be unique per model.");
            }
            database.put(defined(name, vals));
            made.add(4_000 + database.fields.size());
        }
        return made;
    }

    private static Field defined(String name, JsonNode vals) {
        var options = new ArrayList<String>();
        vals.path("selection_ids")
                .forEach(o -> options.add(o.path(2).path("value").asString("")));
        var label = vals.path("field_description").asString(name);
        return new Field(
                name,
                label,
                vals.path("ttype").asString(""),
                false,
                vals.path("size").asInt(0),
                List.copyOf(options));
    }

    private JsonNode externalIds(Invocation call) {
        if (!call.user().externalIds()) {
            throw OdooError.denied("'Model Data' (ir.model.data)");
        }
        var all = NODES.arrayNode();
        database.externalIds.forEach((xid, id) -> {
            var record = NODES.objectNode();
            record.put("module", xid.substring(0, xid.indexOf('.')));
            record.put("name", xid.substring(xid.indexOf('.') + 1));
            record.put("model", PARTNER).put("res_id", id);
            if (new Condition(record::path).holds(call.args().path("domain"))) {
                all.addObject()
                        .put("id", 900 + id)
                        .put("name", record.path("name").asString(""))
                        .put("res_id", id);
            }
        });
        return all;
    }
}
