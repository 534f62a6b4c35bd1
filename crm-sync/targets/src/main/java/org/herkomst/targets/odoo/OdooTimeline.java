package org.herkomst.targets.odoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.activity.ActivityLook;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.TargetException;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.target.TimelineException;
import org.herkomst.core.target.TimelineException.Outcome;
import tools.jackson.databind.JsonNode;

/**
 * Odoo's notes and tasks: internal notes in a contact's chatter, and its activities of the type To-Do. Odoo makes one twice that is sent
 * twice, so what was made is found again among those of the contact.
 */
final class OdooTimeline implements Timeline {
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 500;
    private static final String RES_ID = "res_id";
    private static final String BODY = "body";
    private static final String NOTE = "note";
    private static final String OWNER = "user_id";
    private static final List<String> NEEDED = List.of("create", "read", "write", "unlink");

    /** A text without its tags and blanks: nothing of a note that a person deleted, for Odoo leaves its shell. */
    private static final Pattern DRESS = Pattern.compile("<[^>]{0,500}>|&nbsp;|[\\s\\p{Z}]+");

    /** What a method gives whose result is a record: its number, a list, or the record's name in Python. */
    private static final Pattern RECORD = Pattern.compile("mail\\.(?:message|activity)\\(([0-9]{1,18}),\\)");

    private final Partners partners;
    private final Connection connection;

    OdooTimeline(Partners partners) {
        this.partners = partners;
        this.connection = partners.connection();
    }

