package org.herkomst.core.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.herkomst.core.withdrawal.Withdrawal;
import org.herkomst.core.withdrawal.WithdrawalStore;
import org.herkomst.core.withdrawal.WithdrawalTask;
import org.herkomst.core.withdrawal.WithdrawalTask.Progress;
import org.herkomst.core.withdrawal.WithdrawalTask.State;

/** Withdrawals in memory; a claim lives until it is settled. */
final class MemoryWithdrawals implements WithdrawalStore {
    private final MemoryOutbox outbox;
    private final LongConsumer eraser;
    private final LongPredicate inForce;
    private final MemoryActivities activities;
    private Map<Long, WithdrawalTask> tasks = new TreeMap<>();
    private Map<Long, Long> claims = new HashMap<>();
    private Map<Long, List<Done>> receipts = new HashMap<>();
    private Set<String> used = new TreeSet<>();
    private List<Withdrawal> asked = new ArrayList<>();
    private long number;

    /**
     * Withdrawals.
     *
     * @param eraser erases what is kept of a company
     * @param inForce whether an opt-out holds
     */
    MemoryWithdrawals(MemoryOutbox outbox, MemoryActivities activities, LongConsumer eraser, LongPredicate inForce) {
        this.outbox = outbox;
        this.activities = activities;
        this.inForce = inForce;
        this.eraser = eraser;
    }

    Runnable snapshot() {
        Map<Long, WithdrawalTask> t = new TreeMap<>(tasks);
        Map<Long, Long> c = new HashMap<>(claims);
        Map<Long, List<Done>> r = new HashMap<>();
        receipts.forEach((id, done) -> r.put(id, new ArrayList<>(done)));
        Set<String> u = new TreeSet<>(used);
        List<Withdrawal> a = new ArrayList<>(asked);
        return () -> {
            tasks = t;
            claims = c;
            receipts = r;
            used = u;
            asked = a;
        };
    }

    @Override
    public void used(String target) {
        used.add(target);
    }

    @Override
    public Set<String> everUsed() {
        return Set.copyOf(used);
    }

    @Override
    public long open(Withdrawal given, Collection<String> targets) {
        long id = ++number;
        Withdrawal withdrawal = new Withdrawal(
                id,
                given.reason(),
                given.optOut(),
                given.company(),
                given.key(),
                given.domain(),
                given.who(),
                given.requestedAt());
        asked.add(withdrawal);
        targets.forEach(target -> open(withdrawal, target));
        return id;
    }

    private void open(Withdrawal withdrawal, String target) {
        Optional<WithdrawalTask> old = tasks.values().stream()
                .filter(t -> t.target().equals(target)
                        && t.withdrawal().company() == withdrawal.company()
                        && t.progress().state() != State.CLOSED)
                .findFirst();
        long id = old.map(WithdrawalTask::id).orElseGet(() -> ++number);
        claims.remove(id);
        WithdrawalTask task = new WithdrawalTask(
                id,
                withdrawal,
                target,
                old.map(WithdrawalTask::targetId).orElse(null),
                old.map(WithdrawalTask::ownership).orElse(null),
                Progress.begin(withdrawal.requestedAt()));
        tasks.put(id, known(task));
    }

    @Override
    public Set<Long> unverified(String target, Collection<Long> companies) {
        return tasks.values().stream()
                .filter(t -> t.target().equals(target)
                        && companies.contains(t.withdrawal().company())
                        && t.progress().verifiedAt() == null)
                .map(t -> t.withdrawal().company())
                .collect(Collectors.toSet());
    }

    @Override
    public Set<Long> beingSent(String target, Collection<Long> companies) {
        return outbox.claimed(companies);
    }

