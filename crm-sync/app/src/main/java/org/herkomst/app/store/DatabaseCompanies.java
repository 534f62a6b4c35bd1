package org.herkomst.app.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.herkomst.app.store.Database.Values;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.company.CompanyStore;
import org.herkomst.core.company.Ruled;
import org.herkomst.core.company.Ruling;
import org.jspecify.annotations.Nullable;

/** Companies and aliases in tables {@code company} and {@code company_alias}. */
final class DatabaseCompanies implements CompanyStore {
    private static final String COLUMNS =
            "c.id, c.herkomst_key, c.facts, c.confidence, c.reason, c.evidence, c.obtained_on, c.ruling";
    private final Database database;
    private final ReportErasure reports;
    private final PlanFiles plans;

    DatabaseCompanies(Database database, PlanFiles plans) {
        this.database = database;
        this.reports = new ReportErasure(database);
        this.plans = plans;
    }

    private record Owned(Alias alias, long company) {}

    @Override
    public Map<Alias, Long> find(Collection<Alias> aliases) {
        Set<Alias> wanted = new HashSet<>(aliases);
        Map<Alias, Long> found = new HashMap<>();
        if (!wanted.isEmpty()) {
            database
                    .query(
                            "select kind, alias_value, company_id from unnest(cast(? as varchar array)) as w (wanted)"
                                    + " join company_alias on alias_value = wanted",
                            (row, n) -> owned(row),
                            Values.texts(
                                    wanted.stream().map(Alias::value).distinct().toList()))
                    .stream()
                    .filter(o -> wanted.contains(o.alias()))
                    .forEach(o -> found.put(o.alias(), o.company()));
        }
        return found;
    }

    @Override
    public List<Company> get(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.query(
                "select " + COLUMNS + " from company c where c.id = any(?) order by c.id",
                (row, n) -> company(row),
                Values.numbers(ids));
    }

    @Override
    public Optional<Long> byKey(CompanyKey key) {
        return database
                .query("select id from company where herkomst_key = ?", (row, n) -> row.getLong(1), key.value())
                .stream()
                .findFirst();
    }