    /** Where one kind stands. */
    private record Type(String model, String ofModel, String body) {
        static Type of(Kind kind) {
            return kind == Kind.NOTE
                    ? new Type("mail.message", "model", BODY)
                    : new Type("mail.activity", "res_model", NOTE);
        }
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.values());
    }

    @Override
    public List<Problem> missing() {
        try {
            harmless(() -> {
                for (var kind : Kind.values()) {
                    connection.read(search(kind, List.of(List.of(Keys.ID, "=", 0))), OdooTimeline::list);
                }
                return true;
            });
            var missing = harmless(this::rightsMissing);
            return missing.isEmpty() ? List.of() : List.of(Problems.rightsForNotes(missing));
        } catch (TargetException e) {
            return List.of(e.problem());
        } catch (TimelineException e) {
            return List.of(e.problem());
        }
    }

    private List<String> rightsMissing() {
        var missing = new ArrayList<String>();
        if (!partners.may(Keys.PARTNER, "write").orElse(true)) {
            missing.add("write contacts");
        }
        for (var kind : Kind.values()) {
            NEEDED.stream()
                    .filter(operation ->
                            !partners.may(Type.of(kind).model(), operation).orElse(true))
                    .map(operation -> operation + " " + Type.of(kind).model())
                    .forEach(missing::add);
        }
        return missing;
    }

    @Override
    public Optional<String> create(String recordId, Activity activity, ActivityLook look) {
        var owner = activity.kind() == Kind.TASK ? owner(recordId) : "";
        return written(() -> connection.write(new Connection.Writing<String>() {
            @Override
            public Optional<Call> next() {
                return look.look(activity).map(passed -> making(recordId, passed.value(), owner));
            }

            @Override
            public String read(JsonNode answer) {
                return made(answer);
            }
        }));
    }

    /** Who has the contact; else Odoo gives the task to whom it likes, which is us. */
    private String owner(String recordId) {
        var id = List.of(Long.valueOf(recordId));
        return harmless(() -> partners.in(Keys.ID, id, List.of(OWNER))).stream()
                .findFirst()
                .map(partner -> partner.value(OWNER))
                .orElse("");
    }

    private static Call making(String recordId, Activity activity, String owner) {
        var record = List.of(Long.valueOf(recordId));
        if (activity.kind() == Kind.NOTE) {
            return Call.on(Keys.PARTNER, "message_post", record)
                    .option(BODY, html(activity))
                    .option("body_is_html", true)
                    .option("message_type", "comment")
                    .option("subtype_xmlid", "mail.mt_note")
                    .option("context", Map.of("mail_create_nosubscribe", true));
        }
        var call = Call.on(Keys.PARTNER, "activity_schedule", record)
                .option("act_type_xmlid", "mail.mail_activity_data_todo")
                .option("summary", activity.subject())
                .option(NOTE, html(activity));
        var due = activity.due();
        var dated = due == null ? call : call.option("date_deadline", due.toString());
        return owner.isEmpty() ? dated : dated.option(OWNER, Long.valueOf(owner));
    }

    /** Odoo shows texts as HTML. */
    private static String html(Activity activity) {
        return "<p>" + escaped(activity.body()).replace("\n", "<br/>") + "</p>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String made(JsonNode answer) {
        var one = answer.isArray() && answer.size() == 1 ? answer.get(0) : answer;
        if (one.isIntegralNumber() && one.longValue() > 0) {
            return Long.toString(one.longValue());
        }
        var named = RECORD.matcher(one.isString() ? one.stringValue() : "");
        if (!named.matches()) {
            throw Failure.noAnswer();
        }
        return named.group(1);
    }

    @Override
    public boolean update(String id, Activity activity, ActivityLook look) {
        var type = Type.of(activity.kind());
        return written(() -> connection.write(new Connection.Writing<Boolean>() {
                    @Override
                    public Optional<Call> next() {
                        return look.look(activity)
                                .map(passed -> Call.on(type.model(), "write", List.of(Long.valueOf(id)))
                                        .with("vals", Map.of(type.body(), html(passed.value()))));
                    }

                    @Override
                    public Boolean read(JsonNode answer) {
                        return Partners.done(answer);
                    }
                }))
                .isPresent();
    }

    @Override
    public Optional<Shown> read(Kind kind, String id) {
        var call = search(kind, List.of(List.of(Keys.ID, "=", Long.valueOf(id))));
        return harmless(() -> connection.read(call, OdooTimeline::list)).stream()
                .filter(node -> kind == Kind.TASK
                        || !DRESS.matcher(text(kind, node)).replaceAll("").isEmpty())
                .map(node -> new Shown(
                        text(kind, node),
                        kind == Kind.TASK && node.path(Keys.ACTIVE).asBoolean(true)))
                .findFirst();
    }

    private static String text(Kind kind, JsonNode node) {
        var text = node.path(Type.of(kind).body());
        return text.isString() ? text.stringValue() : "";
    }

    /** From Odoo 18 on an activity that is done is archived; before, it is deleted. */
    private Call search(Kind kind, List<?> domain) {
        var type = Type.of(kind);
        var archives = kind == Kind.TASK && connection.version().archivesActivities();
        var call = Call.of(type.model(), "search_read")
                .with("domain", domain)
                .option("fields", archives ? List.of(type.body(), Keys.ACTIVE) : List.of(type.body()))
                .option("limit", PAGE)
                .option("order", Keys.ID);
        return archives ? call.option("context", Map.of("active_test", false)) : call;
    }

    private static List<JsonNode> list(JsonNode answer) {
        if (!answer.isArray()
                || answer.valueStream().anyMatch(node -> !node.path(Keys.ID).isIntegralNumber())) {
            throw Failure.noAnswer();
        }
        return answer.valueStream().toList();
    }

    @Override
    public Optional<String> find(String recordId, Kind kind, String mark) {
        var type = Type.of(kind);
        var sought = escaped(mark);
        var last = 0L;
        for (var page = 0; page < MOST_PAGES; page++) {
            var call = search(
                    kind,
                    List.of(
                            List.of(Keys.ID, ">", last),
                            List.of(type.ofModel(), "=", Keys.PARTNER),
                            List.of(RES_ID, "=", Long.valueOf(recordId)),
                            List.of(type.body(), "ilike", sought)));
            var found = harmless(() -> connection.read(call, OdooTimeline::list));
            var hit = found.stream()
                    .filter(node -> text(kind, node).contains(sought))
                    .findFirst();
            if (hit.isPresent() || found.size() < PAGE) {
                return hit.map(node -> node.path(Keys.ID).asString(""));
            }
            last = found.get(found.size() - 1).path(Keys.ID).longValue();
        }
        throw new TimelineException(Outcome.LATER, Problems.unreachable(), null);
    }

    @Override
    public boolean remove(Kind kind, String id) {
        if (read(kind, id).isEmpty()) {
            return false;
        }
        var unlink = Call.on(Type.of(kind).model(), "unlink", List.of(Long.valueOf(id)));
        return written(() -> connection.change(unlink, Partners::done));
    }

    private <T> T written(Supplier<T> call) {
        return decided(call, Outcome.UNKNOWN);
    }

    private <T> T harmless(Supplier<T> call) {
        return decided(call, Outcome.LATER);
    }

    /** What a failure says of one note or task; what it says of the database is thrown as such. */
    private <T> T decided(Supplier<T> call, Outcome withoutAnswer) {
        try {
            try {
                return call.get();
            } catch (Failure f) {
                if (f.kind == Failure.Kind.RIGHT) {
                    rightsAreThere();
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
        var missing = rightsMissing();
        if (!missing.isEmpty()) {
            throw new TargetException(Problems.rightsForNotes(missing));
        }
    }

    private static RuntimeException failed(Failure failure, Outcome withoutAnswer) {
        return switch (failure.kind) {
            case UNKNOWN -> new TimelineException(withoutAnswer, Problems.failed(failure), null);
            case BUSY -> new TimelineException(Outcome.LATER, Problems.failed(failure), null);
            case RECORD, GONE, RIGHT -> new TimelineException(Outcome.REFUSED, Problems.noteRefused(failure), null);
            case SCHEMA, AUTH, DATABASE, LIMITED, FOREIGN -> Problems.account(failure, "notes and activities");
        };
    }
}
