package org.herkomst.sandbox.espocrm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.herkomst.sandbox.espocrm.EspoLog.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Carries requests out. */
final class EspoCalls {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST = 200;

    private final EspoState state;
    private final EspoBesideCalls beside;

    EspoCalls(EspoState state) {
        this.state = state;
        this.beside = new EspoBesideCalls(state);
    }

    static String operation(String method, String path) {
        if (path.equals("Account")) {
            return method.equals("POST") ? "create" : method.equals("GET") ? "search" : "unknown";
        }
        var ofBeside = EspoBesideCalls.operation(method, path);
        if (!ofBeside.isEmpty()) {
            return ofBeside;
        }
        if (path.startsWith("Account/")) {
            return switch (method) {
                case "GET" -> "get";
                case "PUT", "PATCH" -> "update";
                case "DELETE" -> "delete";
                default -> "unknown";
            };
        }
        return switch (method + " " + path) {
            case "GET App/user" -> "user";
            case "GET Metadata" -> "metadata";
            case "POST Admin/fieldManager/Account" -> "field";
            case "POST EntityManager/action/updateEntity" -> "entity";
            default -> "unknown";
        };
    }

    /**
     * Carries a request out.
     *
     * @param query its query, not decoded
     * @param headers its headers of EspoCRM's own, in lower case
     */
    EspoAnswer carryOut(Request request, String path, @Nullable String query, Map<String, String> headers) {
        var id = path.substring(path.indexOf('/') + 1);
        return switch (request.operation()) {
            case "create" -> create(request.body(), headers.containsKey("x-skip-duplicate-check"));
            case "search" -> search(EspoWhere.parameters(query));
            case "get" -> get(id);
            case "update" -> update(id, request.body(), request.version());
            case "delete" -> delete(id);
            case "user" -> user(headers.containsKey("admin"));
            case "metadata" -> metadata(EspoWhere.parameters(query));
            case "field" -> field(request.body());
            case "entity" -> entity(request.body());
            case "unknown" -> EspoAnswer.bare(404, "text/html");
            default -> beside.carryOut(request.operation(), id, EspoWhere.parameters(query), object(request.body()));
        };
    }

