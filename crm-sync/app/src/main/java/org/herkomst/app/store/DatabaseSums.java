package org.herkomst.app.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.app.store.Database.Values;
import org.herkomst.core.visit.CompanyDay;
import org.herkomst.core.visit.DaySum;

/** Day sums in {@code company_day}. */
final class DatabaseSums {
    private static final String COLUMNS =
            "company_id, source, site, on_day, visits, pages, page_counts, channels from company_day";
    private final Database database;

    DatabaseSums(Database database) {
        this.database = database;
    }

    Map<CompanyDay, DaySum> find(Collection<CompanyDay> days) {
        Map<CompanyDay, DaySum> found = new HashMap<>();
        if (days.isEmpty()) {
            return found;
        }
        Set<CompanyDay> wanted = new HashSet<>(days);
        List<LocalDate> ordered = days.stream().map(CompanyDay::day).sorted().toList();
        database
                .query(
                        "select " + COLUMNS + " where company_id = any(?) and on_day between ? and ?",
                        (row, n) -> sum(row),
                        Values.numbers(days.stream()
                                .map(CompanyDay::company)
                                .distinct()
                                .toList()),
                        ordered.get(0),
                        ordered.get(ordered.size() - 1))
                .stream()
                .filter(s -> wanted.contains(s.key()))
                .forEach(s -> found.put(s.key(), s));
        return found;
    }

    List<DaySum> of(Collection<Long> companies, String source) {
        if (companies.isEmpty()) {
            return List.of();
        }
        return database.query(
                "select " + COLUMNS + " where company_id = any(?) and source = ? order by company_id, on_day, site",
                (row, n) -> sum(row),
                Values.numbers(companies),
                source);
    }

    void save(Collection<DaySum> sums) {
        database.batch(
                "delete from company_day where company_id = ? and source = ? and site = ? and on_day = ?",
                sums.stream().filter(s -> s.visits() == 0).toList(),
                (statement, s) -> key(statement, s.key(), 1));
        database.save(
                "update company_day set visits = ?, pages = ?, page_counts = ?, channels = ?"
                        + " where company_id = ? and source = ? and site = ? and on_day = ?",
                "insert into company_day (visits, pages, page_counts, channels, company_id, source, site, on_day)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                sums.stream().filter(s -> s.visits() != 0).toList(),
                DatabaseSums::bind);
    }

    private static void bind(PreparedStatement statement, DaySum sum) throws SQLException {
        statement.setInt(1, sum.visits());
        statement.setInt(2, sum.pages());
        statement.setString(3, StoreJson.sorted(sum.pageCounts()));
        statement.setString(4, StoreJson.sorted(sum.channels()));
        key(statement, sum.key(), 5);
    }

    private static void key(PreparedStatement statement, CompanyDay key, int first) throws SQLException {
        statement.setLong(first, key.company());
        statement.setString(first + 1, key.source());
        statement.setString(first + 2, key.site());
        statement.setObject(first + 3, key.day());
    }

    private static DaySum sum(ResultSet row) throws SQLException {
        CompanyDay key =
                new CompanyDay(row.getLong(1), row.getString(2), row.getString(3), row.getObject(4, LocalDate.class));
        return new DaySum(
                key,
                row.getInt(5),
                row.getInt(6),
                StoreJson.counts(row.getString(7)),
                StoreJson.counts(row.getString(8)));
    }
}
