package org.herkomst.app.store;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.herkomst.app.store.Database.Values;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.visit.VisitStore;
import org.herkomst.core.withdrawal.Withdrawal;
import org.herkomst.core.withdrawal.WithdrawalStore;
import org.herkomst.core.withdrawal.WithdrawalTask;
import org.herkomst.core.withdrawal.WithdrawalTask.Progress;
import org.herkomst.core.withdrawal.WithdrawalTask.State;
import org.jspecify.annotations.Nullable;

/** Withdrawals in {@code withdrawal}, {@code withdrawal_task} and {@code withdrawal_step}. A claim leases tasks for two minutes of the database's clock. */
final class DatabaseWithdrawals implements WithdrawalStore {
    private final Database database;
    private final VisitStore visits;
    private final DatabaseCompanies companies;

    DatabaseWithdrawals(Database database, VisitStore visits, DatabaseCompanies companies) {
        this.database = database;
        this.companies = companies;
        this.visits = visits;
    }

    @Override
    public void used(String target) {
        database.insertMissing(
                "insert into target_used (target, since) select ?, current_timestamp where not exists"
                        + " (select 1 from target_used where target = ?)",
                target,
                target);
    }

    @Override
    public Set<String> everUsed() {
        return new HashSet<>(database.query("select target from target_used", (row, n) -> row.getString(1)));
    }

    @Override
    public long open(Withdrawal withdrawal, Collection<String> targets) {
        return database.transactions().call(() -> {
            long id = insert(withdrawal);
            if (withdrawal.reason().forbids()) {
                companies.hide(List.of(withdrawal.company()));
            }
            targets.forEach(target -> open(id, withdrawal, target));
            reduce(List.of(withdrawal.company()));
            return id;
        });
    }

