package org.herkomst.app.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
            + "cast(? as uuid array), cast(? as bigint array), cast(? as varchar array), cast(? as varchar array),"
            + " cast(? as date array), cast(? as bigint array), cast(? as varchar array), cast(? as varchar array),"
            + " cast(? as varchar array))";

    private final Database database;
    private final DatabaseSums sums;

    DatabaseVisits(Database database) {
        this.database = database;
        this.sums = new DatabaseSums(database);
    }

    @Override
    public Map<String, VisitRow> find(Collection<String> keys) {
        Map<String, VisitRow> found = new HashMap<>();
        if (!keys.isEmpty()) {
            database.query(
                            "select " + COLUMNS + " from unnest(cast(? as uuid array)) as w (wanted)"
                                    + " join company_visit on visit_key = wanted",
                            (row, n) -> visit(row),
                            uuids(keys))
                    .forEach(v -> found.put(v.key(), v));
        }
        return found;
    }

    @Override
    public List<VisitRow> rowsOf(Collection<CompanyDay> days) {
        if (days.isEmpty()) {
            return List.of();
        }
        Set<CompanyDay> wanted = new HashSet<>(days);
        return database
                .query(
                        "select " + COLUMNS
                                + " from (select distinct wanted from unnest(cast(? as date array)) as a (wanted)) w"
                                + " join company_visit on on_day = wanted where company_id = any(?)",
                        (row, n) -> visit(row),
                        Values.days(days, CompanyDay::day),
                        Values.numbers(days, CompanyDay::company))
                .stream()
                .filter(v -> wanted.contains(v.companyDay()))
                .toList();
    }

    @Override
    public void insert(Collection<VisitRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.update(
                INSERT,
                uuids(rows.stream().map(VisitRow::key).toList()),
                Values.numbers(rows, VisitRow::company),
                Values.texts(rows, VisitRow::source),
                Values.texts(rows, VisitRow::site),
                Values.days(rows, VisitRow::day),
                Values.numbers(rows, row -> (long) row.pages()),
                Values.texts(rows, row -> StoreJson.sorted(row.pageCounts())),
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
    public void delete(Collection<String> keys) {
        if (!keys.isEmpty()) {
            database.update("delete from company_visit where visit_key = any(?)", uuids(keys));
        }
    }

    @Override
    public Map<CompanyDay, DaySum> sums(Collection<CompanyDay> days) {
        return sums.find(days);
    }

    @Override
    public void save(Collection<DaySum> changed) {
        sums.save(changed);
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
        statement.setString(6, StoreJson.sorted(row.pageCounts()));
        statement.setString(7, row.channel().name());
        statement.setString(8, row.channelName());
        statement.setObject(9, uuid(row.key()));
    }

    private static VisitRow visit(ResultSet row) throws SQLException {
        return new VisitRow(
                row.getObject(1, UUID.class).toString().replace("-", ""),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                row.getInt(6),
                StoreJson.counts(row.getString(7)),
                Channel.valueOf(row.getString(8)),
                row.getString(9));
    }

    private static Values uuids(Collection<String> keys) {
        return new Values("uuid", keys.stream().map(DatabaseVisits::uuid).toList());
    }

    /** A key's 32 hex digits as the 16 bytes that both databases store compactly. */
    private static UUID uuid(String key) {
        return new UUID(Long.parseUnsignedLong(key, 0, 16, 16), Long.parseUnsignedLong(key, 16, 32, 16));
    }
}
