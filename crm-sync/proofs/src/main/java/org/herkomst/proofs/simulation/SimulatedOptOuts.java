package org.herkomst.proofs.simulation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOutStore;

/** The register and the counters, with the rules of the database's tables: each change moves the version on, which lines writers up. */
final class SimulatedOptOuts implements OptOutStore {
    private static final String VERSION = "opt_out_version";
    private final Database database;
    private final Database.Table<Long, OptOut> register;
    private final Database.Table<String, Long> counters;

    SimulatedOptOuts(Database database, Database.Listener<Long, OptOut> listener) {
        this.database = database;
        this.register = database.table(listener);
        this.counters = database.table();
    }

    /** What is committed. */
    List<OptOut> committed() {
        return List.copyOf(register.committed().values());
    }

    /** Whether an entry is there, within a statement. */
    boolean holds(long id) {
        return register.get(id) != null;
    }

    @Override
    public long version() {
        return database.statement("register's version", () -> {
            Long version = counters.get(VERSION);
            return version == null ? 0L : version;
        });
    }

    long next(String counter) {
        return database.statement("count " + counter, () -> {
            counters.lock(counter);
            Long latest = counters.get(counter);
            long next = latest == null ? 1 : latest + 1;
            counters.put(counter, next);
            return next;
        });
    }

    @Override
    public List<OptOut> all() {
        return database.statement(
                "register",
                () -> register.all().values().stream()
                        .filter(o -> o.heldUntil() == null
                                || o.heldUntil().isAfter(database.stage().now()))
                        .toList());
    }

    @Override
    public Optional<OptOut> confirmed(OptOut.Kind kind, String value) {
        return database.statement(
                "opt-out by value",
                () -> register.all().values().stream()
                        .filter(o -> o.heldUntil() == null
                                && o.kind() == kind
                                && o.value().equals(value))
                        .findFirst());
    }

    @Override
    public Optional<OptOut> find(long id) {
        return all().stream().filter(o -> o.id() == id).findFirst();
    }

    @Override
    public List<OptOut> page(long afterId, int limit) {
        return all().stream()
                .filter(o -> o.id() > afterId)
                .sorted(Comparator.comparing(OptOut::id))
                .limit(limit)
                .toList();
    }

    @Override
    public long add(OptOut optOut) {
        return database.call(() -> {
            Optional<Long> inForce = inForce(optOut);
            if (inForce.isPresent()) {
                return inForce.get();
            }
            next(VERSION);
            Optional<Long> now = inForce(optOut);
            return now.isPresent() ? now.get() : database.statement("add to register", () -> insert(optOut));
        });
    }

    private long insert(OptOut o) {
        register.all().values().stream().filter(other -> same(other, o)).forEach(other -> register.remove(other.id()));
        long id = database.nextNumber();
        register.insert(id, new OptOut(id, o.kind(), o.value(), o.given(), o.reason(), o.createdAt(), o.heldUntil()));
        return id;
    }

    private static boolean same(OptOut one, OptOut other) {
        return one.kind() == other.kind() && one.value().equals(other.value());
    }

    private Optional<Long> inForce(OptOut optOut) {
        Instant asked = optOut.heldUntil();
        return database.statement(
                "opt-out in force",
                () -> register.all().values().stream()
                        .filter(o -> same(o, optOut))
                        .filter(o -> o.heldUntil() == null
                                || (asked != null && !o.heldUntil().isBefore(asked)))
                        .map(OptOut::id)
                        .findFirst());
    }

    @Override
    public boolean remove(long id) {
        return database.call(() -> {
            boolean removed = database.statement("remove from register", () -> {
                boolean there = register.get(id) != null;
                if (there) {
                    register.remove(id);
                }
                return there;
            });
            if (removed) {
                next(VERSION);
            }
            return removed;
        });
    }
}
