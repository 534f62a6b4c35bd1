package org.herkomst.core.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.activity.ActivityStore;
import org.herkomst.core.activity.ActivityWriter;
import org.herkomst.core.record.CrmRecord.Known;
import org.jspecify.annotations.Nullable;

/** Activities in memory. */
public final class MemoryActivities implements ActivityStore {
    private final BiFunction<String, Long, @Nullable Known> ledger;
    private Map<Long, Row> rows = new TreeMap<>();
    private long last;

    /** Over what the CRM holds, by target and company. */
    public MemoryActivities(BiFunction<String, Long, @Nullable Known> ledger) {
        this.ledger = ledger;
    }

    private record Row(
            String target,
            long company,
            Activity activity,
            State state,
            @Nullable String targetId,
            String sketch,
            boolean maybeSent,
            int tries,
            @Nullable Instant dueAt,
            long claim) {
        Row now(State next, long by) {
            return new Row(target, company, activity, next, targetId, sketch, maybeSent, tries, dueAt, by);
        }

        Stored stored() {
            return new Stored(
                    activity.kind(), activity.slot(), state, activity.hash(), targetId, maybeSent, activity.day());
        }
    }

    /** A way back to what is here now. */
    Runnable snapshot() {
        Map<Long, Row> before = new TreeMap<>(rows);
        return () -> rows = before;
    }

    /** Frees the claims of whoever is gone. */
    public void freeClaims() {
        rows.replaceAll((id, row) -> row.state() == State.CLAIMED ? row.now(State.WAITING, 0) : row);
    }

    /** Forgets all of a company. */
    void erase(String target, long company) {
        rows.values().removeIf(row -> row.target().equals(target) && row.company() == company);
    }

    @Override
    public Map<Long, List<Stored>> of(String target, Collection<Long> companies) {
        Map<Long, List<Stored>> found = new HashMap<>();
        rows.values().stream()
                .filter(row -> row.target().equals(target) && companies.contains(row.company()))
                .forEach(row -> found.computeIfAbsent(row.company(), id -> new ArrayList<>())
                        .add(row.stored()));
        return found;
    }

    @Override
    public void put(String target, Map<Long, List<Activity>> activities) {
        activities.forEach((company, its) -> its.forEach(activity -> put(target, company, activity)));
    }

    private void put(String target, long company, Activity activity) {
        Long there = rows.entrySet().stream()
                .filter(e -> e.getValue().target().equals(target)
                        && e.getValue().company() == company
                        && e.getValue().activity().kind() == activity.kind()
                        && e.getValue().activity().slot().equals(activity.slot()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        Row row = there == null ? null : rows.get(there);
        rows.put(
                there == null ? ++last : there,
                row == null
                        ? new Row(target, company, activity, State.WAITING, null, "", false, 0, null, 0)
                        : new Row(
                                target,
                                company,
                                activity,
                                State.WAITING,
                                row.targetId(),
                                row.sketch(),
                                row.maybeSent(),
                                row.tries(),
                                row.dueAt(),
                                0));
    }

    @Override
    public void dropBefore(String target, LocalDate day) {
        rows.values()
                .removeIf(row -> row.target().equals(target)
                        && row.state() == State.WAITING
                        && row.targetId() == null
                        && !row.maybeSent()
                        && row.activity().day().isBefore(day));
    }

    @Override
    public List<Claimed> claim(String target, long afterId, int limit, long claim, Instant now) {
        List<Long> due = rows.entrySet().stream()
                .filter(e -> e.getKey() > afterId
                        && e.getValue().target().equals(target)
                        && e.getValue().state() == State.WAITING
                        && ledger.apply(target, e.getValue().company()) != null)
                .filter(e -> {
                    Instant at = e.getValue().dueAt();
                    return at == null || !at.isAfter(now);
                })
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
        due.forEach(id -> rows.computeIfPresent(id, (number, row) -> row.now(State.CLAIMED, claim)));
        return due.stream().map(this::claimed).toList();
    }

    private Claimed claimed(long id) {
        Row row = Objects.requireNonNull(rows.get(id));
        Known known = Objects.requireNonNull(ledger.apply(row.target(), row.company()));
        List<String> earlier = rows.values().stream()
                .filter(o -> o.company() == row.company()
                        && o.target().equals(row.target())
                        && o.activity().kind() == Kind.TASK
                        && row.activity().kind() == Kind.TASK
                        && !o.activity().slot().equals(row.activity().slot())
                        && ActivityWriter.ruleOf(o.activity().slot())
                                .equals(ActivityWriter.ruleOf(row.activity().slot())))
                .map(Row::targetId)
                .filter(Objects::nonNull)
                .toList();
        return new Claimed(
                id,
                row.company(),
                row.activity(),
                known.targetId(),
                new Standing(row.targetId(), row.sketch(), row.maybeSent(), row.tries(), earlier));
    }

    @Override
    public boolean sending(long id, long claim) {
        Row row = rows.get(id);
        if (row == null || row.claim() != claim || row.state() != State.CLAIMED) {
            return false;
        }
        rows.put(id, with(row, State.CLAIMED, row.targetId(), row.sketch(), true, row.tries(), null, claim));
        return true;
    }

    private static Row with(
            Row row,
            State state,
            @Nullable String targetId,
            String sketch,
            boolean maybeSent,
            int tries,
            @Nullable Instant dueAt,
            long claim) {
        return new Row(
                row.target(), row.company(), row.activity(), state, targetId, sketch, maybeSent, tries, dueAt, claim);
    }

    @Override
    public void settle(long id, Settlement settlement, long claim) {
        Row row = rows.get(id);
        if (row == null || row.claim() != claim) {
            return;
        }
        if (settlement instanceof Settlement.Stands s) {
            rows.put(id, with(row, State.STANDS, s.targetId(), s.sketch(), row.maybeSent(), 0, null, 0));
        } else if (settlement instanceof Settlement.Again a) {
            int tries = row.tries() + 1;
            rows.put(
                    id, with(row, State.WAITING, row.targetId(), row.sketch(), a.maybeSent(), tries, a.notBefore(), 0));
        } else if (settlement instanceof Settlement.Dropped d && !d.maybeSent() && row.targetId() == null) {
            rows.remove(id);
        } else {
            rows.put(id, row.now(State.LEFT, 0));
        }
    }
}