    private static @Nullable ObjectNode object(String body) {
        try {
            return MAPPER.readTree(body) instanceof ObjectNode object ? object : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private EspoAnswer create(String body, boolean skipsCheck) {
        var values = object(body);
        if (values == null) {
            return EspoAnswer.bare(500, "application/json");
        }
        var refused = validation(values, true);
        if (refused != null) {
            return refused;
        }
        var same = skipsCheck ? List.<String>of() : duplicates(values);
        if (!same.isEmpty()) {
            var matches = JSON.arrayNode();
            same.forEach(id -> matches.add(state.json(id, true)));
            return EspoAnswer.reason(409, "duplicate", matches.toString());
        }
        return EspoAnswer.json(state.json(state.add(values), false));
    }

    private List<String> duplicates(ObjectNode values) {
        var found = new ArrayList<String>();
        for (var id : state.ids()) {
            for (var name : state.duplicateCheck()) {
                var there = state.attribute(name).isPresent() ? state.value(id, name) : null;
                var sent = values.get(name);
                if (there != null && sent != null && there.asString("").equalsIgnoreCase(sent.asString(""))) {
                    found.add(id);
                    break;
                }
            }
        }
        return found;
    }

    private @Nullable EspoAnswer validation(ObjectNode values, boolean creates) {
        for (var entry : state.fields().entrySet()) {
            var value = values.get(entry.getKey());
            var empty = value == null || value.isNull() || value.asString("x").isEmpty();
            if (entry.getValue().required() && empty && (creates || value != null)) {
                return EspoAnswer.invalid(entry.getKey(), "required");
            }
            var fault = empty ? null : entry.getValue().fault(value);
            if (fault != null) {
                return EspoAnswer.invalid(entry.getKey(), fault);
            }
        }
        return null;
    }

    private EspoAnswer get(String id) {
        return state.has(id)
                ? EspoAnswer.json(state.json(id, true))
                : EspoAnswer.reason(404, "Record " + id + " does not exist.");
    }

    private EspoAnswer update(String id, String body, String version) {
        var values = object(body);
        if (values == null) {
            return EspoAnswer.bare(500, "application/json");
        }
        if (!state.has(id)) {
            return EspoAnswer.reason(404, "Record " + id + " does not exist.");
        }
        var refused = validation(values, false);
        if (refused != null) {
            return refused;
        }
        if (state.isVersioned() && !version.isEmpty() && !version.equals(Integer.toString(state.version(id)))) {
            var stale = JSON.objectNode();
            var held = stale.putObject("values");
            values.propertyNames().forEach(name -> held.set(name, state.value(id, name)));
            stale.put("versionNumber", state.version(id));
            return EspoAnswer.reason(409, "modified", stale.toString());
        }
        state.change(id, values);
        return EspoAnswer.json(state.json(id, true));
    }

    private EspoAnswer delete(String id) {
        return state.delete(id)
                ? EspoAnswer.json(JSON.booleanNode(true))
                : EspoAnswer.reason(404, "Record " + id + " not found.");
    }

    private EspoAnswer search(Map<String, List<String>> parameters) {
        var size = number(parameters, "maxSize", 20);
        if (size > MOST) {
            return EspoAnswer.reason(403, "Max size should not exceed 200. Use offset and limit.");
        }
        try {
            var where = EspoWhere.of(parameters);
            var fitting = state.ids().stream()
                    .filter(id -> where.fits(state.record(id)))
                    .toList();
            var answer = JSON.objectNode().put("total", fitting.size());
            var list = answer.putArray("list");
            fitting.stream()
                    .skip(number(parameters, "offset", 0))
                    .limit(size)
                    .forEach(id -> list.add(selected(id, parameters)));
            return EspoAnswer.json(answer);
        } catch (EspoWhere.Refused e) {
            return EspoAnswer.reason(400, Objects.requireNonNull(e.getMessage()));
        }
    }

    private ObjectNode selected(String id, Map<String, List<String>> parameters) {
        var record = state.json(id, true);
        var select = parameters.get("select");
        if (select != null) {
            var wanted = Set.of(select.get(0).split(",", -1));
            record.retain(wanted.stream().filter(record::has).toList());
            record.put("id", id);
        }
        return record;
    }

    static int number(Map<String, List<String>> parameters, String name, int otherwise) {
        return Integer.parseInt(parameters
                .getOrDefault(name, List.of(Integer.toString(otherwise)))
                .get(0));
    }

    private EspoAnswer user(boolean admin) {
        var answer = JSON.objectNode();
        answer.putObject("user")
                .put("id", EspoBeside.OURSELVES)
                .put("userName", admin ? "admin" : "herkomst")
                .put("type", admin ? "admin" : "api");
        var acl = answer.putObject("acl");
        acl.put("assignmentPermission", level(admin, "assignment"));
        var table = acl.putObject("table").put("Stream", true);
        var account = table.putObject("Account").put("stream", level(admin, "stream"));
        for (var right : List.of("read", "edit", "delete")) {
            account.put(right, level(admin, right));
            table.withObject("/Note").put(right, "own");
            table.withObject("/Task").put(right, level(admin, "task-" + right));
        }
        account.put("create", !admin && state.denied("create") ? "no" : "yes");
        table.withObject("/Note").put("create", "yes");
        table.withObject("/Task").put("create", !admin && state.denied("task-create") ? "no" : "yes");
        answer.putObject("settings").put("version", "8.4.2");
        return EspoAnswer.json(answer);
    }

    private String level(boolean admin, String right) {
        return !admin && state.denied(right) ? "no" : "all";
    }

    private EspoAnswer metadata(Map<String, List<String>> parameters) {
        var metadata = JSON.objectNode();
        var definition = metadata.putObject("entityDefs").putObject("Account");
        definition.set("fields", state.definitions());
        definition.put("optimisticConcurrencyControl", state.isVersioned());
        var check = metadata.putObject("scopes").putObject("Account").putArray("duplicateCheckFieldList");
        state.duplicateCheck().forEach(check::add);
        JsonNode part = metadata;
        for (var name : parameters.getOrDefault("key", List.of("")).get(0).split("\\.", -1)) {
            part = part.path(name);
        }
        return EspoAnswer.json(part.isMissingNode() ? JSON.nullNode() : part);
    }

    private EspoAnswer field(String body) {
        var sent = Objects.requireNonNull(object(body));
        var plain = sent.path("name").asString("");
        var name = "c" + Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
        if (!state.define(name, EspoField.of(sent))) {
            var translation = JSON.objectNode();
            var inner = translation.putObject("messageTranslation");
            inner.put("label", "fieldAlreadyExists").put("scope", "FieldManager");
            inner.putObject("data").put("field", name).put("entityType", "Account");
            var reason = "Field '" + name + "' already exists in 'Account'.";
            return EspoAnswer.reason(409, reason, translation.toString());
        }
        var answer = EspoField.of(sent).json();
        return EspoAnswer.json(answer.put("label", sent.path("label").asString("")));
    }

    private EspoAnswer entity(String body) {
        var sent = Objects.requireNonNull(object(body));
        if (sent.path("duplicateCheckFieldList").isArray()) {
            state.duplicateCheck(sent.path("duplicateCheckFieldList")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList());
        }
        if (sent.path("optimisticConcurrencyControl").asBoolean(false)) {
            state.versioned();
        }
        return EspoAnswer.json(JSON.booleanNode(true));
    }
}
