package org.herkomst.app.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.app.store.Database.Values;
import org.herkomst.connector.matomo.Channel;
import org.herkomst.connector.matomo.Site;
import org.herkomst.core.visit.CompanyDay;
import org.herkomst.core.visit.DaySum;
import org.herkomst.core.visit.VisitRow;
import org.herkomst.core.visit.VisitStore;

/** Visit rows in {@code company_visit}; sums and sites are with {@link DatabaseSums}. */
final class DatabaseVisits implements VisitStore {
    private static final String COLUMNS =
            "visit_key, company_id, source, site, on_day, pages, page_counts, channel, channel_name";
    /** All rows in one statement: one a row costs H2 several times as much. */
    private static final String INSERT = "insert into company_visit (" + COLUMNS + ") select * from unnest("
            + "cast(? as bigint array), cast(? as bigint array), cast(? as varchar array), cast(? as varchar array),"
            + " cast(? as date array), cast(? as bigint array), cast(? as varchar array), cast(? as varchar array),"
            + " cast(? as varchar array))";

    private final Database database;
    private final DatabaseSums sums;

    DatabaseVisits(Database database) {
        this.database = database;
        this.sums = new DatabaseSums(database);
    }

    @Override
    public Map<Long, VisitRow> find(Collection<Long> keys) {
        Map<Long, VisitRow> found = new HashMap<>();
        if (!keys.isEmpty()) {
            database.query(
                            "select " + COLUMNS + " from unnest(cast(? as bigint array)) as w (wanted)"
                                    + " join company_visit on visit_key = wanted",
                            (row, n) -> visit(row),
                            Values.numbers(keys))
                    .forEach(v -> found.put(v.key(), v));
        }
        return found;
    }

    @Override
    public void insert(Collection<VisitRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.update(
                INSERT,
                Values.numbers(rows, VisitRow::key),
                Values.numbers(rows, VisitRow::company),
                Values.texts(rows, VisitRow::source),
                Values.texts(rows, VisitRow::site),
                Values.days(rows, VisitRow::day),
                Values.numbers(rows, row -> (long) row.pages()),
                Values.texts(rows, row -> CountText.of(row.pageCounts())),
                Values.texts(rows, row -> row.channel().name()),
                Values.texts(rows, VisitRow::channelName));
    }

    @Override
    public void replace(Collection<VisitRow> rows) {
        database.batch(
                "update company_visit set company_id = ?, source = ?, site = ?, on_day = ?, pages = ?,"
                        + " page_counts = ?, channel = ?, channel_name = ? where visit_key = ?",
                rows,
                DatabaseVisits::bind);
    }

    @Override
    public void delete(Collection<Long> keys) {
        if (!keys.isEmpty()) {
            database.update("delete from company_visit where visit_key = any(?)", Values.numbers(keys));
        }
    }

    @Override
    public Map<CompanyDay, DaySum> sums(Collection<CompanyDay> days) {
        return sums.find(days);
    }

    @Override
    public void save(Collection<DaySum> changed, Set<CompanyDay> stored) {
        sums.save(changed, stored);
    }

    @Override
    public List<DaySum> sumsOf(Collection<Long> companies, String source) {
        return sums.of(companies, source);
    }

    @Override
    public void clearDays(String source, String site, LocalDate first, LocalDate last) {
        for (String table : List.of("company_visit", "company_day")) {
            database.update(
                    "delete from " + table + " where source = ? and site = ? and on_day between ? and ?",
                    source,
                    site,
                    first,
                    last);
        }
    }

    @Override
    public void saveSite(String source, Site site) {
        database.save(
                "update site set site_name = ?, site_zone = ? where source = ? and site = ?",
                "insert into site (site_name, site_zone, source, site) values (?, ?, ?, ?)",
                List.of(site),
                (statement, s) -> {
                    statement.setString(1, s.name());
                    statement.setString(2, s.zone().getId());
                    statement.setString(3, source);
                    statement.setString(4, s.id());
                });
    }

    @Override
    public Map<String, Site> sites(String source) {
        Map<String, Site> byId = new HashMap<>();
        database.query(
                        "select site, site_name, site_zone from site where source = ?",
                        (row, n) -> new Site(row.getString(1), row.getString(2), ZoneId.of(row.getString(3))),
                        source)
                .forEach(s -> byId.put(s.id(), s));
        return byId;
    }

    private static void bind(PreparedStatement statement, VisitRow row) throws SQLException {
        statement.setLong(1, row.company());
        statement.setString(2, row.source());
        statement.setString(3, row.site());
        statement.setObject(4, row.day());
        statement.setInt(5, row.pages());
        statement.setString(6, CountText.of(row.pageCounts()));
        statement.setString(7, row.channel().name());
        statement.setString(8, row.channelName());
        statement.setLong(9, row.key());
    }

    private static VisitRow visit(ResultSet row) throws SQLException {
        return new VisitRow(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                row.getInt(6),
                CountText.read(row.getString(7)),
                Channel.valueOf(row.getString(8)),
                row.getString(9));
    }
}