    private long insert(Withdrawal w) {
        return database.insert(
                "insert into withdrawal (reason, opt_out_id, company_id, herkomst_key, company_domain, who, requested_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                statement -> {
                    statement.setString(1, w.reason().name());
                    statement.setObject(2, w.optOut(), Types.BIGINT);
                    statement.setLong(3, w.company());
                    statement.setString(4, w.key().value());
                    statement.setString(5, w.domain());
                    statement.setString(6, w.who());
                    statement.setObject(7, Database.time(w.requestedAt()));
                });
    }

    /** A task that is open is taken over: what it knows of the record stays, its claim is lost, and it begins anew. */
    private void open(long id, Withdrawal w, String target) {
        int taken = database.update(
                "update withdrawal_task set withdrawal_id = ?, state = 'WAITING', tries = 0, empty_looks = 0,"
                        + " due_at = ?, verified_at = null, claim = null, lease_until = null"
                        + " where company_id = ? and target = ? and state <> 'CLOSED'",
                id,
                w.requestedAt(),
                w.company(),
                target);
        if (taken == 0) {
            database.update(
                    "insert into withdrawal_task (withdrawal_id, target, company_id, state, tries, empty_looks, due_at)"
                            + " values (?, ?, ?, 'WAITING', 0, 0, ?)",
                    id,
                    target,
                    w.company(),
                    w.requestedAt());
        }
        knownBy("withdrawal_id = ? and target = ?", id, target);
    }

    /** Takes what ledger and outbox know of the tasks' records. */
    private void knownBy(String tasks, Object... parameters) {
        String entry =
                " from ledger l where l.target = withdrawal_task.target and l.company_id = withdrawal_task.company_id";
        database.update(
                "update withdrawal_task set target_id = (select l.target_id" + entry
                        + "), ownership = (select l.ownership" + entry + ") where " + tasks + " and exists (select 1"
                        + entry + ")",
                parameters);
        // Without a verdict: a person's where a request may have put our key into it.
        database.update(
                "update withdrawal_task set ownership = 'ADOPTED' where " + tasks + " and ownership is null and exists"
                        + " (select 1 from delivery d where d.target = withdrawal_task.target and d.company_id ="
                        + " withdrawal_task.company_id and d.sent = 'WRITING')",
                parameters);
    }

    @Override
    public Set<Long> unverified(String target, Collection<Long> companies) {
        return companies.isEmpty()
                ? Set.of()
                : new HashSet<>(database.query(
                        "select company_id from withdrawal_task where target = ? and company_id = any(?) and"
                                + " verified_at is null",
                        (row, n) -> row.getLong(1),
                        target,
                        Values.numbers(companies)));
    }

    @Override
    public Set<Long> beingSent(String target, Collection<Long> companies) {
        return companies.isEmpty()
                ? Set.of()
                : new HashSet<>(database.query(
                        "select company_id from delivery where target = ? and company_id = any(?) and"
                                + " state = 'CLAIMED' and lease_until >= current_timestamp",
                        (row, n) -> row.getLong(1),
                        target,
                        Values.numbers(companies)));
    }

    @Override
    public List<WithdrawalTask> claim(String target, int limit, long claim, Instant now) {
        return database.transactions().call(() -> {
            List<Long> due = database.query(
                    "select id from withdrawal_task where target = ? and due_at <= ? and (claim is null"
                            + " or lease_until < current_timestamp) order by due_at, id limit ? for update skip locked",
                    (row, n) -> row.getLong(1),
                    target,
                    now,
                    limit);
            if (due.isEmpty()) {
                return List.of();
            }
            database.update(
                    "update withdrawal_task set claim = ?, lease_until = current_timestamp + interval '2' minute"
                            + " where id = any(?)",
                    claim,
                    Values.numbers(due));
            // What was being sent when the withdrawal was asked for is in the ledger by now.
            knownBy("id = any(?) and (ownership is null or target_id is null)", Values.numbers(due));
            return tasks(" where t.id = any(?) order by t.id", Values.numbers(due));
        });
    }

    @Override
    public Optional<Instant> nextDue(String target) {
        return database
                .query(
                        "select due_at from withdrawal_task where target = ? and due_at is not null order by due_at limit 1",
                        (row, n) -> Objects.requireNonNull(WithdrawalRows.instant(row, 1)),
                        target)
                .stream()
                .findFirst();
    }

    @Override
    public Set<Long> settle(Collection<Step> steps, long claim) {
        return database.transactions().call(() -> {
            int[] changed = database.batch(
                    "update withdrawal_task set state = ?, tries = ?, empty_looks = ?, due_at = ?, verified_at = ?,"
                            + " target_id = coalesce(?, target_id), claim = null, lease_until = null"
                            + " where id = ? and claim = ?",
                    steps,
                    (statement, s) -> {
                        Progress p = s.task().progress();
                        statement.setString(1, p.state().name());
                        statement.setInt(2, p.tries());
                        statement.setInt(3, p.emptyLooks());
                        statement.setObject(4, time(p.dueAt()), Types.TIMESTAMP_WITH_TIMEZONE);
                        statement.setObject(5, time(p.verifiedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
                        statement.setString(6, s.retracted().targetId());
                        statement.setLong(7, s.task().id());
                        statement.setLong(8, claim);
                    });
            receipts(steps);
            List<WithdrawalTask> all = steps.stream().map(Step::task).toList();
            List<WithdrawalTask> ours = IntStream.range(0, changed.length)
                    .filter(i -> changed[i] > 0)
                    .mapToObj(all::get)
                    .toList();
            ours.stream().filter(task -> task.progress().verifiedAt() != null).forEach(this::erase);
            reduce(ours.stream()
                    .filter(task -> task.progress().state() == State.CLOSED)
                    .map(task -> task.withdrawal().company())
                    .toList());
            return ours.stream().map(WithdrawalTask::id).collect(Collectors.toSet());
        });
    }

    private void receipts(Collection<Step> steps) {
        database.batch(
                "insert into withdrawal_step (task_id, done_at, outcome, target_id, problem) values (?, ?, ?, ?, ?)",
                steps,
                (statement, s) -> {
                    statement.setLong(1, s.task().id());
                    statement.setObject(2, Database.time(s.at()));
                    statement.setString(3, s.retracted().outcome().name());
                    statement.setString(4, s.retracted().targetId());
                    statement.setString(
                            5,
                            s.retracted().problem() == null
                                    ? null
                                    : s.retracted().problem().code());
                });
    }

    private void erase(WithdrawalTask task) {
        long company = task.withdrawal().company();
        database.update("delete from ledger where target = ? and company_id = ?", task.target(), company);
        database.update("delete from run_change where target = ? and company_id = ?", task.target(), company);
        database.update("delete from activity where target = ? and company_id = ?", task.target(), company);
        database.update(
                "delete from delivery where target = ? and company_id = ? and (state <> 'CLAIMED' or lease_until <"
                        + " current_timestamp)",
                task.target(),
                company);
        if (task.withdrawal().reason().forbids() && done(task.withdrawal())) {
            visits.erase(List.of(company));
            companies.erase(List.of(company));
        }
    }

    /** Whether all targets are verified and the objection still holds: where it was taken back, visits that came since stay. */
    private boolean done(Withdrawal withdrawal) {
        return database.query(
                        "select (select count(*) from withdrawal_task where company_id = ? and verified_at is null) +"
                                + " (select count(*) from withdrawal w where w.id = ? and w.opt_out_id is not null and"
                                + " not exists (select 1 from opt_out o where o.id = w.opt_out_id))",
                        (row, n) -> row.getLong(1),
                        withdrawal.company(),
                        withdrawal.id())
                .get(0)
                .equals(0L);
    }

    /** A receipt needs no more than what was done, where and when; a task that is open still looks for the company. */
    private void reduce(List<Long> companies) {
        if (!companies.isEmpty()) {
            database.update(
                    "update withdrawal set herkomst_key = 'erased', company_domain = null where company_id = any(?) and"
                            + " not exists (select 1 from withdrawal_task t where t.withdrawal_id = withdrawal.id and"
                            + " t.state <> 'CLOSED')",
                    Values.numbers(companies));
        }
    }

    @Override
    public void passOn(long optOut) {
        String others = " from withdrawal o join opt_out r on r.id = o.opt_out_id where o.company_id ="
                + " withdrawal.company_id and o.opt_out_id <> withdrawal.opt_out_id";
        List<Long> passed = database.query(
                "select id from withdrawal where opt_out_id = ? and exists (select 1" + others
                        + ") and exists (select 1 from withdrawal_task t where t.withdrawal_id = withdrawal.id and"
                        + " t.state <> 'CLOSED')",
                (row, n) -> row.getLong(1),
                optOut);
        if (!passed.isEmpty()) {
            database.update(
                    "update withdrawal_task set claim = null, lease_until = null where withdrawal_id = any(?)",
                    Values.numbers(passed));
            database.update(
                    "update withdrawal set opt_out_id = (select max(o.opt_out_id)" + others + ") where id = any(?)",
                    Values.numbers(passed));
        }
    }

    @Override
    public void closeVerified(long optOut) {
        database.update(
                "update withdrawal_task set state = 'CLOSED', due_at = null, claim = null, lease_until = null where state = 'VERIFIED' and withdrawal_id in"
                        + " (select id from withdrawal where opt_out_id = ?)",
                optOut);
        reduce(ofOptOut(optOut).stream().map(t -> t.withdrawal().company()).toList());
    }

    @Override
    public List<WithdrawalTask> ofOptOut(long optOut) {
        return tasks(" where w.opt_out_id = ? order by t.id", optOut);
    }

    @Override
    public List<WithdrawalTask> open() {
        return tasks(" where t.state <> 'CLOSED' order by t.id");
    }

    @Override
    public List<Done> receipt(long task) {
        return database.query(
                "select done_at, outcome, target_id, problem from withdrawal_step where task_id = ? order by id",
                (row, n) -> new Done(
                        Objects.requireNonNull(WithdrawalRows.instant(row, 1)),
                        Outcome.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4)),
                task);
    }

    private List<WithdrawalTask> tasks(String where, Object... parameters) {
        return WithdrawalRows.read(database, where, parameters);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : Database.time(instant);
    }
}
