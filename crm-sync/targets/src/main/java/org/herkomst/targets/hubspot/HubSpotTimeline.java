package org.herkomst.targets.hubspot;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.activity.ActivityLook;
import org.herkomst.core.delivery.Cleared;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.TargetException;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.target.TimelineException;
import org.herkomst.core.target.TimelineException.Outcome;
import org.herkomst.targets.hubspot.Wire.BatchAnswer;
import org.herkomst.targets.hubspot.Wire.BatchArchive;
import org.herkomst.targets.hubspot.Wire.BatchCreate;
import org.herkomst.targets.hubspot.Wire.BatchRead;
import org.herkomst.targets.hubspot.Wire.BatchWrite;
import org.herkomst.targets.hubspot.Wire.Beside;
import org.herkomst.targets.hubspot.Wire.Company;
import org.herkomst.targets.hubspot.Wire.Input;
import org.herkomst.targets.hubspot.Wire.LinkType;
import org.herkomst.targets.hubspot.Wire.Search;
import org.herkomst.targets.hubspot.Wire.SearchAnswer;
import org.jspecify.annotations.Nullable;

/**
 * HubSpot's notes and tasks. They hang on the company by HubSpot's own types of association (190 and 192); what was made is found again by
 * a search over the company's, since HubSpot makes a note twice that is sent twice.
 */
final class HubSpotTimeline implements Timeline {
    private static final String OWNER = "hubspot_owner_id";
    private static final String WRITE_SCOPE = "crm.objects.contacts.write";
    private static final String STATUS = "hs_task_status";
    private static final String DONE = "COMPLETED";
    private static final String TRACE = "beside";
    private static final int PAGE = 200;
    private static final LocalTime NOON = LocalTime.of(12, 0);

    private final Connection connection;

    HubSpotTimeline(Connection connection) {
        this.connection = connection;
    }

