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
import org.herkomst.core.visit.CompanyDay;
import org.herkomst.core.visit.DaySum;

/** Day sums in {@code company_day}, by {@link DayKey}. */
final class DatabaseSums {
    private static final String SELECT = "select d.day_key, d.visits, d.pages, d.page_counts, d.channels from ";
    private static final String INSERT =
            "insert into company_day (day_key, site_id, on_day, visits, pages, page_counts,"
                    + " channels) select * from unnest(cast(? as bigint array), cast(? as bigint array), cast(? as date array),"
                    + " cast(? as bigint array), cast(? as bigint array), cast(? as varchar array), cast(? as varchar array))";
    private final Database database;
    private final DatabaseSites sites;

    DatabaseSums(Database database, DatabaseSites sites) {
        this.database = database;
        this.sites = sites;
    }

    Map<CompanyDay, DaySum> find(Collection<CompanyDay> days) {
        Map<CompanyDay, DaySum> found = new HashMap<>();
        if (!days.isEmpty()) {
            DatabaseSites.Numbers numbers = sites.numbers();
            database.query(
                            SELECT + "unnest(cast(? as bigint array)) as w (wanted)"
                                    + " join company_day d on d.day_key = wanted",
                            (row, n) -> sum(row, numbers),
                            Values.numbers(days, day -> DayKey.of(day, numbers)))
                    .forEach(s -> found.put(s.key(), s));
        }
        return found;
    }

    List<DaySum> of(Collection<Long> companies, String source) {
        if (companies.isEmpty()) {
            return List.of();
        }
        DatabaseSites.Numbers numbers = sites.numbers();
        List<Long> sorted = companies.stream().distinct().sorted().toList();
        // Joined, PostgreSQL would go through all sums for each company.
        List<Long> ofSource =
                database.query("select id from site where source = ?", (row, n) -> row.getLong(1), source);
        return database.query(
                SELECT + "unnest(cast(? as bigint array), cast(? as bigint array)) as w (low, high) join company_day d"
                        + " on d.day_key >= low and d.day_key < high where d.site_id = any(?) order by d.day_key",
                (row, n) -> sum(row, numbers),
                Values.numbers(sorted, DayKey::first),
                Values.numbers(sorted, company -> DayKey.first(company + 1)),
                Values.numbers(ofSource));
    }

    void save(Collection<DaySum> sums, Set<CompanyDay> stored) {
        DatabaseSites.Numbers numbers = sites.numbers();
        delete(sums.stream().filter(s -> s.visits() == 0).toList(), numbers);
        List<DaySum> kept = sums.stream().filter(s -> s.visits() != 0).toList();
        database.batch(
                "update company_day set visits = ?, pages = ?, page_counts = ?, channels = ? where day_key = ?",
                kept.stream().filter(s -> stored.contains(s.key())).toList(),
                (statement, sum) -> bind(statement, sum, numbers));
        insert(kept.stream().filter(s -> !stored.contains(s.key())).toList(), numbers);
    }

    private void delete(Collection<DaySum> sums, DatabaseSites.Numbers numbers) {
        if (!sums.isEmpty()) {
            database.update(
                    "delete from company_day where day_key = any(?)",
                    Values.numbers(sums, s -> DayKey.of(s.key(), numbers)));
        }
    }

    private void insert(Collection<DaySum> sums, DatabaseSites.Numbers numbers) {
        if (sums.isEmpty()) {
            return;
        }
        database.update(
                INSERT,
                Values.numbers(sums, s -> DayKey.of(s.key(), numbers)),
                Values.numbers(
                        sums, s -> (long) numbers.of(s.key().source(), s.key().site())),
                Values.days(sums, s -> s.key().day()),
                Values.numbers(sums, s -> (long) s.visits()),
                Values.numbers(sums, s -> (long) s.pages()),
                Values.texts(sums, s -> CountText.of(s.pageCounts())),
                Values.texts(sums, s -> CountText.of(s.channels())));
    }

    /** Deletes the sums of a source's site for whole days, both included. */
    void clear(String source, String site, LocalDate first, LocalDate last) {
        database.update(
                "delete from company_day where on_day between ? and ? and site_id in"
                        + " (select id from site where source = ? and site = ?)",
                first,
                last,
                source,
                site);
    }

    private static void bind(PreparedStatement statement, DaySum sum, DatabaseSites.Numbers numbers)
            throws SQLException {
        statement.setInt(1, sum.visits());
        statement.setInt(2, sum.pages());
        statement.setString(3, CountText.of(sum.pageCounts()));
        statement.setString(4, CountText.of(sum.channels()));
        statement.setLong(5, DayKey.of(sum.key(), numbers));
    }

    private static DaySum sum(ResultSet row, DatabaseSites.Numbers numbers) throws SQLException {
        return new DaySum(
                DayKey.read(row.getLong(1), numbers),
                row.getInt(2),
                row.getInt(3),
                CountText.read(row.getString(4)),
                CountText.read(row.getString(5)));
    }

    void erase(Collection<Long> companies) {
        database.batch(
                "delete from company_day where day_key >= ? and day_key < ?", companies, (statement, company) -> {
                    statement.setLong(1, DayKey.first(company));
                    statement.setLong(2, DayKey.first(company + 1));
                });
    }
}
