package org.herkomst.core.run;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.herkomst.core.audit.Change;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.target.TargetException;
import org.herkomst.core.target.WithdrawalResult;
import org.herkomst.core.withdrawal.WithdrawalPlan;
import org.herkomst.core.withdrawal.WithdrawalStore.Step;
import org.herkomst.core.withdrawal.WithdrawalTask;
import org.herkomst.core.withdrawal.WithdrawalTask.Progress;
import org.herkomst.core.withdrawal.WithdrawalTask.State;
import org.herkomst.mappings.Mapping;

/** Does what is due of a target's withdrawals: claim, one call, what became of it; again until nothing is due. For one thread. */
public final class WithdrawalRound {
    private final SyncStores stores;
    private final String name;
    private final CrmTarget target;
    private final Mapping mapping;
    private final Clock clock;
    private final WithdrawalPlan plan;
    private final OptOutsInForce inForce;

    /**
     * A round.
     *
     * @param name the target's name
     * @param mapping names our fields there
     */
    public WithdrawalRound(SyncStores stores, String name, CrmTarget target, Mapping mapping, Clock clock) {
        this.stores = stores;
        this.name = name;
        this.target = target;
        this.mapping = mapping;
        this.clock = clock;
        this.inForce = new OptOutsInForce(stores.optOuts());
        this.plan = new WithdrawalPlan(target.traits().longestInFlight());
    }

    /**
     * Does one batch.
     *
     * @return whether more was due when it began; what came since waits for the next round, so that objections that come one by one
     *     don't keep the deliveries from going on
     */
    public boolean batch(RunReport report) {
        long claim = stores.outbox().nextClaim();
        int most = target.traits().batchSize();
        List<WithdrawalTask> tasks = stores.withdrawals().claim(name, most, claim, clock.instant());
        if (tasks.isEmpty()) {
            return false;
        }
        mustBeSound(report);
        List<WithdrawalTask> going = withoutClosed(tasks);
        if (going.isEmpty()) {
            return true;
        }
        // A look counts from its beginning: one that began before a write could no longer land says nothing of what
        // came after.
        Instant looked = clock.instant();
        Answer answer = ask(going, report);
        List<Step> steps = stores.transactions().call(() -> settle(going, answer.byKey(), claim, looked));
        steps.forEach(step -> count(step, report));
        return answer.goOn() && tasks.size() == most;
    }

    /** The looks after an opt-out that was taken back end; its company may be there again. */
    private List<WithdrawalTask> withoutClosed(List<WithdrawalTask> tasks) {
        Set<Long> gone = new TreeSet<>();
        tasks.stream()
                .filter(t -> t.progress().state() == State.VERIFIED && inForce.isGone(t.withdrawal()))
                .forEach(t -> gone.add(Objects.requireNonNull(t.withdrawal().optOut())));
        gone.forEach(stores.withdrawals()::closeVerified);
        return tasks.stream()
                .filter(t -> t.progress().state() != State.VERIFIED
                        || !gone.contains(t.withdrawal().optOut()))
                .toList();
    }

    /** What is taken back must be written down, and stands on a register that is whole: as before each send. */
    private void mustBeSound(RunReport report) {
        // What the CRM is asked to take back needs its receipt, so a record that can't be written stops this too.
        stores.changes().mustBeWritable();
        try {
            stores.optOuts().version();
        } catch (RuntimeException e) {
            OptOutsUnreadableException failure = new OptOutsUnreadableException(e);
            report.add(failure.problem());
            throw failure;
        }
    }

    private record Answer(Map<CompanyKey, Retracted> byKey, boolean goOn) {}

    private Answer ask(List<WithdrawalTask> tasks, RunReport report) {
        try {
            ActivityRemoval.Result beside = new ActivityRemoval(stores, name, target).remove(tasks);
            List<Retraction> records = tasks.stream()
                    .map(WithdrawalRound::retraction)
                    .filter(record -> !beside.undecided().containsKey(record.key()))
                    .toList();
            WithdrawalResult result = target.withdraw(records, mapping);
            result.pause().ifPresent(pause -> {
                report.add(pause.problem());
                report.info(report.info().withResumeNotBefore(pause.resumeNotBefore()));
            });
            Map<CompanyKey, Retracted> answers = new TreeMap<>(Comparator.comparing(CompanyKey::value));
            result.receipts().forEach(answer -> answers.putIfAbsent(answer.key(), beside.with(answer)));
            answers.putAll(beside.undecided());
            return new Answer(answers, result.pause().isEmpty());
        } catch (TargetException e) {
            report.add(e.problem());
            return new Answer(Map.of(), false);
        } finally {
            DeliveryRound.count(target.takeUse(), report);
        }
    }

    private static Retraction retraction(WithdrawalTask task) {
        return new Retraction(
                task.withdrawal().key(),
                task.targetId(),
                task.ownership(),
                task.withdrawal().domain(),
                task.withdrawal().reason().forbids());
    }

    private List<Step> settle(List<WithdrawalTask> tasks, Map<CompanyKey, Retracted> answers, long claim, Instant now) {
        Set<Long> sending = stores.withdrawals()
                .beingSent(
                        name, tasks.stream().map(t -> t.withdrawal().company()).toList());
        List<Step> steps = tasks.stream()
                .map(task -> {
                    Retracted retracted = Optional.ofNullable(
                                    answers.get(task.withdrawal().key()))
                            .orElseGet(() -> silent(task));
                    boolean beingSent = sending.contains(task.withdrawal().company());
                    Progress after = plan.after(task, retracted, beingSent, now);
                    boolean ends = after.state() == State.VERIFIED && inForce.isGone(task.withdrawal());
                    return new Step(task.with(ends ? after.closed() : after), retracted, now);
                })
                .toList();
        Set<Long> ours = stores.withdrawals().settle(steps, claim);
        steps.stream()
                .filter(step -> tookBack(step)
                        || (verified(step) && ours.contains(step.task().id())))
                .forEach(this::append);
        return steps;
    }

    private static Retracted silent(WithdrawalTask task) {
        return new Retracted(task.withdrawal().key(), Outcome.DEFERRED, task.targetId(), null, null);
    }

    /** Looks that find nothing are on the receipt; the record of changes has what was done, and the proof. */
    private static boolean verified(Step step) {
        return step.at().equals(step.task().progress().verifiedAt());
    }

    private static boolean tookBack(Step step) {
        Outcome outcome = step.retracted().outcome();
        return outcome == Outcome.DELETED || outcome == Outcome.STRIPPED;
    }

    private void append(Step step) {
        State state = step.task().progress().state();
        stores.changes()
                .append(new Change(
                        step.at(),
                        "target:" + name,
                        Change.Kind.WITHDRAWAL_DONE,
                        "withdrawal " + step.task().withdrawal().id(),
                        new TreeMap<>(Map.of(
                                "outcome", step.retracted().outcome().name().toLowerCase(Locale.ROOT),
                                "state", state.name().toLowerCase(Locale.ROOT)))));
    }

    private static void count(Step step, RunReport report) {
        if (tookBack(step)) {
            report.writes.withdrawn++;
        }
        if (step.retracted().problem() != null) {
            report.add(step.retracted().problem());
        }
    }
}
