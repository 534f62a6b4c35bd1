package org.herkomst.targets.salesforce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
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
import org.herkomst.targets.salesforce.Wire.Records;
import org.herkomst.targets.salesforce.Wire.Result;
import org.jspecify.annotations.Nullable;

/**
 * Salesforce's tasks: a note is one that is done. Salesforce can't search their text, so one whose answer was lost is looked for among
 * those of the account. Archived ones (closed for a year) are read too.
 */
final class SalesforceTimeline implements Timeline {
    private static final String INACTIVE_OWNER = "INACTIVE_OWNER_OR_USER";
    private static final String ID = "[A-Za-z0-9]{15}|[A-Za-z0-9]{18}";
    private static final List<String> READ = List.of(Keys.ID, TaskSchema.TEXT, TaskSchema.CLOSED, Keys.DELETED);

    private final Connection connection;
    private final Reading reading;

    SalesforceTimeline(Connection connection) {
        this.connection = connection;
        this.reading = new Reading(connection);
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.values());
    }

    @Override
    public List<Problem> missing() {
        try {
            return TaskSchema.of(connection).problems();
        } catch (Paused p) {
            return List.of(p.pause.problem());
        } catch (TargetException e) {
            return List.of(e.problem());
        } catch (Failure f) {
            return List.of(account(f).problem());
        }
    }

    @Override
    public Optional<String> create(String recordId, Activity activity, ActivityLook look) {
        var owner = activity.kind() == Kind.TASK ? owner(recordId) : "";
        try {
            return made(recordId, activity, owner, look);
        } catch (Refused refused) {
            if (owner.isEmpty() || !refused.failure.trouble.has(INACTIVE_OWNER)) {
                throw refused.ofOne();
            }
        }
        try {
            // Salesforce gives nothing to people who left; it was not made.
            return made(recordId, activity, "", look);
        } catch (Refused refused) {
            throw refused.ofOne();
        }
    }

    private Optional<String> made(String recordId, Activity activity, String owner, ActivityLook look) {
        return write(activity, look, a -> fields(recordId, a, owner), SalesforceApi::create)
                .map(answer -> only(answer, true));
    }

    private static Map<String, @Nullable Object> fields(String recordId, Activity activity, String owner) {
        var fields = said(activity);
        var task = activity.kind() == Kind.TASK;
        var due = activity.due();
        fields.put(TaskSchema.RECORD, recordId);
        fields.put(TaskSchema.DAY, (due == null ? activity.day() : due).toString());
        fields.put(TaskSchema.STATUS, task ? TaskSchema.TO_DO : TaskSchema.DONE);
        fields.put(TaskSchema.PRIORITY, TaskSchema.USUAL);
        if (!owner.isEmpty()) {
            fields.put(Keys.OWNER, owner);
        }
        return fields;
    }

    private static Map<String, @Nullable Object> said(Activity activity) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("attributes", Wire.Attributes.TASK);
        fields.put(TaskSchema.SUBJECT, activity.subject());
        fields.put(TaskSchema.TEXT, activity.body());
        return fields;
    }

    /** The owner of the account; a task without one belongs to our user. */
    private String owner(String recordId) {
        return harmless(() -> reading.live(Keys.ID, List.of(valid(recordId)), List.of(Keys.ID, Keys.OWNER))).stream()
                .map(account -> account.value(Keys.OWNER))
                .findFirst()
                .orElse("");
    }

    @Override
    public boolean update(String id, Activity activity, ActivityLook look) {
        try {
            return write(activity, look, a -> changed(id, a), SalesforceApi::update)
                    .map(answer -> only(answer, false))
                    .isPresent();
        } catch (Refused refused) {
            throw refused.ofOne();
        }
    }

    private static Map<String, @Nullable Object> changed(String id, Activity activity) {
        var fields = said(activity);
        fields.put("id", id);
        return fields;
    }

    /** One request of one record, made anew and cleared before each try. */
    private Optional<List<Result>> write(
            Activity activity,
            ActivityLook look,
            Function<Activity, Map<String, @Nullable Object>> fields,
            BiFunction<SalesforceApi, Records, @Nullable List<Result>> call) {
        return written(() -> connection.write(() ->
                look.look(activity).map(passed -> api -> call.apply(api, Records.of(List.of(passed.map(fields)))))));
    }

    /** The id that an answer to one record gives. */
    private static String only(List<Result> answer, boolean isNew) {
        var result = answer.size() == 1 ? answer.get(0) : null;
        if (result != null && result.done()) {
            return String.valueOf(result.id());
        }
        if (result == null || !result.refused()) {
            throw new TimelineException(Outcome.UNKNOWN, Problems.unreachable(), null);
        }
        var failure = new Failure(200, Trouble.of(result.faults()), null);
        if (isNew && failure.trouble.has("INSUFFICIENT_ACCESS_OR_READONLY")) {
            throw new TargetException(Problems.tasksNotAllowed(failure.trouble.inWords()));
        }
        throw failed(failure, Outcome.UNKNOWN);
    }

    @Override
    public Optional<Shown> read(Kind kind, String id) {
        var soql = Soql.tasks(READ, Soql.equal(Keys.ID, valid(id)));
        return harmless(() -> reading.first(soql, task -> task.is(id)))
                .map(task -> new Shown(
                        task.value(TaskSchema.TEXT),
                        kind == Kind.TASK && !task.value(TaskSchema.CLOSED).equals("true")));
    }

    @Override
    public Optional<String> find(String recordId, Kind kind, String mark) {
        var soql = Soql.tasks(READ, Soql.equal(TaskSchema.RECORD, valid(recordId)));
        return harmless(() ->
                        reading.first(soql, task -> task.value(TaskSchema.TEXT).contains(mark)))
                .map(Account::id);
    }

    @Override
    public boolean remove(Kind kind, String id) {
        try {
            only(written(() -> connection.change(api -> api.delete(valid(id)))), false);
            return true;
        } catch (Refused refused) {
            if (refused.failure.kind == Classifier.Kind.GONE) {
                return false;
            }
            throw refused.ofOne();
        }
    }

    private static String valid(String id) {
        if (!id.matches(ID)) {
            throw new TimelineException(Outcome.REFUSED, Problems.noteRefused(Trouble.none()), null);
        }
        return id;
    }

    private static <T> T written(Supplier<T> call) {
        return decided(call, Outcome.UNKNOWN);
    }

    private static <T> T harmless(Supplier<T> call) {
        try {
            return decided(call, Outcome.LATER);
        } catch (Refused refused) {
            throw refused.ofOne();
        }
    }

    private static <T> T decided(Supplier<T> call, Outcome withoutAnswer) {
        try {
            return call.get();
        } catch (Paused p) {
            throw new TimelineException(Outcome.PAUSED, p.pause.problem(), p.pause.resumeNotBefore());
        } catch (Failure f) {
            throw failed(f, withoutAnswer);
        }
    }

    /** What a failure says of one note or task, or of the account. */
    private static RuntimeException failed(Failure failure, Outcome withoutAnswer) {
        if (failure.ofRecords()) {
            return new Refused(failure);
        }
        if (failure.kind == Classifier.Kind.LOCKED) {
            return new TimelineException(Outcome.LATER, Problems.locked(), null);
        }
        return failure.notNow()
                ? new TimelineException(withoutAnswer, Problems.overloaded(failure), null)
                : account(failure);
    }

    private static TargetException account(Failure failure) {
        return switch (failure.kind) {
            case RIGHT -> new TargetException(Problems.tasksNotAllowed(failure.trouble.inWords()));
            case SCHEMA -> new TargetException(Problems.tasksLack(lacking(failure.trouble)));
            default -> Problems.account(failure);
        };
    }

    private static Set<String> lacking(Trouble trouble) {
        return trouble.fields().isEmpty() ? trouble.codes() : trouble.fields();
    }

    /** This one is not taken as it is. */
    private static final class Refused extends RuntimeException {
        private final transient Failure failure;

        Refused(Failure failure) {
            super(failure.getMessage());
            this.failure = failure;
        }

        TimelineException ofOne() {
            return new TimelineException(Outcome.REFUSED, Problems.noteRefused(failure.trouble), null);
        }
    }
}
