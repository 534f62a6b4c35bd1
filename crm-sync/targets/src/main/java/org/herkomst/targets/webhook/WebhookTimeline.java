package org.herkomst.targets.webhook;

import java.util.Optional;
import java.util.Set;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.activity.ActivityLook;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.target.TimelineException;
import org.herkomst.core.target.TimelineException.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Notes and tasks as lines of their own. Their ids are ours, from company, kind and slot: one that is told twice is written over, so a lost
 * answer makes nothing twice. What people do with them is never seen.
 */
final class WebhookTimeline implements Timeline {
    private final Outlet outlet;

    WebhookTimeline(Outlet outlet) {
        this.outlet = outlet;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.values());
    }

    @Override
    public boolean readable() {
        return false;
    }

    @Override
    public Optional<String> create(String recordId, Activity activity, ActivityLook look) {
        return told(activity, recordId, look);
    }

    @Override
    public boolean update(String id, Activity activity, ActivityLook look) {
        return told(activity, null, look).isPresent();
    }

    private Optional<String> told(Activity activity, @Nullable String recordId, ActivityLook look) {
        var id = Line.idOf(activity.mark());
        if (outlet.holds(id, activity.hash())) {
            return Optional.of(id);
        }
        var telling = Telling.single(
                Line.keyOf(id), () -> look.look(activity).map(cleared -> Line.activity(cleared, recordId)));
        return said(telling).map(said -> switch (said.word()) {
            case TAKEN, CREATED, UPDATED, ADOPTED -> id;
            case DELETED, STRIPPED, NOT_THERE -> throw refused(said);
            default -> throw new IllegalStateException("Decided before");
        });
    }

    /** Nothing that people did there: see {@link #readable()}. */
    @Override
    public Optional<Shown> read(Kind kind, String id) {
        return Optional.empty();
    }

    /** Its id where it may be there: a url says nothing of it. */
    @Override
    public Optional<String> find(String recordId, Kind kind, String mark) {
        return Optional.of(Line.idOf(mark)).filter(outlet::mayHold);
    }

    @Override
    public boolean remove(Kind kind, String id) {
        if (!outlet.mayHold(id)) {
            return false;
        }
        var telling = Telling.single(Line.keyOf(id), () -> Optional.of(Line.removed(kind, id)));
        return said(telling).filter(said -> said.word() != Said.Word.NOT_THERE).isPresent();
    }

    /** What was said of the one line; empty where the look kept it back. */
    private Optional<Said> said(Telling telling) {
        var told = outlet.tell(telling);
        var said = told.said().get(telling.key());
        if (said != null && accepted(said)) {
            return Optional.of(said);
        }
        if (telling.mayBeDone()) {
            throw new TimelineException(Outcome.UNKNOWN, why(told), null);
        }
        if (telling.keptBack(telling.key())) {
            return Optional.empty();
        }
        told.pause().ifPresent(pause -> {
            throw new TimelineException(Outcome.PAUSED, pause.problem(), pause.resumeNotBefore());
        });
        if (said == null) {
            throw new TimelineException(Outcome.UNKNOWN, why(told), null);
        }
        throw said.word() == Said.Word.DEFERRED
                ? new TimelineException(Outcome.LATER, Problems.undecided(said.problem()), null)
                : refused(said);
    }

    private static boolean accepted(Said said) {
        return switch (said.word()) {
            case REJECTED, AMBIGUOUS, CONFLICT, DEFERRED -> false;
            default -> true;
        };
    }

    private static TimelineException refused(Said said) {
        return new TimelineException(Outcome.REFUSED, Problems.noteRefused(said), null);
    }

    private static Problem why(Outlet.Told told) {
        return told.why() == null ? Problems.undecided("") : told.why();
    }
}
