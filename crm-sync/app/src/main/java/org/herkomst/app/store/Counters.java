package org.herkomst.app.store;

/** Numbers that only grow, in {@code counter}. */
final class Counters {
    private final Database database;

    Counters(Database database) {
        this.database = database;
    }

    long latest(String name) {
        return database.query("select latest from counter where counter_name = ?", (row, n) -> row.getLong(1), name)
                .get(0);
    }

    long next(String name) {
        return database.transactions().call(() -> {
            database.update("update counter set latest = latest + 1 where counter_name = ?", name);
            return latest(name);
        });
    }
}