    @Override
    public long create(Company company) {
        return database.insert(
                "insert into company (company_name, facts, confidence, reason, evidence, obtained_on, herkomst_key)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                statement -> {
                    bind(statement, company);
                    statement.setString(7, company.key().value());
                });
    }

    @Override
    public void update(Company company) {
        database.batch(
                "update company set company_name = ?, facts = ?, confidence = ?, reason = ?, evidence = ?,"
                        + " obtained_on = ? where id = ?",
                List.of(company),
                (statement, c) -> {
                    bind(statement, c);
                    statement.setLong(7, c.id());
                });
    }

    @Override
    public void rule(long id, @Nullable Ruling ruling, LocalDate on) {
        database.update(
                "update company set ruling = ?, ruled_on = ? where id = ?",
                ruling == null ? null : ruling.name(),
                ruling == null ? null : on,
                id);
    }

    @Override
    public Set<String> mutedPages() {
        return Set.copyOf(database.query("select path from muted_pages order by path", (row, n) -> row.getString(1)));
    }

    @Override
    public void mutePages(String path, boolean muted) {
        if (muted) {
            database.insertMissing(
                    "insert into muted_pages (path) select ? where not exists"
                            + " (select 1 from muted_pages where path = ?)",
                    path,
                    path);
        } else {
            database.update("delete from muted_pages where path = ?", path);
        }
    }

    @Override
    public List<Ruled> ruled() {
        return database.query(
                "select " + COLUMNS + ", c.ruled_on from company c where c.ruling is not null order by c.id",
                (row, n) -> new Ruled(company(row), row.getObject(9, LocalDate.class)));
    }

    @Override
    public void addAliases(long id, Collection<Alias> aliases) {
        database.batch(
                "insert into company_alias (kind, alias_value, company_id) values (?, ?, ?)",
                new HashSet<>(aliases),
                (statement, alias) -> {
                    statement.setString(1, alias.kind().name());
                    statement.setString(2, alias.value());
                    statement.setLong(3, id);
                });
    }

    @Override
    public Set<Long> matching(Match match) {
        return new HashSet<>(
                switch (match.by()) {
                    case DOMAIN ->
                        like(List.of("DOMAIN"), List.of(escaped(match.value()), "%." + escaped(match.value())));
                    case NAME_COUNTRY -> like(List.of("NAME_COUNTRY"), List.of("%|" + escaped(match.value()) + "|%"));
                    default -> like(List.of("REGISTER", "LEI"), List.of(escaped(match.value())));
                });
    }

    private List<Long> like(List<String> kinds, List<String> patterns) {
        return database.query(
                "select company_id from company_alias where kind = any(?) and (alias_value like ? or alias_value like ?)",
                (row, n) -> row.getLong(1),
                Values.texts(kinds),
                patterns.get(0),
                patterns.get(patterns.size() - 1));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    @Override
    public List<Long> numbers(long afterId, int limit) {
        return database.query(
                "select id from company where id > ? order by id limit ?", (row, n) -> row.getLong(1), afterId, limit);
    }

    @Override
    public Map<Long, List<Alias>> aliases(Collection<Long> ids) {
        Map<Long, List<Alias>> byCompany = new HashMap<>();
        if (!ids.isEmpty()) {
            database.query(
                            "select kind, alias_value, company_id from unnest(cast(? as bigint array)) as w (wanted)"
                                    + " join company_alias on company_id = wanted order by kind, alias_value",
                            (row, n) -> owned(row),
                            Values.numbers(Set.copyOf(ids)))
                    .forEach(o -> byCompany
                            .computeIfAbsent(o.company(), k -> new ArrayList<>())
                            .add(o.alias()));
        }
        return byCompany;
    }

    @Override
    public List<Company> withVisits(String source, long afterId, int limit) {
        return database.query(
                "select " + COLUMNS + " from company c where c.id > ? and exists (select 1 from company_day d"
                        + " join site s on s.id = d.site_id and s.source = ? where d.day_key >= c.id * ?"
                        + " and d.day_key < (c.id + 1) * ?) order by c.id limit ?",
                (row, n) -> company(row),
                afterId,
                source,
                DayKey.first(1),
                DayKey.first(1),
                limit);
    }

    @Override
    public List<Company> all(long afterId, int limit) {
        return database.query(
                "select " + COLUMNS + " from company c where c.id > ? order by c.id limit ?",
                (row, n) -> company(row),
                afterId,
                limit);
    }

    @Override
    public long erasures() {
        return new Counters(database).latest("erasures");
    }

    @Override
    public void erase(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        database.transactions().run(() -> {
            new Counters(database).next("erasures");
            get(ids).forEach(company -> reports.forget(company, domains(company.id())));
            hide(ids);
            database.update("delete from run_change where company_id = any(?)", Values.numbers(ids));
            database.update("delete from activity where company_id = any(?)", Values.numbers(ids));
            database.update("delete from company_alias where company_id = any(?)", Values.numbers(ids));
            database.update("delete from company where id = any(?)", Values.numbers(ids));
        });
    }

    /** Deletes what shows these companies to people: nothing may, from the moment that one objects. */
    void hide(Collection<Long> ids) {
        get(ids).forEach(company -> plans.forget(company.key(), company.facts().name(), domains(company.id())));
    }

    private List<String> domains(long company) {
        return aliases(List.of(company)).getOrDefault(company, List.of()).stream()
                .filter(alias -> alias.kind() == Alias.Kind.DOMAIN)
                .map(Alias::value)
                .toList();
    }

    private static void bind(PreparedStatement statement, Company company) throws SQLException {
        statement.setString(1, company.facts().name());
        statement.setString(2, StoreJson.write(company.facts()));
        statement.setDouble(3, company.confidence());
        statement.setString(4, company.reason());
        statement.setString(5, StoreJson.write(company.evidence()));
        statement.setObject(6, company.obtainedOn());
    }

    private static Owned owned(ResultSet row) throws SQLException {
        return new Owned(new Alias(Alias.Kind.valueOf(row.getString(1)), row.getString(2)), row.getLong(3));
    }

    private static Company company(ResultSet row) throws SQLException {
        return new Company(
                row.getLong(1),
                new CompanyKey(row.getString(2)),
                StoreJson.facts(row.getString(3)),
                row.getDouble(4),
                row.getString(5),
                StoreJson.evidence(row.getString(6)),
                row.getObject(7, LocalDate.class),
                row.getString(8) == null ? null : Ruling.valueOf(row.getString(8)));
    }
}
