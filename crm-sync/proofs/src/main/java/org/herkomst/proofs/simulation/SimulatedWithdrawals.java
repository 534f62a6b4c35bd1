package org.herkomst.proofs.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.herkomst.core.withdrawal.Withdrawal;
import org.herkomst.core.withdrawal.WithdrawalStore;
import org.herkomst.core.withdrawal.WithdrawalTask;
import org.herkomst.core.withdrawal.WithdrawalTask.Progress;
import org.herkomst.core.withdrawal.WithdrawalTask.State;
import org.jspecify.annotations.Nullable;

/** Withdrawals and their tasks, with the rules of the database's tables. */
final class SimulatedWithdrawals implements WithdrawalStore {
    private final Database database;
    private final SimulatedOutbox outbox;
    private final SimulatedVisits visits;
    private final SimulatedOptOuts optOuts;
    private final Database.Table<Long, SimulatedTask> tasks;
    private final Database.Table<String, Boolean> used;
    private final Database.Table<Long, Withdrawal> asked;
    private final Database.Table<Long, Done> receipts;
    private final TreeMap<Long, Long> taskOfReceipt = new TreeMap<>();

    SimulatedWithdrawals(
            Database database,
            SimulatedOutbox outbox,
            SimulatedVisits visits,
            SimulatedOptOuts optOuts,
            Database.Listener<Long, SimulatedTask> listener) {
        this.database = database;
        this.optOuts = optOuts;
        this.outbox = outbox;
        this.visits = visits;
        this.tasks = database.table(listener);
        this.used = database.table();
        this.asked = database.table();
        this.receipts = database.table();
    }

    /** Tasks that are committed. */
    Collection<SimulatedTask> committed() {
        return tasks.committed().values();
    }

    @Override
    public void used(String target) {
        database.execute("target is used", () -> {
            if (used.get(target) == null) {
                used.put(target, true);
            }
        });
    }

    @Override
    public Set<String> everUsed() {
        return database.statement(
                "targets ever used", () -> new TreeSet<>(used.all().keySet()));
    }

    @Override
    public long open(Withdrawal w, Collection<String> targets) {
        return database.statement("open withdrawal", () -> {
            long id = database.nextNumber();
            Withdrawal numbered = new Withdrawal(
                    id, w.reason(), w.optOut(), w.company(), w.key(), w.domain(), w.who(), w.requestedAt());
            asked.insert(id, numbered);
            targets.forEach(target -> open(numbered, target));
            return id;
        });
    }

    private void open(Withdrawal w, String target) {
        List<SimulatedTask> old = rows(r -> r.concerns(target, Set.of(w.company())) && r.isOpen());
        old.forEach(r -> tasks.lock(r.task().id()));
        SimulatedTask taken = old.stream()
                .map(r -> Objects.requireNonNull(tasks.get(r.task().id())))
                .filter(SimulatedTask::isOpen)
                .findFirst()
                .orElse(null);
        long id = taken == null ? database.nextNumber() : taken.task().id();
        WithdrawalTask task = new WithdrawalTask(
                id,
                w,
                target,
                taken == null ? null : taken.task().targetId(),
                taken == null ? null : taken.task().ownership(),
                Progress.begin(w.requestedAt()));
        tasks.put(id, new SimulatedTask(known(task), null, null));
    }

    private List<SimulatedTask> rows(Predicate<SimulatedTask> which) {
        return tasks.all().values().stream().filter(which).toList();
    }

    @Override
    public Set<Long> unverified(String target, Collection<Long> companies) {
        return companies.isEmpty()
                ? Set.of()
                : database.statement("unverified tasks", () -> {
                    Set<Long> found = new TreeSet<>();
                    rows(r -> r.concerns(target, companies) && r.progress().verifiedAt() == null)
                            .forEach(r -> found.add(r.company()));
                    return found;
                });
    }

    @Override
    public Set<Long> beingSent(String target, Collection<Long> companies) {
        return companies.isEmpty()
                ? Set.of()
                : database.statement("what is being sent", () -> {
                    Set<Long> found = new TreeSet<>();
                    companies.stream().filter(outbox::isBeingSent).forEach(found::add);
                    return found;
                });
    }

    @Override
    public List<WithdrawalTask> claim(String target, int limit, long claim, Instant now) {
        return database.statement("claim tasks", () -> {
            Instant databaseNow = database.stage().now();
            List<SimulatedTask> due = rows(r -> r.task().target().equals(target)
                            && tasks.free(r.task().id())
                            && r.isDue(now, databaseNow))
                    .stream()
                    .sorted(Comparator.comparing((SimulatedTask r) ->
                            Objects.requireNonNull(r.progress().dueAt())))
                    .limit(limit)
                    .toList();
            List<WithdrawalTask> claimed = due.stream()
                    .map(SimulatedTask::task)
                    .map(t -> t.ownership() == null || t.targetId() == null ? known(t) : t)
                    .toList();
            claimed.forEach(
                    t -> tasks.put(t.id(), new SimulatedTask(t, claim, databaseNow.plus(SimulatedOutbox.LEASE))));
            database.stage().told(() -> "claims " + claimed);
            // A target takes back without a last look, so who stands still with claimed tasks may come too late.
            database.stage().briefly(!due.isEmpty());
            return claimed.stream()
                    .sorted(Comparator.comparing(WithdrawalTask::id))
                    .toList();
        });
    }

    /** The task with what ledger and outbox know of its record: what was being sent at the objection is there by now. */
    private WithdrawalTask known(WithdrawalTask task) {
        long company = task.withdrawal().company();
        return task.knowing(outbox.known(company), outbox.sent(company));
    }

