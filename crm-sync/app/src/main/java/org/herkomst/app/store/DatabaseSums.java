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

/** Day sums in {@code company_day}. */
final class DatabaseSums {
    private static final String COLUMNS =
            "d.company_id, d.source, d.site, d.on_day, d.visits, d.pages, d.page_counts, d.channels from ";
    /** Joins the days asked for, so that each is looked up by the whole primary key. */
    private static final String WANTED =
            "unnest(cast(? as bigint array), cast(? as varchar array), cast(? as varchar array), cast(? as date array))"
                    + " as w (company_id, source, site, on_day) join company_day d on d.company_id = w.company_id"
                    + " and d.source = w.source and d.site = w.site and d.on_day = w.on_day";

    private static final String INSERT = "insert into company_day (company_id, source, site, on_day, visits, pages,"
            + " page_counts, channels) select * from unnest(cast(? as bigint array), cast(? as varchar array),"
            + " cast(? as varchar array), cast(? as date array), cast(? as bigint array), cast(? as bigint array),"
            + " cast(? as varchar array), cast(? as varchar array))";
    private final Database database;

    DatabaseSums(Database database) {
        this.database = database;
    }

    Map<CompanyDay, DaySum> find(Collection<CompanyDay> days) {
        Map<CompanyDay, DaySum> found = new HashMap<>();
        if (!days.isEmpty()) {
            database.query("select " + COLUMNS + WANTED, (row, n) -> sum(row), wanted(days))
                    .forEach(s -> found.put(s.key(), s));
        }
        return found;
    }

    List<DaySum> of(Collection<Long> companies, String source) {
        if (companies.isEmpty()) {
            return List.of();
        }
        return database.query(
                "select " + COLUMNS + "unnest(cast(? as bigint array)) as w (wanted) join company_day d"
                        + " on d.company_id = wanted and d.source = ? order by d.company_id, d.on_day, d.site",
                (row, n) -> sum(row),
                Values.numbers(Set.copyOf(companies)),
                source);
    }

    void save(Collection<DaySum> sums, Set<CompanyDay> stored) {
        database.batch(
                "delete from company_day where company_id = ? and source = ? and site = ? and on_day = ?",
                sums.stream().filter(s -> s.visits() == 0).toList(),
                (statement, s) -> key(statement, s.key(), 1));
        List<DaySum> kept = sums.stream().filter(s -> s.visits() != 0).toList();
        database.batch(
                "update company_day set visits = ?, pages = ?, page_counts = ?, channels = ?"
                        + " where company_id = ? and source = ? and site = ? and on_day = ?",
                kept.stream().filter(s -> stored.contains(s.key())).toList(),
                DatabaseSums::bind);
        insert(kept.stream().filter(s -> !stored.contains(s.key())).toList());
    }

    private void insert(Collection<DaySum> sums) {
        if (sums.isEmpty()) {
            return;
        }
        database.update(
                INSERT,
                Values.numbers(sums, s -> s.key().company()),
                Values.texts(sums, s -> s.key().source()),
                Values.texts(sums, s -> s.key().site()),
                Values.days(sums, s -> s.key().day()),
                Values.numbers(sums, s -> (long) s.visits()),
                Values.numbers(sums, s -> (long) s.pages()),
                Values.texts(sums, s -> CountText.of(s.pageCounts())),
                Values.texts(sums, s -> CountText.of(s.channels())));
    }

    private static Object[] wanted(Collection<CompanyDay> days) {
        return new Object[] {
            Values.numbers(days, CompanyDay::company),
            Values.texts(days, CompanyDay::source),
            Values.texts(days, CompanyDay::site),
            Values.days(days, CompanyDay::day)
        };
    }

    private static void bind(PreparedStatement statement, DaySum sum) throws SQLException {
        statement.setInt(1, sum.visits());
        statement.setInt(2, sum.pages());
        statement.setString(3, CountText.of(sum.pageCounts()));
        statement.setString(4, CountText.of(sum.channels()));
        key(statement, sum.key(), 5);
    }

    private static void key(PreparedStatement statement, CompanyDay key, int first) throws SQLException {
        statement.setLong(first, key.company());
        statement.setString(first + 1, key.source());
        statement.setString(first + 2, key.site());
        statement.setObject(first + 3, key.day());
    }

    private static DaySum sum(ResultSet row) throws SQLException {
        return new DaySum(
                key(row),
                row.getInt(5),
                row.getInt(6),
                CountText.read(row.getString(7)),
                CountText.read(row.getString(8)));
    }

    private static CompanyDay key(ResultSet row) throws SQLException {
        return new CompanyDay(row.getLong(1), row.getString(2), row.getString(3), row.getObject(4, LocalDate.class));
    }
}
