package org.herkomst.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.app.store.Database.Values;
import org.herkomst.core.delivery.Delivery;
import org.herkomst.core.delivery.Delivery.Sent;
import org.herkomst.core.delivery.Ledger;
import org.herkomst.core.delivery.Outbox;
import org.herkomst.core.record.CrmRecord.Intent;

/**
 * Deliveries in {@code delivery}. A claim leases rows for two minutes of the database's clock; an expired lease may be claimed again,
 * and the old claimer's verdict is then refused by its token.
 */
final class DatabaseOutbox implements Outbox {
    private static final String COLUMNS = "id, company_id, run_id, payload, hash, tries, sent, expires_on";
    /** A linked record is the next run's to write; until then it has no visit of its own to count from. */
    private static final int LINKED_DAYS = 30;

    private final Database database;
    private final Ledger ledger;
    private final Verdicts verdicts;

    DatabaseOutbox(Database database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
        this.verdicts = new Verdicts(database);
    }

    private record Stored(
            long id,
            long company,
            String runId,
            String payload,
            String hash,
            int tries,
            Sent sent,
            LocalDate expiresOn) {}

    @Override
    public void put(String target, Collection<Delivery> deliveries) {
        // One that is out with a living claim is sent again only after that claim's lease.
        database.transactions()
                .run(() -> database.save(
                        "update delivery set run_id = ?, payload = ?, hash = ?, expires_on = ?, due_at = case when state = 'CLAIMED' then"
                                + " lease_until end, tries = case when state = 'PARKED' then 0 else tries end,"
                                + " state = 'WAITING', claim = null, lease_until = null, reason = null"
                                + " where target = ? and company_id = ?",
                        "insert into delivery (run_id, payload, hash, expires_on, target, company_id, state, tries,"
                                + " sent) values (?, ?, ?, ?, ?, ?, 'WAITING', 0, 'NOTHING')",
                        deliveries,
                        (statement, d) -> {
                            statement.setString(1, d.runId());
                            statement.setString(2, RecordJson.write(d.record()));
                            statement.setString(3, d.hash());
                            statement.setObject(4, d.expiresOn());
                            statement.setString(5, target);
                            statement.setLong(6, d.company());
                        }));
    }

    @Override
    public Map<Long, Delivery> waiting(String target, Collection<Long> companies) {
        Map<Long, Delivery> found = new HashMap<>();
        if (!companies.isEmpty()) {
            List<Stored> stored = database.query(
                    "select " + COLUMNS + " from delivery where target = ? and company_id = any(?)"
                            + " and state <> 'PARKED'",
                    (row, n) -> stored(row),
                    target,
                    Values.numbers(companies));
            deliveries(target, stored).forEach(d -> found.put(d.company(), d));
        }
        return found;
    }

    @Override
    public Map<Long, String> parked(String target, Collection<Long> companies) {
        Map<Long, String> found = new HashMap<>();
        if (!companies.isEmpty()) {
            database.query(
                    "select company_id, hash from delivery where target = ? and company_id = any(?)"
                            + " and state = 'PARKED'",
                    (row, n) -> found.put(row.getLong(1), row.getString(2)),
                    target,
                    Values.numbers(companies));
        }
        return found;
    }

    @Override
    public Set<Long> unconfirmed(String target, Collection<Long> companies) {
        return companies.isEmpty()
                ? Set.of()
                : new HashSet<>(database.query(
                        "select company_id from delivery where target = ? and company_id = any(?) and sent <> 'NOTHING'",
                        (row, n) -> row.getLong(1),
                        target,
                        Values.numbers(companies)));
    }

    @Override
    public List<Long> waitingCompanies(String target) {
        return database.query(
                "select company_id from delivery where target = ? and state <> 'PARKED' order by id",
                (row, n) -> row.getLong(1),
                target);
    }

    @Override
    public List<Delivery> claim(String target, int limit, long claim) {
        return claimed(target, claim, "", target, limit);
    }

    @Override
    public List<Delivery> claim(String target, Collection<Long> companies, int limit, long claim) {
        return companies.isEmpty()
                ? List.of()
                : claimed(target, claim, " and company_id = any(?)", target, Values.numbers(companies), limit);
    }

    private List<Delivery> claimed(String target, long claim, String which, Object... parameters) {
        return database.transactions().call(() -> {
            List<Stored> due = database.query(
                    "select " + COLUMNS + " from delivery where target = ?" + which
                            + " and (state = 'WAITING' and (due_at is null"
                            + " or due_at <= current_timestamp) or state = 'CLAIMED' and lease_until <"
                            + " current_timestamp) order by id limit ? for update skip locked",
                    (row, n) -> stored(row),
                    parameters);
            if (!due.isEmpty()) {
                database.update(
                        "update delivery set state = 'CLAIMED', claim = ?, lease_until = current_timestamp +"
                                + " interval '2' minute where id = any(?)",
                        claim,
                        Values.numbers(due.stream().map(Stored::id).toList()));
            }
            return deliveries(target, due);
        });
    }

