package org.herkomst.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.herkomst.app.store.Database.Values;

/** Upkeep by statements over whole tables. */
final class DatabaseUpkeep implements UpkeepStore {
    /** What CRMs hold by the ledger's word, or may hold by a delivery's without one. */
    private static final String HELD = "select target, company_id, expires_on from ledger union all select d.target,"
            + " d.company_id, d.expires_on from delivery d where d.sent <> 'NOTHING' and not exists (select 1 from ledger k"
            + " where k.target = d.target and k.company_id = d.company_id)";

    private static final List<String> OF_AN_EXECUTION = List.of(
            "delete from batch_step_execution_context where step_execution_id in"
                    + " (select step_execution_id from batch_step_execution where job_execution_id = any(?))",
            "delete from batch_step_execution where job_execution_id = any(?)",
            "delete from batch_job_execution_context where job_execution_id = any(?)",
            "delete from batch_job_execution_params where job_execution_id = any(?)",
            "delete from batch_job_execution where job_execution_id = any(?)");
    private final Database database;

    DatabaseUpkeep(Database database) {
        this.database = database;
    }

    @Override
    public List<KnownSite> sites() {
        return database.query(
                "select source, site, site_zone from site order by source, site",
                (row, n) -> new KnownSite(row.getString(1), row.getString(2), ZoneId.of(row.getString(3))));
    }

    @Override
    public int deleteVisits(KnownSite site, LocalDate lastDay) {
        return database.transactions().call(() -> {
            database.update(
                    "update site set summed_to = ? where source = ? and site = ?"
                            + " and (summed_to is null or summed_to < ?)",
                    lastDay,
                    site.source(),
                    site.site(),
                    lastDay);
            return database.update(
                    "delete from company_visit where on_day <= ? and site_id in"
                            + " (select id from site where source = ? and site = ?)",
                    lastDay,
                    site.source(),
                    site.site());
        });
    }

    @Override
    public int deleteSums(KnownSite site, LocalDate lastDay) {
        return database.update(
                "delete from company_day where on_day <= ? and site_id in"
                        + " (select id from site where source = ? and site = ?)",
                lastDay,
                site.source(),
                site.site());
    }

    @Override
    public int deleteMarks(String job, String site, LocalDate lastDay) {
        return database.update("delete from seen_block where job = ? and site = ? and on_day <= ?", job, site, lastDay);
    }

    @Override
    public int deleteExecutions(Instant before) {
        return database.transactions().call(() -> {
            List<Long> old = database.query(
                    "select job_execution_id from batch_job_execution where create_time < ?",
                    (row, n) -> row.getLong(1),
                    before.atZone(ZoneId.systemDefault()).toLocalDateTime());
            if (!old.isEmpty()) {
                OF_AN_EXECUTION.forEach(statement -> database.update(statement, Values.numbers(old)));
                database.update("delete from batch_job_instance where not exists (select 1 from batch_job_execution e"
                        + " where e.job_instance_id = batch_job_instance.job_instance_id)");
            }
            return old.size();
        });
    }

    @Override
    public int deleteChanges(Instant before) {
        return database.update("delete from run_change where written_at < ?", before);
    }

    @Override
    public int deleteReports(Instant before) {
        return database.transactions()
                .call(() -> database.update("delete from run_report where started_at < ?", before)
                        + database.update("delete from upkeep_report where started_at < ?", before));
    }

    @Override
    public Map<String, List<Long>> expired(LocalDate today) {
        Map<String, List<Long>> expired = new TreeMap<>();
        database.query(
                "select l.target, l.company_id from (" + HELD
                        + ") l where l.expires_on < ? and not exists (select 1 from"
                        + " withdrawal_task t where t.target = l.target and t.company_id = l.company_id and t.verified_at"
                        + " is null) and not exists (select 1 from delivery d where d.target = l.target and d.company_id ="
                        + " l.company_id and d.state <> 'PARKED' and d.expires_on >= ?) order by l.target, l.company_id",
                (row, n) -> expired.computeIfAbsent(row.getString(1), target -> new ArrayList<>())
                        .add(row.getLong(2)),
                today,
                today);
        return expired;
    }

    @Override
    public int deleteOrphans() {
        return database.transactions()
                .call(() -> database.update("delete from company_visit where not exists (select 1 from company c"
                                + " where c.id = company_visit.company_id)")
                        + database.update(
                                "delete from company_day where not exists (select 1 from company c where c.id ="
                                        + " company_day.day_key / ?)",
                                DayKey.first(1)));
    }

    @Override
    public void save(String id, Instant startedAt, String json) {
        database.update("insert into upkeep_report (id, started_at, report) values (?, ?, ?)", id, startedAt, json);
    }

    @Override
    public List<String> latest(int limit) {
        return database.query(
                "select report from upkeep_report order by started_at desc, id desc limit ?",
                (row, n) -> row.getString(1),
                limit);
    }
}
