package org.herkomst.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.herkomst.app.store.Database.Values;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.activity.ActivityStore;
import org.herkomst.core.activity.ActivityWriter;
import org.jspecify.annotations.Nullable;

/** Activities in {@code activity}; claims of whoever is gone are freed with the turn at the target. */
final class DatabaseActivities implements ActivityStore {
    private final Database database;

    DatabaseActivities(Database database) {
        this.database = database;
    }

    private record Row(long id, long company, String payload, String recordId, Standing standing) {}

    private record Put(long company, Activity activity) {}

    @Override
    public Map<Long, List<Stored>> of(String target, Collection<Long> companies) {
        Map<Long, List<Stored>> found = new TreeMap<>();
        if (!companies.isEmpty()) {
            database.query(
                    "select company_id, kind, slot, state, hash, target_id, maybe_sent, about_day from activity"
                            + " where target = ? and company_id = any(?) order by id",
                    (row, n) -> found.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                            .add(stored(row)),
                    target,
                    Values.numbers(companies));
        }
        return found;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                Kind.valueOf(row.getString(2)),
                row.getString(3),
                State.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getBoolean(7),
                row.getObject(8, LocalDate.class));
    }

    @Override
    public void put(String target, Map<Long, List<Activity>> activities) {
        List<Put> rows = activities.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(activity -> new Put(entry.getKey(), activity)))
                .toList();
        database.transactions()
                .run(() -> database.save(
                        "update activity set state = 'WAITING', hash = ?, payload = ?, about_day = ?, claim = null"
                                + " where target = ? and company_id = ? and kind = ? and slot = ?",
                        "insert into activity (hash, payload, about_day, target, company_id, kind, slot, state,"
                                + " maybe_sent, tries) values (?, ?, ?, ?, ?, ?, ?, 'WAITING', false, 0)",
                        rows,
                        (statement, row) -> {
                            statement.setString(1, row.activity().hash());
                            statement.setString(2, ActivityJson.write(row.activity()));
                            statement.setObject(3, row.activity().day());
                            statement.setString(4, target);
                            statement.setLong(5, row.company());
                            statement.setString(6, row.activity().kind().name());
                            statement.setString(7, row.activity().slot());
                        }));
    }

    @Override
    public void dropBefore(String target, LocalDate day) {
        database.update(
                "delete from activity where target = ? and state = 'WAITING' and target_id is null and not maybe_sent"
                        + " and about_day < ?",
                target,
                day);
    }

    @Override
    public List<Claimed> claim(String target, long afterId, int limit, long claim, Instant now) {
        return database.transactions().call(() -> {
            List<Row> due = database.query(
                    "select a.id, a.company_id, a.payload, l.target_id, a.target_id, a.sketch, a.maybe_sent, a.tries"
                            + " from activity a join ledger l on l.target = a.target and l.company_id = a.company_id"
                            + " where a.target = ? and a.id > ? and a.state = 'WAITING'"
                            + " and (a.due_at is null or a.due_at <= ?) order by a.id limit ?",
                    (row, n) -> row(row),
                    target,
                    afterId,
                    now,
                    limit);
            if (!due.isEmpty()) {
                database.update(
                        "update activity set state = 'CLAIMED', claim = ? where id = any(?)",
                        claim,
                        Values.numbers(due, Row::id));
            }
            Map<Long, List<Stored>> all =
                    of(target, due.stream().map(Row::company).toList());
            return due.stream()
                    .map(row -> claimed(row, all.getOrDefault(row.company(), List.of())))
                    .toList();
        });
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                new Standing(
                        row.getString(5),
                        Objects.requireNonNullElse(row.getString(6), ""),
                        row.getBoolean(7),
                        row.getInt(8),
                        List.of()));
    }

    private static Claimed claimed(Row row, List<Stored> all) {
        Activity activity = ActivityJson.read(row.payload());
        Standing s = row.standing();
        List<String> earlier = activity.kind() == Kind.TASK ? earlier(activity, all) : List.of();
        return new Claimed(
                row.id(),
                row.company(),
                activity,
                row.recordId(),
                new Standing(s.targetId(), s.sketch(), s.maybeSent(), s.tries(), earlier));
    }

    private static List<String> earlier(Activity task, List<Stored> all) {
        String rule = ActivityWriter.ruleOf(task.slot());
        return all.stream()
                .filter(s -> s.kind() == Kind.TASK && !s.slot().equals(task.slot()))
                .filter(s -> ActivityWriter.ruleOf(s.slot()).equals(rule))
                .map(Stored::targetId)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public boolean sending(long id, long claim) {
        return database.update(
                        "update activity set maybe_sent = true where id = ? and claim = ? and state = 'CLAIMED'",
                        id,
                        claim)
                > 0;
    }

    @Override
    public void settle(long id, Settlement settlement, long claim) {
        if (settlement instanceof Settlement.Stands stands) {
            set("STANDS", stands.targetId(), stands.sketch(), id, claim);
        } else if (settlement instanceof Settlement.Left) {
            set("LEFT", null, null, id, claim);
        } else if (settlement instanceof Settlement.Again again) {
            again(again, id, claim);
        } else if (settlement instanceof Settlement.Dropped dropped) {
            drop(dropped, id, claim);
        }
    }

    private void drop(Settlement.Dropped dropped, long id, long claim) {
        int gone = dropped.maybeSent()
                ? 0
                : database.update("delete from activity where id = ? and claim = ? and target_id is null", id, claim);
        if (gone == 0) {
            set("LEFT", null, null, id, claim);
        }
    }

    /** What is settled needs its text no more. An id that is known stays: it is taken back by it. */
    private void set(String state, @Nullable String targetId, @Nullable String sketch, long id, long claim) {
        database.update(
                "update activity set state = ?, target_id = coalesce(?, target_id), sketch = coalesce(?, sketch),"
                        + " tries = 0, payload = null, claim = null, due_at = null where id = ? and claim = ?",
                state,
                targetId,
                sketch,
                id,
                claim);
    }

    private void again(Settlement.Again again, long id, long claim) {
        database.batch(
                "update activity set state = 'WAITING', tries = tries + 1, maybe_sent = ?, due_at = ?, claim = null"
                        + " where id = ? and claim = ?",
                List.of(again),
                (statement, row) -> {
                    statement.setBoolean(1, row.maybeSent());
                    statement.setObject(
                            2,
                            row.notBefore() == null ? null : Database.time(row.notBefore()),
                            Types.TIMESTAMP_WITH_TIMEZONE);
                    statement.setLong(3, id);
                    statement.setLong(4, claim);
                });
    }
}
