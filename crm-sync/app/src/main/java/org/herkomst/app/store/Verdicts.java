package org.herkomst.app.store;

import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.herkomst.app.store.Database.Values;
import org.herkomst.core.delivery.Delivery.Sent;
import org.herkomst.core.delivery.Outbox.Settled;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.record.FieldChange;
import org.herkomst.core.target.Receipt.Verdict;
import org.jspecify.annotations.Nullable;

/** Writes verdicts to outbox and ledger, in the caller's transaction. */
final class Verdicts {
    private final Database database;

    Verdicts(Database database) {
        this.database = database;
    }

    void write(String target, Collection<Settled> settled, long claim, Instant now) {
        accept(target, part(settled, v -> v.accepted()), fence(settled, claim), now);
        park(part(settled, v -> !v.accepted() && v != Verdict.DEFERRED));
        defer(part(settled, v -> v == Verdict.DEFERRED));
    }

    /** What had gone out of each delivery, this time too, by its number. */
    private Map<Long, Sent> fence(Collection<Settled> settled, long claim) {
        Map<Long, Sent> ours = settled.isEmpty()
                ? Map.of()
                : database
                        .query(
                                "select id, sent from delivery where id = any(?) and claim = ? and state = 'CLAIMED'"
                                        + " for update",
                                (row, n) -> Map.entry(row.getLong(1), Sent.valueOf(row.getString(2))),
                                ids(settled),
                                claim)
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (ours.size() != settled.size()) {
            throw new StoreException(
                    "Another process has taken these deliveries over; their verdict was not written",
                    "Run again: what the CRM holds is read back by our key.");
        }
        return ours;
    }

    private void accept(String target, List<Settled> accepted, Map<Long, Sent> sent, Instant now) {
        if (accepted.isEmpty()) {
            return;
        }
        database.save(
                "update ledger set target_id = ?, ownership = ?, fields = ?, hash = ?, accepted_at = ?, expires_on = ?"
                        + " where target = ? and company_id = ?",
                "insert into ledger (target_id, ownership, fields, hash, accepted_at, expires_on, target, company_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                accepted,
                (statement, s) -> {
                    statement.setString(1, Objects.requireNonNull(s.receipt().targetId(), "target id"));
                    statement.setString(
                            2, ownership(s, sent.get(s.delivery().id())).name());
                    statement.setString(3, StoreJson.sorted(s.receipt().fields()));
                    statement.setString(4, s.delivery().hash());
                    statement.setObject(5, Database.time(now));
                    statement.setObject(6, s.delivery().expiresOn());
                    statement.setString(7, target);
                    statement.setLong(8, s.delivery().company());
                });
        database.update("delete from delivery where id = any(?)", ids(accepted));
        written(target, accepted, now);
    }

    /** What a run wrote, so that it can be put back. */
    private void written(String target, List<Settled> accepted, Instant now) {
        List<Settled> changed = accepted.stream()
                .filter(s -> s.receipt().changes().stream().anyMatch(FieldChange::written))
                .toList();
        database.save(
                "update run_change set target_id = ?, verdict = ?, changes = ?, written_at = ?"
                        + " where run_id = ? and target = ? and company_id = ?",
                "insert into run_change (target_id, verdict, changes, written_at, run_id, target, company_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                changed,
                (statement, s) -> {
                    statement.setString(1, Objects.requireNonNull(s.receipt().targetId(), "target id"));
                    statement.setString(2, s.receipt().verdict().name());
                    statement.setString(3, WrittenJson.write(s));
                    statement.setObject(4, Database.time(now));
                    statement.setString(5, s.runId());
                    statement.setString(6, target);
                    statement.setLong(7, s.delivery().company());
                });
    }

    private static Ownership ownership(Settled settled, @Nullable Sent sent) {
        return Objects.requireNonNull(sent, "claimed delivery")
                .owner(settled.receipt().verdict(), settled.delivery().record().known());
    }

    private void park(List<Settled> parked) {
        database.batch(
                "update delivery set state = 'PARKED', claim = null, lease_until = null, tries = tries + 1, reason = ?"
                        + " where id = ?",
                parked,
                (statement, s) -> {
                    statement.setString(1, s.receipt().verdict().name());
                    statement.setLong(2, s.delivery().id());
                });
    }

    /** They wait until the target's time; where it gave none the next run tries again. */
    private void defer(List<Settled> deferred) {
        database.batch(
                "update delivery set state = 'WAITING', claim = null, lease_until = null, tries = tries + 1, due_at = ?"
                        + " where id = ?",
                deferred,
                (statement, s) -> {
                    Instant until = s.receipt().notBefore();
                    statement.setObject(1, until == null ? null : Database.time(until), Types.TIMESTAMP_WITH_TIMEZONE);
                    statement.setLong(2, s.delivery().id());
                });
    }

    private static List<Settled> part(Collection<Settled> settled, Predicate<Verdict> which) {
        return settled.stream().filter(s -> which.test(s.receipt().verdict())).toList();
    }

    private static Values ids(Collection<Settled> settled) {
        return Values.numbers(settled.stream().map(s -> s.delivery().id()).toList());
    }
}
