package org.herkomst.app.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOutStore;

/** The register in {@code opt_out}; each change moves its version on in the same transaction, which also lines writers up. */
final class DatabaseOptOuts implements OptOutStore {
    private static final String VERSION = "opt_out_version";
    private final Database database;
    private final Counters counters;

    DatabaseOptOuts(Database database) {
        this.database = database;
        this.counters = new Counters(database);
    }

    @Override
    public long version() {
        return counters.latest(VERSION);
    }

    @Override
    public List<OptOut> all() {
        return database.query(
                "select id, kind, opt_value, given_as, reason, created_at from opt_out order by id",
                (row, n) -> new OptOut(
                        row.getLong(1),
                        OptOut.Kind.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class).toInstant()));
    }

    @Override
    public long add(OptOut optOut) {
        return database.transactions().call(() -> {
            Optional<Long> inForce = number(optOut);
            if (inForce.isPresent()) {
                return inForce.get();
            }
            counters.next(VERSION);
            return number(optOut).orElseGet(() -> insert(optOut));
        });
    }

    @Override
    public boolean remove(long id) {
        return database.transactions().call(() -> {
            boolean removed = database.update("delete from opt_out where id = ?", id) > 0;
            if (removed) {
                counters.next(VERSION);
            }
            return removed;
        });
    }

    private long insert(OptOut optOut) {
        database.update(
                "insert into opt_out (kind, opt_value, given_as, reason, created_at) values (?, ?, ?, ?, ?)",
                optOut.kind().name(),
                optOut.value(),
                optOut.given(),
                optOut.reason(),
                optOut.createdAt());
        return number(optOut).orElseThrow();
    }

    private Optional<Long> number(OptOut optOut) {
        return database
                .query(
                        "select id from opt_out where kind = ? and opt_value = ?",
                        (row, n) -> row.getLong(1),
                        optOut.kind().name(),
                        optOut.value())
                .stream()
                .findFirst();
    }
}
