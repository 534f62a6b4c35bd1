package org.herkomst.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOutStore;
import org.jspecify.annotations.Nullable;

/**
 * The register in {@code opt_out}; each change moves its version on in the same transaction, which also lines writers up. The counter
 * {@code opt_out_seal} is the version and all rows in one number, kept by what each change adds and takes: a register that lost a row, or
 * whose version went back, is not as it was left, and counts as one that can't be read. V8__opt_out_seal.sql knows the same sum.
 */
final class DatabaseOptOuts implements OptOutStore {
    private static final String VERSION = "opt_out_version";
    private static final String COLUMNS =
            "select id, kind, opt_value, given_as, reason, created_at, held_until from opt_out";
    private static final String IN_FORCE = COLUMNS + " where (held_until is null or held_until > current_timestamp)";
    private static final String SEAL = "opt_out_seal";
    private static final String OF_VERSION = "1000003";
    private static final String OF_ROW = "(id + 1) * (100000 * length(kind) + 100 * length(opt_value)"
            + " + case when held_until is null then 1 else 2 end)";
    private static final Instant FOR_EVER = Instant.parse("9999-01-01T00:00:00Z");
    private final Database database;
    private final Counters counters;

    DatabaseOptOuts(Database database) {
        this.database = database;
        this.counters = new Counters(database);
    }

    @Override
    public long version() {
        return database
                .query(
                        "select v.latest, s.latest - " + OF_VERSION + " * v.latest - (select cast(coalesce(sum("
                                + OF_ROW
                                + "), 0) as bigint) from opt_out) from counter v, counter s where v.counter_name = ? and"
                                + " s.counter_name = ?",
                        (row, n) -> row.getLong(2) == 0 ? row.getLong(1) : -1,
                        VERSION,
                        SEAL)
                .stream()
                .filter(version -> version >= 0)
                .findFirst()
                .orElseThrow(DatabaseOptOuts::notAsItWasLeft);
    }

    private static StoreException notAsItWasLeft() {
        return new StoreException(
                "The register of opt-outs is not as it was left: rows or its version were changed from outside",
                "Put the tables opt_out and counter back from a backup; nothing is sent until then.");
    }

    private void moveOn() {
        counters.next(VERSION);
        seal("+ " + OF_VERSION);
    }

    private void seal(String change, Object... parameters) {
        database.update(
                "update counter set latest = latest " + change + " where counter_name = '" + SEAL + "'", parameters);
    }

    @Override
    public List<OptOut> all() {
        return database.query(IN_FORCE + " order by id", (row, n) -> optOut(row));
    }

    @Override
    public Optional<OptOut> confirmed(OptOut.Kind kind, String value) {
        return database
                .query(
                        COLUMNS + " where kind = ? and opt_value = ? and held_until is null",
                        (row, n) -> optOut(row),
                        kind.name(),
                        value)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<OptOut> find(long id) {
        return database.query(IN_FORCE + " and id = ?", (row, n) -> optOut(row), id).stream()
                .findFirst();
    }

    @Override
    public List<OptOut> page(long afterId, int limit) {
        return database.query(IN_FORCE + " and id > ? order by id limit ?", (row, n) -> optOut(row), afterId, limit);
    }

    private static OptOut optOut(ResultSet row) throws SQLException {
        return new OptOut(
                row.getLong(1),
                kind(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                instant(row.getObject(7, OffsetDateTime.class)));
    }

    private static OptOut.Kind kind(String text) {
        return Arrays.stream(OptOut.Kind.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElseThrow(DatabaseOptOuts::notAsItWasLeft);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    @Override
    public long add(OptOut optOut) {
        return database.transactions().call(() -> {
            Optional<Long> inForce = inForce(optOut);
            if (inForce.isPresent()) {
                return inForce.get();
            }
            moveOn();
            Optional<Long> now = inForce(optOut);
            if (now.isPresent()) {
                return now.get();
            }
            seal(
                    "- (select cast(coalesce(sum(" + OF_ROW
                            + "), 0) as bigint) from opt_out where kind = ? and opt_value" + " = ?)",
                    optOut.kind().name(),
                    optOut.value());
            database.update(
                    "delete from opt_out where kind = ? and opt_value = ?",
                    optOut.kind().name(),
                    optOut.value());
            long id = insert(optOut);
            seal("+ (select " + OF_ROW + " from opt_out where id = ?)", id);
            return id;
        });
    }

    @Override
    public boolean remove(long id) {
        return database.transactions().call(() -> {
            if (database.query("select 1 from opt_out where id = ?", (row, n) -> 1, id)
                    .isEmpty()) {
                return false;
            }
            moveOn();
            seal("- (select cast(coalesce(sum(" + OF_ROW + "), 0) as bigint) from opt_out where id = ?)", id);
            return database.update("delete from opt_out where id = ?", id) > 0;
        });
    }

    private long insert(OptOut o) {
        return database.insert(
                "insert into opt_out (kind, opt_value, given_as, reason, created_at, held_until)"
                        + " values (?, ?, ?, ?, ?, ?)",
                statement -> {
                    statement.setString(1, o.kind().name());
                    statement.setString(2, o.value());
                    statement.setString(3, o.given());
                    statement.setString(4, o.reason());
                    statement.setObject(5, Database.time(o.createdAt()));
                    Instant until = o.heldUntil();
                    statement.setObject(6, until == null ? null : Database.time(until), Types.TIMESTAMP_WITH_TIMEZONE);
                });
    }

    /** One that stands in the way of another: confirmed, or a hold that is at least as long. */
    private Optional<Long> inForce(OptOut optOut) {
        Instant asked = optOut.heldUntil();
        // A confirmed one outlasts every hold.
        Instant until = asked == null ? FOR_EVER : asked;
        return database
                .query(
                        "select id from opt_out where kind = ? and opt_value = ? and (held_until is null or held_until"
                                + " >= cast(? as timestamp with time zone))",
                        (row, n) -> row.getLong(1),
                        optOut.kind().name(),
                        optOut.value(),
                        until)
                .stream()
                .findFirst();
    }
}
