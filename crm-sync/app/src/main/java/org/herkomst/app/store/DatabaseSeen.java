package org.herkomst.app.store;

import java.time.LocalDate;
import java.util.List;
import org.herkomst.core.visit.SeenStore;

/** Blocks of versions in {@code seen_block}. */
final class DatabaseSeen implements SeenStore {
    private final Database database;

    DatabaseSeen(Database database) {
        this.database = database;
    }

    @Override
    public List<byte[]> blocks(String job, String site, LocalDate day) {
        return database.query(
                "select versions from seen_block where job = ? and site = ? and on_day = ? order by id",
                (row, n) -> row.getBytes(1),
                job,
                site,
                day);
    }

    @Override
    public void append(String job, String site, LocalDate day, byte[] versions) {
        database.update(
                "insert into seen_block (job, site, on_day, versions) values (?, ?, ?, ?)", job, site, day, versions);
    }
}
