package org.herkomst.core.run;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.ActivityStore.Stored;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.target.TimelineException;
import org.herkomst.core.withdrawal.WithdrawalTask;
import org.jspecify.annotations.Nullable;

/** Takes notes and tasks out of a CRM before their record goes: afterwards those that only hang on it could not be found. */
final class ActivityRemoval {
    private final SyncStores stores;
    private final String name;
    private final CrmTarget target;

    ActivityRemoval(SyncStores stores, String name, CrmTarget target) {
        this.stores = stores;
        this.name = name;
        this.target = target;
    }

    /**
     * What came of it.
     *
     * @param removed companies of which something was there
     * @param undecided companies of which something may be there still, with what stands in the way; their records wait
     */
    record Result(Set<CompanyKey> removed, Map<CompanyKey, Retracted> undecided) {
        /** What became of a company, where its record's own retraction says this. */
        Retracted with(Retracted record) {
            boolean more = record.outcome() == Outcome.NOT_THERE && removed.contains(record.key());
            return more
                    ? new Retracted(record.key(), Outcome.STRIPPED, record.targetId(), record.problem(), null)
                    : record;
        }
    }

    /** Removes what is known of these companies. */
    Result remove(Collection<WithdrawalTask> tasks) {
        Map<Long, List<Stored>> stored = stores.activities()
                .of(
                        name,
                        tasks.stream().map(task -> task.withdrawal().company()).toList());
        Set<CompanyKey> removed = new HashSet<>();
        Map<CompanyKey, Retracted> undecided = new HashMap<>();
        Optional<Timeline> timeline = stored.isEmpty() ? Optional.empty() : target.timeline();
        if (timeline.isPresent()) {
            for (WithdrawalTask task : tasks) {
                List<Stored> its = stored.getOrDefault(task.withdrawal().company(), List.of());
                remove(timeline.get(), task, its, removed, undecided);
            }
        }
        return new Result(removed, undecided);
    }

    private static void remove(
            Timeline timeline,
            WithdrawalTask task,
            List<Stored> stored,
            Set<CompanyKey> removed,
            Map<CompanyKey, Retracted> undecided) {
        CompanyKey key = task.withdrawal().key();
        try {
            for (Stored each : stored) {
                if (remove(timeline, key, task.targetId(), each)) {
                    removed.add(key);
                }
            }
        } catch (TimelineException e) {
            undecided.put(key, new Retracted(key, Outcome.DEFERRED, task.targetId(), e.problem(), e.notBefore()));
        }
    }

    private static boolean remove(Timeline timeline, CompanyKey key, @Nullable String recordId, Stored stored) {
        String id = stored.targetId();
        if (id == null && stored.maybeSent() && recordId != null) {
            id = timeline.find(recordId, stored.kind(), Activity.mark(key, stored.kind(), stored.slot()))
                    .orElse(null);
        }
        return id != null && timeline.remove(stored.kind(), id);
    }
}