    @Override
    public List<WithdrawalTask> claim(String target, int limit, long claim, Instant at) {
        List<WithdrawalTask> due = tasks.values().stream()
                .filter(t -> t.target().equals(target) && !claims.containsKey(t.id()))
                .filter(t -> t.progress().dueAt() != null
                        && !Objects.requireNonNull(t.progress().dueAt()).isAfter(at))
                .limit(limit)
                .map(t -> t.ownership() == null || t.targetId() == null ? known(t) : t)
                .toList();
        due.forEach(t -> {
            tasks.put(t.id(), t);
            claims.put(t.id(), claim);
        });
        return due;
    }

    /** With what ledger and outbox know of the record by now. */
    private WithdrawalTask known(WithdrawalTask task) {
        long company = task.withdrawal().company();
        return task.knowing(outbox.known(task.target(), company), outbox.sent(company));
    }

    @Override
    public Optional<Instant> nextDue(String target) {
        return tasks.values().stream()
                .filter(t -> t.target().equals(target))
                .flatMap(t -> Optional.ofNullable(t.progress().dueAt()).stream())
                .min(Instant::compareTo);
    }

    @Override
    public Set<Long> settle(Collection<Step> steps, long claim) {
        Set<Long> ours = new TreeSet<>();
        for (Step step : steps) {
            WithdrawalTask task = step.task();
            receipts.computeIfAbsent(task.id(), id -> new ArrayList<>())
                    .add(new Done(
                            step.at(),
                            step.retracted().outcome(),
                            step.retracted().targetId(),
                            step.retracted().problem() == null
                                    ? null
                                    : step.retracted().problem().code()));
            if (!claims.remove(task.id(), claim)) {
                continue;
            }
            ours.add(task.id());
            tasks.put(task.id(), task);
            if (task.progress().verifiedAt() != null) {
                outbox.forget(task.withdrawal().company());
                activities.erase(task.target(), task.withdrawal().company());
                erase(task.withdrawal());
            }
        }
        return ours;
    }

    private void erase(Withdrawal withdrawal) {
        Long optOut = withdrawal.optOut();
        boolean verified = tasks.values().stream()
                .filter(t -> t.withdrawal().company() == withdrawal.company())
                .allMatch(t -> t.progress().verifiedAt() != null);
        if (verified && withdrawal.reason().forbids() && (optOut == null || inForce.test(optOut))) {
            eraser.accept(withdrawal.company());
        }
    }

    @Override
    public void passOn(long optOut) {
        ofOptOut(optOut).stream()
                .filter(t -> t.progress().state() != State.CLOSED)
                .forEach(t -> asked.stream()
                        .filter(w -> w.company() == t.withdrawal().company())
                        .map(Withdrawal::optOut)
                        .filter(other -> other != null && other != optOut && inForce.test(other))
                        .max(Long::compare)
                        .ifPresent(other -> passOn(t, other)));
    }

    private void passOn(WithdrawalTask t, long other) {
        Withdrawal w = t.withdrawal();
        claims.remove(t.id());
        Withdrawal now =
                new Withdrawal(w.id(), w.reason(), other, w.company(), w.key(), w.domain(), w.who(), w.requestedAt());
        tasks.put(t.id(), new WithdrawalTask(t.id(), now, t.target(), t.targetId(), t.ownership(), t.progress()));
    }

    @Override
    public void closeVerified(long optOut) {
        ofOptOut(optOut).stream()
                .filter(t -> t.progress().state() == State.VERIFIED)
                .forEach(t -> {
                    claims.remove(t.id());
                    tasks.put(t.id(), t.with(t.progress().closed()));
                });
    }

    @Override
    public List<WithdrawalTask> ofOptOut(long optOut) {
        return tasks.values().stream()
                .filter(t -> Objects.equals(t.withdrawal().optOut(), optOut))
                .toList();
    }

    @Override
    public List<WithdrawalTask> open() {
        return tasks.values().stream()
                .filter(t -> t.progress().state() != State.CLOSED)
                .toList();
    }

    @Override
    public List<Done> receipt(long task) {
        return List.copyOf(receipts.getOrDefault(task, List.of()));
    }
}
