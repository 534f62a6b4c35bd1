package org.herkomst.app.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.herkomst.app.report.ReportJson;
import org.herkomst.core.run.RunInfo.Status;
import org.herkomst.core.run.RunReport;
import tools.jackson.databind.node.ObjectNode;

/** Reports in {@code run_report}. */
final class DatabaseRuns implements RunStore {
    private final Database database;

    DatabaseRuns(Database database) {
        this.database = database;
    }

    private record Row(String id, String json) {}

    @Override
    public void save(RunReport report) {
        database.transactions().run(() -> write(report));
    }

    private void write(RunReport report) {
        database.save(
                "update run_report set job = ?, run_mode = ?, status = ?, started_at = ?, report = ? where id = ?",
                "insert into run_report (job, run_mode, status, started_at, report, id) values (?, ?, ?, ?, ?, ?)",
                List.of(report),
                (statement, r) -> {
                    statement.setString(1, r.info().job());
                    statement.setString(2, r.info().mode().name());
                    statement.setString(3, r.info().status().name());
                    statement.setObject(4, Database.time(r.info().startedAt()));
                    statement.setString(5, ReportJson.write(r));
                    statement.setString(6, r.info().id());
                });
    }

    @Override
    public List<String> latest(int limit) {
        return database.query(
                "select report from run_report order by started_at desc, id desc limit ?",
                (row, n) -> row.getString(1),
                limit);
    }

    @Override
    public Optional<String> latestOf(String job) {
        return database
                .query(
                        "select report from run_report where job = ? order by started_at desc, id desc limit 1",
                        (row, n) -> row.getString(1),
                        job)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<String> find(String id) {
        List<Row> found = database.query(
                "select id, report from run_report where left(id, ?) = ? order by length(id), id limit 2",
                (row, n) -> new Row(row.getString(1), row.getString(2)),
                id.length(),
                id);
        boolean clear =
                found.size() == 1 || (!found.isEmpty() && found.get(0).id().equals(id));
        return clear ? Optional.of(found.get(0).json()) : Optional.empty();
    }

    @Override
    public void closeLost(String job, Instant now) {
        database.transactions().run(() -> {
            List<Row> lost = database.query(
                    "select id, report from run_report where job = ? and status = 'RUNNING'",
                    (row, n) -> new Row(row.getString(1), row.getString(2)),
                    job);
            database.batch("update run_report set status = ?, report = ? where id = ?", lost, (statement, row) -> {
                statement.setString(1, Status.FAILED.name());
                statement.setString(2, failed(row.json(), now));
                statement.setString(3, row.id());
            });
        });
    }

    private static String failed(String json, Instant now) {
        ObjectNode report = (ObjectNode) StoreJson.MAPPER.readTree(json);
        report.withObject("/run")
                .put("status", Status.FAILED.name().toLowerCase(Locale.ROOT))
                .put("finished_at", now.toString());
        report.withArray("errors")
                .addObject()
                .put("code", "HK-RUN-002")
                .put("category", "network")
                .put("count", 1)
                .put("example", "The run ended without a word: its process was killed or the machine stopped")
                .put("action", "Nothing is lost: the next run goes on from the last page that was stored.");
        return StoreJson.write(report);
    }

    @Override
    public boolean hasRun(String job) {
        return !database.query(
                        "select 1 from run_report where job = ? and run_mode = 'LIVE'"
                                + " and status in ('SUCCEEDED', 'PARTIAL', 'STOPPED_BY_GUARD') limit 1",
                        (row, n) -> row.getInt(1),
                        job)
                .isEmpty();
    }
}