    @Override
    public long nextClaim() {
        return new Counters(database).next("claim");
    }

    @Override
    public boolean renew(Map<Long, Intent> going, long claim) {
        return database.update(
                        "update delivery set lease_until = current_timestamp + interval '2' minute, sent = case"
                                + " when id = any(?) then 'WRITING' when sent <> 'NOTHING' then sent"
                                + " when id = any(?) then 'MAKING' else 'WRITING' end"
                                + " where id = any(?) and claim = ? and state = 'CLAIMED'",
                        of(going, Intent.ADOPT),
                        of(going, Intent.MAKE),
                        Values.numbers(going.keySet()),
                        claim)
                == going.size();
    }

    private static Values of(Map<Long, Intent> going, Intent intent) {
        return Values.numbers(going.entrySet().stream()
                .filter(entry -> entry.getValue() == intent)
                .map(Map.Entry::getKey)
                .toList());
    }

    @Override
    public int takeOff(Collection<Long> companies) {
        if (companies.isEmpty()) {
            return 0;
        }
        return database.transactions().call(() -> {
            List<Long> waiting = database.query(
                    "select id from delivery where company_id = any(?) and (state <> 'CLAIMED' or lease_until <"
                            + " current_timestamp) for update skip locked",
                    (row, n) -> row.getLong(1),
                    Values.numbers(companies));
            database.update("delete from delivery where id = any(?)", Values.numbers(waiting));
            return waiting.size();
        });
    }

    @Override
    public void release(Collection<Long> ids, long claim) {
        if (!ids.isEmpty()) {
            database.update(
                    "update delivery set state = 'WAITING', claim = null, lease_until = null"
                            + " where id = any(?) and claim = ? and state = 'CLAIMED'",
                    Values.numbers(ids),
                    claim);
        }
    }

    @Override
    public void link(String target, long company, String targetId) {
        LocalDate untilTheNextRun = LocalDate.now(ZoneOffset.UTC).plusDays(LINKED_DAYS);
        database.transactions().run(() -> {
            database.update(
                    "delete from delivery where target = ? and company_id = ? and state = 'PARKED'", target, company);
            database.save(
                    "update ledger set target_id = ? where target = ? and company_id = ?",
                    "insert into ledger (target_id, target, company_id, ownership, fields, hash, accepted_at, expires_on)"
                            + " values (?, ?, ?, 'ADOPTED', '{}', '', current_timestamp, '" + untilTheNextRun + "')",
                    List.of(targetId),
                    (statement, id) -> {
                        statement.setString(1, id);
                        statement.setString(2, target);
                        statement.setLong(3, company);
                    });
        });
    }

    @Override
    public void suppress(Collection<Long> ids, long claim) {
        if (!ids.isEmpty()) {
            remove("id = any(?) and claim = ?", Values.numbers(ids), claim);
        }
    }

    @Override
    public void drop(String target, Collection<Long> companies) {
        if (!companies.isEmpty()) {
            remove("target = ? and company_id = any(?)", target, Values.numbers(companies));
        }
    }

    /** Deletes deliveries of which nothing went out and parks the others. */
    private void remove(String which, Object... parameters) {
        database.transactions().run(() -> {
            database.update("delete from delivery where sent = 'NOTHING' and " + which, parameters);
            database.update(
                    "update delivery set state = 'PARKED', hash = '', claim = null, lease_until = null where sent <>"
                            + " 'NOTHING' and " + which,
                    parameters);
        });
    }

    @Override
    public void settle(String target, Collection<Settled> settled, long claim, Instant now) {
        database.transactions().run(() -> verdicts.write(target, settled, claim, now));
    }

    private List<Delivery> deliveries(String target, List<Stored> stored) {
        Map<Long, Ledger.Entry> known =
                ledger.find(target, stored.stream().map(Stored::company).toList());
        Map<Long, Delivery> byId = new LinkedHashMap<>();
        for (Stored s : stored) {
            Ledger.Entry entry = known.get(s.company());
            var record = RecordJson.read(s.payload(), entry == null ? null : entry.known());
            byId.put(
                    s.id(),
                    new Delivery(s.id(), s.company(), s.runId(), record, s.hash(), s.tries(), s.sent(), s.expiresOn()));
        }
        return List.copyOf(byId.values());
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                Sent.valueOf(row.getString(7)),
                row.getObject(8, LocalDate.class));
    }
}
