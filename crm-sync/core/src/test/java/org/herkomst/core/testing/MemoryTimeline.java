package org.herkomst.core.testing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.activity.ActivityLook;
import org.herkomst.core.delivery.Cleared;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.target.TimelineException;
import org.jspecify.annotations.Nullable;

/** Notes and tasks in memory, in the dress of a CRM; the next answers can be told to be lost or to be refusals. */
public final class MemoryTimeline implements Timeline {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<String> requests = new ArrayList<>();
    private TimelineException.@Nullable Outcome next;
    private boolean doneFirst;
    private boolean unreadable;
    private int made;

    /** One in the CRM. */
    public record Entry(String recordId, Kind kind, String subject, String text, boolean open) {}

    /** All by id. */
    public Map<String, Entry> entries() {
        return Map.copyOf(entries);
    }

    /** The requests that wrote, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The next request that writes ends so; an unknown one is carried out. */
    public void next(TimelineException.Outcome outcome) {
        next = outcome;
    }

    /** From now on nothing can be read. */
    public void unreadable() {
        unreadable = true;
    }

    @Override
    public boolean readable() {
        return !unreadable;
    }

    /** A person changes a text. */
    public void personEdits(String id, String text) {
        entries.computeIfPresent(id, (key, e) -> new Entry(e.recordId(), e.kind(), e.subject(), text, e.open()));
    }

    /** A person does a task. */
    public void personDoes(String id) {
        entries.computeIfPresent(id, (key, e) -> new Entry(e.recordId(), e.kind(), e.subject(), e.text(), false));
    }

    /** A person deletes one. */
    public void personDeletes(String id) {
        entries.remove(id);
    }

    private static String dressed(String text) {
        return "<p>" + text.replace("&", "&amp;").replace("\n", "<br />") + "</p>";
    }

    @Override
    public Set<Kind> kinds() {
        return EnumSet.allOf(Kind.class);
    }

    @Override
    public Optional<String> create(String recordId, Activity activity, ActivityLook look) {
        Optional<Cleared<Activity>> cleared = look.look(activity);
        if (cleared.isEmpty()) {
            return Optional.empty();
        }
        answer("create", false);
        String id = "a" + ++made;
        boolean task = activity.kind() == Kind.TASK;
        entries.put(id, new Entry(recordId, activity.kind(), activity.subject(), dressed(activity.body()), task));
        requests.add("create " + id);
        answer("create", true);
        return Optional.of(id);
    }

    @Override
    public boolean update(String id, Activity activity, ActivityLook look) {
        if (look.look(activity).isEmpty()) {
            return false;
        }
        answer("update", false);
        personEdits(id, dressed(activity.body()));
        requests.add("update " + id);
        answer("update", true);
        return true;
    }

    /** The next request is carried out, and ends so all the same. */
    public void nextDone(TimelineException.Outcome outcome) {
        next = outcome;
        doneFirst = true;
    }

    /** An unknown outcome comes after the work, all others before it unless told otherwise. */
    private void answer(String what, boolean done) {
        TimelineException.Outcome outcome = next;
        if (outcome != null && done == (doneFirst || outcome == TimelineException.Outcome.UNKNOWN)) {
            next = null;
            doneFirst = false;
            throw new TimelineException(
                    outcome, new Problem("HK-T-003", Problem.Category.NETWORK, 1, what, "Look"), null);
        }
    }

    @Override
    public Optional<Shown> read(Kind kind, String id) {
        return Optional.ofNullable(unreadable ? null : entries.get(id)).map(e -> new Shown(e.text(), e.open()));
    }

    @Override
    public Optional<String> find(String recordId, Kind kind, String mark) {
        return entries.entrySet().stream()
                .filter(e -> e.getValue().recordId().equals(recordId)
                        && e.getValue().kind() == kind
                        && e.getValue().text().contains(mark))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public boolean remove(Kind kind, String id) {
        answer("remove", false);
        boolean there = entries.remove(id) != null;
        requests.add("remove " + id);
        return there;
    }
}
