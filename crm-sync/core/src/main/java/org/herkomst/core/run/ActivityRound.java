package org.herkomst.core.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.activity.ActivityLook;
import org.herkomst.core.activity.ActivityStore;
import org.herkomst.core.activity.ActivityStore.Claimed;
import org.herkomst.core.activity.ActivityStore.Settlement;
import org.herkomst.core.activity.ActivityStore.Standing;
import org.herkomst.core.activity.Sketch;
import org.herkomst.core.delivery.ClaimLook;
import org.herkomst.core.delivery.Cleared;
import org.herkomst.core.delivery.LastLook;
import org.herkomst.core.optout.CurrentGate;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.target.TargetException;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.target.Timeline.Shown;
import org.herkomst.core.target.TimelineException;

/**
 * Writes notes and tasks after the records: claim, look at what stands in the CRM, last look, one request, what became of it. One whose
 * answer was lost is looked for by its mark before it is sent again; what a person changed or deleted is left. For one thread.
 */
public final class ActivityRound {
    private static final int BATCH = 20;
    private static final int MOST_TRIES = 10;
    private static final Set<TimelineException.Outcome> MAY_BE_DONE =
            Set.of(TimelineException.Outcome.UNKNOWN, TimelineException.Outcome.PAUSED);
    private static final Duration SEARCH_LAG = Duration.ofMinutes(1);

    private final SyncOptions options;
    private final SyncStores stores;
    private final SyncPipeline.Parts parts;
    private final ActivityStore activities;
    private final CurrentGate gate;
    private long after;
    private boolean stopped;

    ActivityRound(SyncOptions options, SyncStores stores, SyncPipeline.Parts parts) {
        this.options = options;
        this.stores = stores;
        this.parts = parts;
        this.activities = stores.activities();
        this.gate = new CurrentGate(stores.optOuts(), stores.tombstones(), parts.inOptedOutRanges());
        // A plan shows fields, and a few records only are a trial: neither asks for notes.
        this.stopped = options.dryRun()
                || options.plan() != null
                || options.first() > 0
                || parts.mapping().mapping().activities().isEmpty();
    }

    /**
     * Writes some.
     *
     * @return whether there may be more
     */
    boolean batch(RunReport report) {
        if (stopped) {
            return false;
        }
        Optional<Timeline> timeline = parts.target().timeline();
        if (timeline.isEmpty()) {
            stopped = true;
            report.add(none());
            return false;
        }
        long claim = stores.outbox().nextClaim();
        List<Claimed> claimed = activities.claim(
                options.target(), after, BATCH, claim, parts.clock().instant());
        for (Claimed each : claimed) {
            after = each.id();
            Settlement settlement = stopped ? again(each.standing()) : settlement(timeline.get(), each, claim, report);
            stores.transactions().run(() -> activities.settle(each.id(), settlement, claim));
        }
        DeliveryRound.count(parts.target().takeUse(), report);
        stopped |= claimed.isEmpty();
        return !stopped;
    }

    private static Settlement again(Standing standing) {
        return new Settlement.Again(null, standing.maybeSent());
    }

    private Problem none() {
        return none(parts.target().traits().kind());
    }

    /** That a target of a kind takes none, though its mapping asks for some. */
    public static Problem none(String kind) {
        return new Problem(
                "HK-ACT-001",
                Problem.Category.CONFIG,
                1,
                "The mapping asks for notes or tasks, and a target of kind " + kind + " takes none",
                "Take activities out of the mapping");
    }

    private Settlement settlement(Timeline timeline, Claimed claimed, long claim, RunReport report) {
        if (!timeline.kinds().contains(claimed.activity().kind())) {
            report.add(none());
            return new Settlement.Left();
        }
        Looking looking = new Looking(claimed, claim, report);
        try {
            return new Writing(timeline, claimed, looking, report).write();
        } catch (TargetException e) {
            stopped = true;
            report.add(e.problem());
            return failed(claimed, looking.asked, report);
        } catch (TimelineException e) {
            return failed(e, claimed, looking, report);
        }
    }