    @Override
    public Optional<Instant> nextDue(String target) {
        return database.statement("next task due", this::next);
    }

    private Optional<Instant> next() {
        List<Instant> due = new ArrayList<>();
        rows(SimulatedTask::isOpen).forEach(r -> {
            Instant at = r.progress().dueAt();
            if (at != null) {
                due.add(at);
            }
        });
        return due.stream().min(Instant::compareTo);
    }

    @Override
    public Set<Long> settle(Collection<Step> steps, long claim) {
        return database.statement("settle tasks", () -> {
            database.stage().briefly(false);
            List<Step> ours = steps.stream().filter(step -> write(step, claim)).toList();
            steps.forEach(this::note);
            ours.stream().filter(s -> s.task().progress().verifiedAt() != null).forEach(s -> erase(s.task()));
            return ours.stream().map(step -> step.task().id()).collect(Collectors.toSet());
        });
    }

    /** Writes how far a task is; false where its claim is no longer ours. */
    private boolean write(Step step, long claim) {
        long id = step.task().id();
        tasks.lock(id);
        SimulatedTask row = Objects.requireNonNull(tasks.get(id));
        if (row.isForeign(claim)) {
            return false;
        }
        String targetId = step.retracted().targetId();
        WithdrawalTask was = row.task();
        WithdrawalTask now = new WithdrawalTask(
                id,
                was.withdrawal(),
                was.target(),
                targetId == null ? was.targetId() : targetId,
                was.ownership(),
                step.task().progress());
        tasks.put(id, new SimulatedTask(now, null, null));
        return true;
    }

    private void note(Step step) {
        long id = database.nextNumber();
        taskOfReceipt.put(id, step.task().id());
        receipts.insert(
                id,
                new Done(step.at(), step.retracted().outcome(), step.retracted().targetId(), problem(step)));
    }

    private static @Nullable String problem(Step step) {
        return step.retracted().problem() == null
                ? null
                : step.retracted().problem().code();
    }

    private void erase(WithdrawalTask task) {
        long company = task.withdrawal().company();
        outbox.forget(company);
        boolean all = rows(r -> r.company() == company && r.progress().verifiedAt() == null)
                .isEmpty();
        Long optOut = task.withdrawal().optOut();
        // Where the objection was taken back, visits that came since stay.
        boolean holds = optOut == null || optOuts.holds(optOut);
        if (all && holds && task.withdrawal().reason().forbids()) {
            visits.erase(List.of(company));
        }
    }

    @Override
    public void passOn(long optOut) {
        database.execute(
                "pass tasks on",
                () -> rows(r -> Objects.equals(r.task().withdrawal().optOut(), optOut) && r.isOpen())
                        .forEach(r -> another(r.company(), optOut).ifPresent(other -> {
                            tasks.lock(r.task().id());
                            SimulatedTask now =
                                    Objects.requireNonNull(tasks.get(r.task().id()));
                            tasks.put(now.task().id(), new SimulatedTask(passed(now.task(), other), null, null));
                        })));
    }

    private Optional<Long> another(long company, long optOut) {
        return asked.all().values().stream()
                .filter(w -> w.company() == company && w.optOut() != null)
                .map(w -> Objects.requireNonNull(w.optOut()))
                .filter(other -> other != optOut && optOuts.holds(other))
                .max(Long::compare);
    }

    private static WithdrawalTask passed(WithdrawalTask t, long optOut) {
        Withdrawal w = t.withdrawal();
        Withdrawal now =
                new Withdrawal(w.id(), w.reason(), optOut, w.company(), w.key(), w.domain(), w.who(), w.requestedAt());
        return new WithdrawalTask(t.id(), now, t.target(), t.targetId(), t.ownership(), t.progress());
    }

    @Override
    public void closeVerified(long optOut) {
        database.execute(
                "close verified tasks",
                () -> rows(r -> Objects.equals(r.task().withdrawal().optOut(), optOut)
                                && r.progress().state() == State.VERIFIED)
                        .forEach(r -> {
                            tasks.lock(r.task().id());
                            SimulatedTask now =
                                    Objects.requireNonNull(tasks.get(r.task().id()));
                            if (now.progress().state() == State.VERIFIED) {
                                tasks.put(now.task().id(), new SimulatedTask(closed(now.task()), null, null));
                            }
                        }));
    }

    private static WithdrawalTask closed(WithdrawalTask task) {
        Progress p = task.progress();
        return task.with(new Progress(State.CLOSED, p.tries(), p.emptyLooks(), null, p.verifiedAt()));
    }

    /** Gives back what others had claimed. */
    void free() {
        rows(r -> r.claim() != null).forEach(r -> {
            tasks.lock(r.task().id());
            SimulatedTask now = Objects.requireNonNull(tasks.get(r.task().id()));
            tasks.put(now.task().id(), new SimulatedTask(now.task(), null, null));
        });
    }

    @Override
    public List<WithdrawalTask> ofOptOut(long optOut) {
        return database.statement(
                "tasks of opt-out",
                () -> rows(r -> Objects.equals(r.task().withdrawal().optOut(), optOut)).stream()
                        .map(SimulatedTask::task)
                        .toList());
    }

    @Override
    public List<WithdrawalTask> open() {
        return database.statement(
                "open tasks",
                () -> rows(SimulatedTask::isOpen).stream()
                        .map(SimulatedTask::task)
                        .toList());
    }

    @Override
    public List<Done> receipt(long task) {
        return database.statement(
                "receipt",
                () -> receipts.all().entrySet().stream()
                        .filter(e -> Objects.equals(taskOfReceipt.get(e.getKey()), task))
                        .map(java.util.Map.Entry::getValue)
                        .toList());
    }
}