    /** How HubSpot names one kind. */
    private record Type(String path, String body, int association) {
        static Type of(Kind kind) {
            return kind == Kind.NOTE ? new Type("notes", "hs_note_body", 190) : new Type("tasks", "hs_task_body", 192);
        }
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.values());
    }

    /** What a key may write can't be asked; whether it may read can. */
    @Override
    public List<Problem> missing() {
        try {
            find("1", Kind.NOTE, "Herkomst");
            return List.of();
        } catch (TargetException e) {
            return List.of(e.problem());
        } catch (TimelineException e) {
            return e.outcome() == Outcome.REFUSED ? List.of() : List.of(e.problem());
        }
    }

    @Override
    public Optional<String> create(String recordId, Activity activity, ActivityLook look) {
        Type type = Type.of(activity.kind());
        String owner = activity.kind() == Kind.TASK ? owner(recordId) : "";
        List<Wire.Link> links = List.of(
                new Wire.Link(new Wire.Id(recordId), List.of(new LinkType("HUBSPOT_DEFINED", type.association()))));
        return written(() ->
                        connection.<BatchAnswer>write(() -> look.look(activity).map(passed -> {
                            Cleared<Beside> cleared = passed.map(a -> new Beside(TRACE, properties(a, owner), links));
                            return api -> api.createBeside(type.path(), BatchCreate.of(cleared));
                        })))
                .map(HubSpotTimeline::id);
    }

    /** The owner of the company; a task of a company without one belongs to nobody. */
    private String owner(String recordId) {
        BatchRead read = new BatchRead(null, List.of(new Wire.Id(recordId)), List.of(OWNER), List.of());
        return harmless(() -> connection.read(api -> api.read(read))).found().stream()
                .map(company -> company.value(OWNER))
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> properties(Activity activity, String owner) {
        Map<String, String> properties = new LinkedHashMap<>();
        var day = activity.due() == null ? activity.day() : activity.due();
        properties.put(
                "hs_timestamp",
                Instant.from(day.atTime(NOON).atOffset(ZoneOffset.UTC)).toString());
        properties.put(Type.of(activity.kind()).body(), html(activity));
        if (activity.kind() == Kind.TASK) {
            properties.put("hs_task_subject", activity.subject());
            properties.put(STATUS, "NOT_STARTED");
            // A plain task is of this type in HubSpot: neither a call nor an e-mail.
            properties.put("hs_task_type", "TODO");
            if (!owner.isEmpty()) {
                properties.put(OWNER, owner);
            }
        }
        return properties;
    }

    /** HubSpot shows a body as HTML. */
    private static String html(Activity activity) {
        return activity.body()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "<br>");
    }

    /** The id of the one that was written. */
    private static String id(BatchAnswer answer) {
        return answer.found().stream()
                .map(Company::id)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> answer.troubles().stream()
                        .findFirst()
                        .map(trouble -> new TimelineException(Outcome.REFUSED, Problems.noteRefused(0, trouble), null))
                        .orElseGet(() -> new TimelineException(Outcome.UNKNOWN, Problems.unreachable(), null)));
    }

    @Override
    public boolean update(String id, Activity activity, ActivityLook look) {
        Type type = Type.of(activity.kind());
        return written(() ->
                        connection.<BatchAnswer>write(() -> look.look(activity).map(passed -> {
                            Cleared<Input> cleared =
                                    passed.map(a -> new Input(null, id, TRACE, Map.of(type.body(), html(a))));
                            return api -> api.updateBeside(type.path(), BatchWrite.of(List.of(cleared)));
                        })))
                .map(HubSpotTimeline::id)
                .isPresent();
    }

    @Override
    public Optional<Shown> read(Kind kind, String id) {
        Type type = Type.of(kind);
        BatchRead read = new BatchRead(null, List.of(new Wire.Id(id)), List.of(type.body(), STATUS), List.of());
        BatchRead asked =
                kind == Kind.TASK ? read : new BatchRead(null, read.inputs(), List.of(type.body()), List.of());
        return harmless(() -> connection.read(api -> api.readBeside(type.path(), asked))).found().stream()
                .filter(found -> id.equals(found.id()) && !Boolean.TRUE.equals(found.archived()))
                .map(found -> new Shown(
                        found.value(type.body()),
                        kind == Kind.TASK && !found.value(STATUS).equals(DONE)))
                .findFirst();
    }

    @Override
    public Optional<String> find(String recordId, Kind kind, String mark) {
        Type type = Type.of(kind);
        var ofTheCompany = new Wire.Filter("associations.company", "EQ", recordId, null);
        var groups = List.of(new Wire.FilterGroup(List.of(ofTheCompany)));
        @Nullable String after = null;
        do {
            Search search = new Search(groups, List.of(type.body()), PAGE, after);
            SearchAnswer answer = harmless(() ->
                    connection.search(api -> DomainSearch.whole(api.searchBeside(type.path(), search), search)));
            var hit = Objects.requireNonNull(answer.results()).stream()
                    .filter(found -> found.value(type.body()).contains(mark))
                    .map(Company::id)
                    .filter(Objects::nonNull)
                    .findFirst();
            if (hit.isPresent()) {
                return hit;
            }
            after = answer.after();
        } while (after != null);
        return Optional.empty();
    }

    @Override
    public boolean remove(Kind kind, String id) {
        if (read(kind, id).isEmpty()) {
            return false;
        }
        BatchArchive archive = new BatchArchive(List.of(new Wire.Id(id)));
        written(() -> connection.change(api -> api.archiveBeside(Type.of(kind).path(), archive)));
        return true;
    }

    private static <T> T written(Supplier<T> call) {
        return decided(call, Outcome.UNKNOWN);
    }

    private static <T> T harmless(Supplier<T> call) {
        return decided(call, Outcome.LATER);
    }

    /** What a failure says of one note or task; what it says of the account is thrown as such. */
    private static <T> T decided(Supplier<T> call, Outcome withoutAnswer) {
        try {
            return call.get();
        } catch (Paused p) {
            throw new TimelineException(Outcome.PAUSED, p.pause.problem(), p.pause.resumeNotBefore());
        } catch (Failure f) {
            if (f.unknown()) {
                throw new TimelineException(withoutAnswer, Problems.overloaded(f), null);
            }
            if (f.status == 423) {
                throw new TimelineException(Outcome.LATER, Problems.overloaded(f), null);
            }
            if (f.status == 401 || f.status == 403) {
                throw Problems.account(f, WRITE_SCOPE);
            }
            throw new TimelineException(Outcome.REFUSED, Problems.noteRefused(f.status, f.trouble), null);
        }
    }
}
