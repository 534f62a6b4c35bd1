package org.herkomst.proofs.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.company.CompanyStore;
import org.herkomst.core.company.Ruled;
import org.herkomst.core.company.Ruling;
import org.jspecify.annotations.Nullable;

/** Companies and aliases, with the rules of the database's tables. */
final class SimulatedCompanies implements CompanyStore {
    private final Database database;
    private final SimulatedVisits visits;
    private final Database.Table<Long, Company> companies;
    private final Database.Table<String, Long> keys;
    private final Database.Table<String, Owned> aliases;

    private record Owned(Alias alias, long company) {}

    SimulatedCompanies(Database database, SimulatedVisits visits) {
        this.database = database;
        this.visits = visits;
        this.companies = database.table();
        this.keys = database.table();
        this.aliases = database.table();
    }

    /** Companies that are committed, by number. */
    Map<Long, Company> committed() {
        return companies.committed();
    }

    /** Aliases of a company that are committed. */
    List<Alias> committedAliases(long company) {
        return aliases.committed().values().stream()
                .filter(o -> o.company() == company)
                .map(Owned::alias)
                .toList();
    }

    private static String key(Alias alias) {
        return alias.kind() + ":" + alias.value();
    }

    @Override
    public Map<Alias, Long> find(Collection<Alias> wanted) {
        return database.statement("find aliases", () -> {
            Map<Alias, Long> found = new HashMap<>();
            for (Alias alias : wanted) {
                Owned owned = aliases.get(key(alias));
                if (owned != null) {
                    found.put(alias, owned.company());
                }
            }
            return found;
        });
    }

    @Override
    public List<Company> get(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.statement("companies", () -> {
            List<Company> found = new ArrayList<>();
            for (Long id : new TreeSet<>(ids)) {
                Company company = companies.get(id);
                if (company != null) {
                    found.add(company);
                }
            }
            return found;
        });
    }

    @Override
    public Optional<Long> byKey(CompanyKey key) {
        return database.statement("company by key", () -> Optional.ofNullable(keys.get(key.value())));
    }

    @Override
    public long create(Company c) {
        return database.statement("create company", () -> {
            long id = database.nextNumber();
            keys.insert(c.key().value(), id);
            companies.insert(
                    id, new Company(id, c.key(), c.facts(), c.confidence(), c.reason(), c.evidence(), c.obtainedOn()));
            return id;
        });
    }

    @Override
    public void update(Company company) {
        database.execute("update company", () -> {
            Company before = companies.get(company.id());
            companies.put(company.id(), before == null ? company : company.ruled(before.ruling()));
        });
    }

    @Override
    public void rule(long id, @Nullable Ruling ruling, LocalDate on) {
        database.execute("rule company", () -> {
            Company before = companies.get(id);
            if (before != null) {
                companies.put(id, before.ruled(ruling));
            }
        });
    }

    /** Nobody mutes pages in the simulated world. */
    @Override
    public Set<String> mutedPages() {
        return Set.of();
    }

    @Override
    public void mutePages(String path, boolean muted) {
        throw new UnsupportedOperationException("Nobody mutes pages in the simulated world");
    }

    @Override
    public List<Ruled> ruled() {
        return database.statement(
                "ruled companies",
                () -> companies.committed().values().stream()
                        .filter(company -> company.ruling() != null)
                        .map(company -> new Ruled(company, null))
                        .toList());
    }

    @Override
    public void addAliases(long id, Collection<Alias> added) {
        database.execute(
                "add aliases",
                () -> new HashSet<>(added)
                        .stream()
                                .sorted((a, b) -> key(a).compareTo(key(b)))
                                .forEach(a -> aliases.insert(key(a), new Owned(a, id))));
    }

    @Override
    public Set<Long> matching(Match match) {
        return database.statement("companies that match", () -> {
            Set<Long> found = new TreeSet<>();
            aliases.all().values().stream().filter(o -> fits(match, o.alias())).forEach(o -> found.add(o.company()));
            return found;
        });
    }

    private static boolean fits(Match match, Alias alias) {
        return switch (match.by()) {
            case DOMAIN -> alias.kind() == Alias.Kind.DOMAIN && ("." + alias.value()).endsWith("." + match.value());
            case NAME_COUNTRY ->
                alias.kind() == Alias.Kind.NAME_COUNTRY && alias.value().contains("|" + match.value() + "|");
            default ->
                (alias.kind() == Alias.Kind.REGISTER || alias.kind() == Alias.Kind.LEI)
                        && alias.value().equals(match.value());
        };
    }

    @Override
    public List<Company> all(long afterId, int limit) {
        return database.statement(
                "all companies",
                () -> new TreeMap<>(companies.all())
                        .tailMap(afterId, false).values().stream().limit(limit).toList());
    }

    @Override
    public List<Long> numbers(long afterId, int limit) {
        return all(afterId, limit).stream().map(Company::id).toList();
    }

    /** The simulation erases visits only; companies stay. */
    @Override
    public long erasures() {
        return 0;
    }

    @Override
    public void erase(Collection<Long> ids) {
        throw new AssertionError("not in the simulation");
    }

    @Override
    public Map<Long, List<Alias>> aliases(Collection<Long> ids) {
        return database.statement("aliases", () -> {
            Map<Long, List<Alias>> found = new TreeMap<>();
            aliases.all().values().stream()
                    .filter(o -> ids.contains(o.company()))
                    .forEach(o -> found.computeIfAbsent(o.company(), k -> new ArrayList<>())
                            .add(o.alias()));
            return found;
        });
    }

    @Override
    public List<Company> withVisits(String source, long afterId, int limit) {
        return database.statement("companies with visits", () -> {
            Set<Long> with = visits.companiesWithSums(source);
            return companies.all().values().stream()
                    .filter(c -> c.id() > afterId && with.contains(c.id()))
                    .limit(limit)
                    .toList();
        });
    }
}
