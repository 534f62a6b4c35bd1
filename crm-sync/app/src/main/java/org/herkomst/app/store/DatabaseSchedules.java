package org.herkomst.app.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Schedules in {@code job_schedule}. */
final class DatabaseSchedules implements ScheduleStore {
    private final Database database;

    DatabaseSchedules(Database database) {
        this.database = database;
    }

    private record Row(boolean paused, @Nullable Instant handledUntil) {}

    @Override
    public boolean paused(String job) {
        return rows(job).stream().anyMatch(Row::paused);
    }

    @Override
    public void pause(String job, boolean paused) {
        make(job);
        database.update("update job_schedule set paused = ? where job = ?", paused, job);
    }

    @Override
    public Optional<Instant> handledUntil(String job) {
        return rows(job).stream().findFirst().map(Row::handledUntil);
    }

    @Override
    public boolean take(String job, Instant due) {
        make(job);
        return database.update(
                        "update job_schedule set handled_until = ? where job = ?"
                                + " and (handled_until is null or handled_until < ?)",
                        due,
                        job,
                        due)
                > 0;
    }

    private void make(String job) {
        database.insertMissing(
                "insert into job_schedule (job, paused) select ?, false where not exists"
                        + " (select 1 from job_schedule where job = ?)",
                job,
                job);
    }

    private List<Row> rows(String job) {
        return database.query(
                "select paused, handled_until from job_schedule where job = ?",
                (row, n) -> {
                    OffsetDateTime until = row.getObject(2, OffsetDateTime.class);
                    return new Row(row.getBoolean(1), until == null ? null : until.toInstant());
                },
                job);
    }
}