    private Settlement failed(TimelineException e, Claimed claimed, Looking looking, RunReport report) {
        report.add(e.problem());
        if (e.outcome() == TimelineException.Outcome.REFUSED
                || claimed.standing().tries() + 1 >= MOST_TRIES) {
            report.activities.refused++;
            return new Settlement.Left();
        }
        Instant resume = e.notBefore();
        if (e.outcome() == TimelineException.Outcome.PAUSED && resume != null) {
            stopped = true;
            report.info(report.info().withResumeNotBefore(resume));
        }
        report.activities.deferred++;
        // A server that fails and names a time, as in a 503, may have done it all the same.
        boolean unknown = looking.asked && MAY_BE_DONE.contains(e.outcome());
        if (unknown) {
            // It may still land, and a CRM's search may see it late: until then it can't be looked for.
            Instant landed = parts.clock()
                    .instant()
                    .plus(parts.target().traits().longestInFlight())
                    .plus(SEARCH_LAG);
            resume = resume == null || landed.isAfter(resume) ? landed : resume;
        }
        return new Settlement.Again(resume, unknown || claimed.standing().maybeSent());
    }

    private static Settlement failed(Claimed claimed, boolean asked, RunReport report) {
        report.activities.deferred++;
        return new Settlement.Again(null, asked || claimed.standing().maybeSent());
    }

    /** The last look for one activity: by that of its record, under the claim on the activity. */
    private final class Looking implements ActivityLook {
        private final LastLook look;
        private final CrmRecord record;
        private boolean asked;

        Looking(Claimed claimed, long claim, RunReport report) {
            this.record = new CrmRecord(claimed.key(), "", null, new LinkedHashMap<>(), null);
            ClaimLook.Ports ports = new ClaimLook.Ports(
                    stores.changes(), gate, stores.companies(), stores.outbox(), stores.withdrawals());
            this.look = DeliveryRound.watched(
                    new ClaimLook(
                            ports,
                            options.target(),
                            Map.of(claimed.key(), claimed.company()),
                            claim,
                            keys -> activities.sending(claimed.id(), claim)),
                    report);
        }

        @Override
        public Optional<Cleared<Activity>> look(Activity activity) {
            Optional<Cleared<Activity>> cleared =
                    look.look(List.of(record)).stream().findFirst().map(passed -> passed.map(its -> activity));
            asked |= cleared.isPresent();
            return cleared;
        }
    }

    /** One activity on its way. */
    private record Writing(Timeline timeline, Claimed claimed, ActivityLook look, RunReport report) {
        Settlement write() {
            Activity activity = claimed.activity();
            Standing standing = claimed.standing();
            String id = standing.targetId();
            if (id != null) {
                return update(id, standing.sketch());
            }
            if (standing.maybeSent() && timeline.readable()) {
                Optional<String> there = timeline.find(claimed.recordId(), activity.kind(), activity.mark());
                if (there.isPresent()) {
                    return found(there.get());
                }
            }
            boolean open = standing.earlier().stream()
                    .anyMatch(task ->
                            timeline.read(Kind.TASK, task).filter(Shown::open).isPresent());
            return open ? left() : create();
        }

        private Settlement left() {
            report.activities.left++;
            return new Settlement.Left();
        }

        private Settlement create() {
            Activity activity = claimed.activity();
            Optional<String> made = timeline.create(claimed.recordId(), activity, look);
            made.ifPresent(id -> created());
            return made.<Settlement>map(id -> new Settlement.Stands(id, Sketch.of(activity.body())))
                    .orElseGet(this::kept);
        }

        private void created() {
            if (claimed.activity().kind() == Kind.TASK) {
                report.activities.tasksCreated++;
            } else {
                report.activities.notesCreated++;
            }
        }

        private Settlement kept() {
            report.activities.suppressed++;
            return new Settlement.Dropped(claimed.standing().maybeSent());
        }

        /** What an earlier request made whose answer was lost; it may say what was to be said then. */
        private Settlement found(String id) {
            created();
            Activity activity = claimed.activity();
            String sketch = Sketch.of(activity.body());
            boolean same = activity.kind() == Kind.TASK
                    || timeline.read(activity.kind(), id)
                            .filter(shown -> Sketch.of(shown.text()).equals(sketch))
                            .isPresent();
            return same || timeline.update(id, activity, look) ? new Settlement.Stands(id, sketch) : kept();
        }

        private Settlement update(String id, String before) {
            Activity activity = claimed.activity();
            if (timeline.readable() && !asWeLeftIt(id, before)) {
                return left();
            }
            if (!timeline.update(id, activity, look)) {
                return kept();
            }
            report.activities.notesUpdated++;
            return new Settlement.Stands(id, Sketch.of(activity.body()));
        }

        private boolean asWeLeftIt(String id, String before) {
            Activity activity = claimed.activity();
            Set<String> ours = new HashSet<>(List.of(before, Sketch.of(activity.body())));
            return timeline.read(activity.kind(), id)
                    .filter(there -> ours.contains(Sketch.of(there.text())))
                    .isPresent();
        }
    }
}
