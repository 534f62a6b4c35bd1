package org.herkomst.app.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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

/** Visit rows in {@code company_visit}; sums are with {@link DatabaseSums}, sites with {@link DatabaseSites}. */
final class DatabaseVisits implements VisitStore {
    private static final String COLUMNS =
            "visit_key, company_id, site_id, on_day, pages, page_counts, channel, channel_name";
    private static final String SELECT = "select " + COLUMNS + " from ";
    /** All rows in one statement: one a row costs H2 several times as much. */
    private static final String INSERT = "insert into company_visit (" + COLUMNS + ") select * from unnest("
            + "cast(? as bigint array), cast(? as bigint array), cast(? as bigint array), cast(? as date array),"
            + " cast(? as bigint array), cast(? as varchar array), cast(? as varchar array), cast(? as varchar array))";

    private final Database database;
    private final DatabaseSites sites;
    private final DatabaseSums sums;

    DatabaseVisits(Database database) {
        this.database = database;
        this.sites = new DatabaseSites(database);
        this.sums = new DatabaseSums(database, sites);
    }

    @Override
    public void erase(Collection<Long> companies) {
        if (!companies.isEmpty()) {
            sites.lineUp();
            database.update("delete from company_visit where company_id = any(?)", Values.numbers(companies));
            sums.erase(companies);
        }
    }

    @Override
    public Map<Long, VisitRow> find(Collection<Long> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<Long, VisitRow> found = new HashMap<>();
        DatabaseSites.Numbers numbers = sites.numbers();
        KeyGroups groups = KeyGroups.of(keys);
        if (!groups.single().isEmpty()) {
            String one =
                    SELECT + "unnest(cast(? as bigint array)) as w (wanted) join company_visit on visit_key = wanted";
            database.query(one, (row, n) -> visit(row, numbers), Values.numbers(groups.single()))
                    .forEach(v -> found.put(v.key(), v));
        }
        if (!groups.whole().isEmpty()) {
            database.query(
                            SELECT + "unnest(cast(? as bigint array), cast(? as bigint array)) as w (low, high)"
                                    + " join company_visit on visit_key between low and high",
                            (row, n) -> visit(row, numbers),
                            Values.numbers(groups.whole(), KeyGroups.Span::first),
                            Values.numbers(groups.whole(), KeyGroups.Span::last))
                    .forEach(v -> found.put(v.key(), v));
            found.keySet().retainAll(Set.copyOf(keys));
        }
        return found;
    }

    @Override
    public void insert(Collection<VisitRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        DatabaseSites.Numbers numbers = sites.numbers();
        database.update(
                INSERT,
                Values.numbers(rows, VisitRow::key),
                Values.numbers(rows, VisitRow::company),
                Values.numbers(rows, row -> (long) numbers.of(row.source(), row.site())),
                Values.days(rows, VisitRow::day),
                Values.numbers(rows, row -> (long) row.pages()),
                Values.texts(rows, row -> CountText.of(row.pageCounts())),
                Values.texts(rows, row -> row.channel().name()),
                Values.texts(rows, VisitRow::channelName));
    }

    @Override
    public void replace(Collection<VisitRow> rows) {
        DatabaseSites.Numbers numbers = sites.numbers();
        database.batch(
                "update company_visit set company_id = ?, site_id = ?, on_day = ?, pages = ?,"
                        + " page_counts = ?, channel = ?, channel_name = ? where visit_key = ?",
                rows,
                (statement, row) -> bind(statement, row, numbers));
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
        database.update(
                "delete from company_visit where on_day between ? and ? and site_id in"
                        + " (select id from site where source = ? and site = ?)",
                first,
                last,
                source,
                site);
        sums.clear(source, site, first, last);
    }

    @Override
    public Map<String, LocalDate> summedTo(String source) {
        return sites.summedTo(source);
    }

    @Override
    public void saveSite(String source, Site site) {
        sites.save(source, site);
    }

    @Override
    public Map<String, Site> sites(String source) {
        return sites.of(source);
    }

    private static void bind(PreparedStatement statement, VisitRow row, DatabaseSites.Numbers numbers)
            throws SQLException {
        statement.setLong(1, row.company());
        statement.setInt(2, numbers.of(row.source(), row.site()));
        statement.setObject(3, row.day());
        statement.setInt(4, row.pages());
        statement.setString(5, CountText.of(row.pageCounts()));
        statement.setString(6, row.channel().name());
        statement.setString(7, row.channelName());
        statement.setLong(8, row.key());
    }

    private static VisitRow visit(ResultSet row, DatabaseSites.Numbers numbers) throws SQLException {
        DatabaseSites.Key site = numbers.of(row.getInt(3));
        return new VisitRow(
                row.getLong(1),
                row.getLong(2),
                site.source(),
                site.site(),
                row.getObject(4, LocalDate.class),
                row.getInt(5),
                CountText.read(row.getString(6)),
                Channel.valueOf(row.getString(7)),
                row.getString(8));
    }
}
