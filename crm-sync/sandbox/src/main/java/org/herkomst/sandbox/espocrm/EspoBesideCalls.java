package org.herkomst.sandbox.espocrm;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Calls on notes, tasks and streams. Guarded by the state. */
final class EspoBesideCalls {
    private static final int MOST = 200;
    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "Note", Set.of("type", "parentType", "parentId", "post", "isInternal"),
            "Task",
                    Set.of(
                            "name",
                            "status",
                            "priority",
                            "description",
                            "dateEnd",
                            "dateEndDate",
                            "parentType",
                            "parentId",
                            "assignedUserId"));
    private static final Set<String> STATUS = Set.of("Not Started", "Started", "Completed", "Canceled", "Deferred");

    private final EspoState state;

    EspoBesideCalls(EspoState state) {
        this.state = state;
    }

    /** Such as {@code note-create}; empty where it is about something else. */
    static String operation(String method, String path) {
        if (path.matches("Account/[^/]+/stream")) {
            return method.equals("GET") ? "stream" : "unknown";
        }
        if (path.equals("Note") || path.equals("Task")) {
            var search = method.equals("GET") && path.equals("Task");
            return method.equals("POST") ? of(path, "create") : search ? of(path, "search") : "unknown";
        }
        if (!path.matches("(Note|Task)/[^/]+")) {
            return "";
        }
        var entity = path.substring(0, "Note".length());
        return switch (method) {
            case "GET" -> of(entity, "get");
            case "PUT", "PATCH" -> of(entity, "update");
            case "DELETE" -> of(entity, "delete");
            default -> "unknown";
        };
    }

    private static String of(String entity, String what) {
        return entity.toLowerCase(Locale.ROOT) + "-" + what;
    }

    EspoAnswer carryOut(
            String operation, String id, Map<String, List<String>> parameters, @Nullable ObjectNode values) {
        if (operation.equals("stream")) {
            return stream(id.replace("/stream", ""), parameters);
        }
        var entity = operation.startsWith("note") ? "Note" : "Task";
        return switch (operation.substring(entity.length() + 1)) {
            case "create" -> values == null ? EspoAnswer.bare(500, "application/json") : create(entity, values);
            case "get" -> get(entity, id);
            case "update" -> values == null ? EspoAnswer.bare(500, "application/json") : update(entity, id, values);
            case "delete" -> delete(entity, id);
            default -> search(parameters);
        };
    }

    private static ObjectNode known(String entity, ObjectNode values) {
        var kept = values.deepCopy();
        kept.retain(ATTRIBUTES.getOrDefault(entity, Set.of()));
        return kept;
    }

    /** A note on a record that isn't there is no one's to write; a task needs a name and someone to do it. */
    private EspoAnswer create(String entity, ObjectNode values) {
        if (entity.equals("Note")) {
            return state.has(values.path("parentId").asString(""))
                    ? EspoAnswer.json(state.beside().add(entity, known(entity, values)))
                    : EspoAnswer.reason(403, "No create access.");
        }
        if (values.path("name").asString("").isEmpty()) {
            return invalid("name", "required");
        }
        if (values.path("assignedUserId").asString("").isEmpty()) {
            return invalid("assignedUser", "required");
        }
        if (state.denied("assignment")
                && !values.path("assignedUserId").asString("").equals(EspoBeside.OURSELVES)) {
            return EspoAnswer.reason(403, "Assignment failure: assigned user or team not allowed.");
        }
        var refused = faulty(values);
        return refused == null ? EspoAnswer.json(state.beside().add(entity, known(entity, values))) : refused;
    }

    private static @Nullable EspoAnswer faulty(ObjectNode values) {
        if (!STATUS.contains(values.path("status").asString("Not Started"))) {
            return invalid("status", "valid");
        }
        return values.path("dateEndDate").asString("2026-11-23").matches("\\d{4}-\\d{2}-\\d{2}")
                ? null
                : invalid("dateEnd", "valid");
    }

    private static EspoAnswer invalid(String field, String type) {
        return EspoAnswer.invalid(field, type);
    }

    private EspoAnswer get(String entity, String id) {
        var there = state.beside().get(entity, id);
        if (there == null) {
            return EspoAnswer.reason(404, "Record " + id + " does not exist.");
        }
        var visible = entity.equals("Task") || state.has(there.path("parentId").asString(""));
        return visible ? EspoAnswer.json(there) : EspoAnswer.reason(403, "No read access.");
    }

    private EspoAnswer update(String entity, String id, ObjectNode values) {
        var there = state.beside().get(entity, id);
        if (there == null) {
            return EspoAnswer.reason(404, "Record " + id + " does not exist.");
        }
        if (entity.equals("Note") && state.beside().isOld()) {
            return EspoAnswer.reason(403, "No edit access.");
        }
        var refused = faulty(values);
        if (refused != null) {
            return refused;
        }
        there.setAll(known(entity, values));
        return EspoAnswer.json(there);
    }

    private EspoAnswer delete(String entity, String id) {
        if (state.beside().get(entity, id) == null) {
            return EspoAnswer.reason(404, "Record " + id + " not found.");
        }
        if (entity.equals("Note") && state.beside().isOld()) {
            return EspoAnswer.reason(403, "No delete access.");
        }
        state.beside().delete(entity, id);
        return EspoAnswer.json(JsonNodeFactory.instance.booleanNode(true));
    }

    private EspoAnswer search(Map<String, List<String>> parameters) {
        try {
            var where = EspoWhere.of(parameters);
            return page(
                    state.beside().newestFirst("Task").stream()
                            .filter(task ->
                                    where.fits(EspoBeside.record(task, Objects.requireNonNull(ATTRIBUTES.get("Task")))))
                            .toList(),
                    parameters);
        } catch (EspoWhere.Refused e) {
            return EspoAnswer.reason(400, Objects.requireNonNull(e.getMessage()));
        }
    }

    /** Its posts, then that it was made. */
    private EspoAnswer stream(String id, Map<String, List<String>> parameters) {
        if (!state.has(id)) {
            return EspoAnswer.bare(404, "application/json");
        }
        var all = new java.util.ArrayList<>(state.beside().newestFirst("Note").stream()
                .filter(note -> note.path("parentId").asString("").equals(id))
                .toList());
        var made = JsonNodeFactory.instance.objectNode();
        made.put("id", id + "c")
                .put("type", "Create")
                .put("parentType", "Account")
                .put("parentId", id);
        all.add(made.putNull("post"));
        return page(all, parameters);
    }

    private static EspoAnswer page(List<? extends JsonNode> all, Map<String, List<String>> parameters) {
        var size = EspoCalls.number(parameters, "maxSize", 20);
        if (size > MOST) {
            return EspoAnswer.reason(403, "Max size should not exceed 200. Use offset and limit.");
        }
        var answer = JsonNodeFactory.instance.objectNode().put("total", all.size());
        var list = answer.putArray("list");
        all.stream().skip(EspoCalls.number(parameters, "offset", 0)).limit(size).forEach(list::add);
        return EspoAnswer.json(answer);
    }
}
