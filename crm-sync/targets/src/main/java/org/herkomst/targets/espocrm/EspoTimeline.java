package org.herkomst.targets.espocrm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.activity.ActivityLook;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.TargetException;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.target.TimelineException;
import org.herkomst.core.target.TimelineException.Outcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * EspoCRM's notes and tasks: posts in an account's stream, and tasks whose parent is the account. EspoCRM makes one twice that is sent
 * twice, so what was made is found again among those of the account.
 */
final class EspoTimeline implements Timeline {
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 200;

    /** As much as every version's field takes. */
    private static final int LONGEST_NAME = 150;

    /** In place of a number: there is more. */
    private static final int MORE = -2;

    private static final String ACCOUNT = "Account";
    private static final String PARENT_TYPE = "parentType";
    private static final String PARENT_ID = "parentId";
    private static final String STATUS = "status";
    private static final Set<String> DONE = Set.of("Completed", "Canceled", "Deferred");

    private final Connection connection;
    private @Nullable String ourselves;

    EspoTimeline(Connection connection) {
        this.connection = connection;
    }

    private static String entity(Kind kind) {
        return kind == Kind.NOTE ? "Note" : "Task";
    }

    private static String body(Kind kind) {
        return kind == Kind.NOTE ? "post" : "description";
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.values());
    }

    @Override
    public List<Problem> missing() {
        try {
            var missing = harmless(() -> Rights.read(connection)).missingBeside();
            return missing.isEmpty() ? List.of() : List.of(Problems.rightsForNotes(missing));
        } catch (TargetException e) {
            return List.of(e.problem());
        } catch (TimelineException e) {
            return List.of(e.problem());
        }
    }

    @Override
    public Optional<String> create(String recordId, Activity activity, ActivityLook look) {
        var entity = entity(activity.kind());
        var owner = activity.kind() == Kind.TASK ? owner(recordId) : "";
        return written(() ->
                        connection.<JsonNode>write(() -> look.look(activity).map(passed -> {
                            var sent = Body.of(passed.map(a -> values(recordId, a, owner)));
                            return api -> api.createBeside(entity, sent);
                        })))
                .map(EspoTimeline::id);
    }

    private static String id(JsonNode answer) {
        var id = answer.path(Keys.ID).asString("");
        if (id.isEmpty()) {
            throw new TimelineException(Outcome.UNKNOWN, Problems.down(Failure.lost()), null);
        }
        return id;
    }

    /** Who has the account; EspoCRM takes no task that is nobody's, so one of an account without an owner is ours. */
    private String owner(String recordId) {
        var owner = harmless(() -> Accounts.get(connection, recordId))
                .map(found -> found.value(Keys.OWNER))
                .orElse("");
        return owner.isEmpty() ? ourselves() : owner;
    }

    private String ourselves() {
        var known = ourselves;
        if (known == null) {
            known = harmless(() -> Rights.read(connection)).id();
            ourselves = known;
        }
        return known;
    }

    private static ObjectNode values(String recordId, Activity activity, String owner) {
        var values = JsonNodeFactory.instance.objectNode();
        values.put(PARENT_TYPE, ACCOUNT).put(PARENT_ID, recordId);
        values.put(body(activity.kind()), Markdown.of(activity.body()));
        if (activity.kind() == Kind.NOTE) {
            return values.put("type", "Post");
        }
        values.put(
                "name",
                activity.subject()
                        .substring(0, Math.min(LONGEST_NAME, activity.subject().length())));
        values.put(STATUS, "Not Started");
        var due = activity.due();
        if (due != null) {
            values.put("dateEndDate", due.toString());
        }
        return owner.isEmpty() ? values : values.put(Keys.OWNER, owner);
    }

    @Override
    public boolean update(String id, Activity activity, ActivityLook look) {
        return written(() ->
                        connection.<JsonNode>write(() -> look.look(activity).map(passed -> {
                            var sent = Body.of(passed.map(a ->
                                    JsonNodeFactory.instance.objectNode().put(body(a.kind()), Markdown.of(a.body()))));
                            return api -> api.updateBeside(entity(activity.kind()), id, sent);
                        })))
                .isPresent();
    }

    @Override
    public Optional<Shown> read(Kind kind, String id) {
        return decided(
                () -> Optional.of(shown(kind, connection.read(api -> api.getBeside(entity(kind), id)))),
                Outcome.LATER,
                refused -> gone(kind, refused) ? Optional.empty() : null);
    }

    /** EspoCRM shows nobody a note whose account is deleted. */
    private static boolean gone(Kind kind, Failure failure) {
        return failure.kind == Failure.Kind.NO_RECORD || (failure.kind == Failure.Kind.FORBIDDEN && kind == Kind.NOTE);
    }

    private static Shown shown(Kind kind, JsonNode node) {
        var status = node.path(STATUS).asString("");
        return new Shown(node.path(body(kind)).asString(""), kind == Kind.TASK && !DONE.contains(status));
    }

    @Override
    public Optional<String> find(String recordId, Kind kind, String mark) {
        var seen = 0;
        for (var page = 0; page < MOST_PAGES; page++) {
            var answer = page(recordId, kind, seen);
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            var list = answer.get().path("list");
            var hit = list.valueStream()
                    .filter(node -> node.path(PARENT_TYPE).asString("").equals(ACCOUNT)
                            && node.path(PARENT_ID).asString("").equals(recordId)
                            && Markdown.plain(node.path(body(kind)).asString(""))
                                    .contains(Markdown.plain(mark)))
                    .findFirst();
            if (hit.isPresent()) {
                return hit.map(EspoTimeline::id);
            }
            seen += list.size();
            var total = answer.get().path("total").asInt(MORE);
            if (list.isEmpty() || (total >= 0 ? seen >= total : total != MORE && list.size() < PAGE)) {
                return Optional.empty();
            }
        }
        throw new TimelineException(Outcome.LATER, Problems.down(Failure.lost()), null);
    }

    /** What stands beside an account, newest first; empty where the account is gone. */
    private Optional<JsonNode> page(String recordId, Kind kind, int from) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (kind == Kind.TASK) {
            query.putAll(Where.in(PARENT_ID, List.of(recordId)).query());
            query.put("select", List.of(String.join(",", Keys.ID, PARENT_TYPE, PARENT_ID, body(kind))));
            query.put("orderBy", List.of("createdAt"));
            query.put("order", List.of("desc"));
        }
        query.put("maxSize", List.of(Integer.toString(PAGE)));
        query.put("offset", List.of(Integer.toString(from)));
        return decided(
                () -> Optional.of(connection.read(
                        api -> list(kind == Kind.TASK ? api.tasks(query) : api.stream(recordId, query)))),
                Outcome.LATER,
                refused -> kind == Kind.NOTE
                                && refused.status == 404
                                && Accounts.get(connection, recordId).isEmpty()
                        ? Optional.empty()
                        : null);
    }

    private static JsonNode list(@Nullable JsonNode answer) {
        if (answer == null || !answer.path("list").isArray()) {
            throw Failure.lost();
        }
        return answer;
    }

    /** Not read first: EspoCRM hides notes of deleted accounts, and deletes them all the same. */
    @Override
    public boolean remove(Kind kind, String id) {
        return decided(
                () -> connection
                        .change(api -> api.deleteBeside(entity(kind), id))
                        .asBoolean(true),
                Outcome.UNKNOWN,
                refused -> refused.kind == Failure.Kind.NO_RECORD ? false : null);
    }

    private <T> T written(Supplier<T> call) {
        return decided(call, Outcome.UNKNOWN, refused -> null);
    }

    private <T> T harmless(Supplier<T> call) {
        return decided(call, Outcome.LATER, refused -> null);
    }

    /**
     * What a failure says of one note or task; what it says of the installation is thrown as such.
     *
     * @param expected what a refusal means to the caller; null: nothing
     */
    private <T> T decided(Supplier<T> call, Outcome withoutAnswer, Function<Failure, @Nullable T> expected) {
        try {
            try {
                return call.get();
            } catch (Failure f) {
                if (f.kind == Failure.Kind.FORBIDDEN) {
                    rightsAreThere();
                }
                var meant = expected.apply(f);
                if (meant != null) {
                    return meant;
                }
                throw f;
            }
        } catch (Paused p) {
            throw new TimelineException(Outcome.PAUSED, p.pause.problem(), p.pause.resumeNotBefore());
        } catch (Failure f) {
            throw failed(f, withoutAnswer);
        }
    }

    /** A refusal for want of a right is the account's; with all rights it is about this one. */
    private void rightsAreThere() {
        var missing = Rights.read(connection).missingBeside();
        if (!missing.isEmpty()) {
            throw new TargetException(Problems.rightsForNotes(missing));
        }
    }

    private static RuntimeException failed(Failure failure, Outcome withoutAnswer) {
        return switch (failure.kind) {
            case LOST, DOWN, BROKEN -> new TimelineException(withoutAnswer, Problems.down(failure), null);
            case REFUSED, NO_RECORD, DUPLICATE, MODIFIED, CONFLICT, FIELD_EXISTS ->
                new TimelineException(Outcome.REFUSED, Problems.noteRefused(failure), null);
            case FORBIDDEN -> new TimelineException(Outcome.REFUSED, Problems.noteLocked(failure), null);
            case LIMITED, UNAUTHORIZED, NO_ATTRIBUTE, FOREIGN -> Problems.account(failure);
        };
    }
}
