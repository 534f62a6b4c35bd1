package org.herkomst.core.company;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.Resolution;
import org.herkomst.core.company.Alias.Kind;

/** Matches by the strongest kind of alias that facts and company both have; keeps recent companies by the resolver's key. */
final class StoredDirectory implements CompanyDirectory {
    private static final int CACHED = 20_000;

    private final CompanyStore store;
    private final RandomGenerator random;
    private final Map<CompanyFacts, Company> recent = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CompanyFacts, Company> eldest) {
            return size() > CACHED;
        }
    };
    /** By the resolver's own object, which it gives again for the same range: nothing new to learn of the company. */
    private final IdentityHashMap<Resolution.Company, Company> asResolved = new IdentityHashMap<>();

    private final Map<Long, Company> current = new LinkedHashMap<>();
    private final Map<Long, Company> changed = new LinkedHashMap<>();
    private int shared;
    private boolean begun;
    private long erasures;

    StoredDirectory(CompanyStore store, RandomGenerator random) {
        this.store = store;
        this.random = random;
    }

    @Override
    public long identify(Resolution.Company seen, LocalDate day) {
        forgetErased();
        Company settled = asResolved.get(seen);
        if (settled != null && !day.isBefore(settled.obtainedOn())) {
            return settled.id();
        }
        Company updated = update(seen, day);
        asResolved.put(seen, updated);
        return updated.id();
    }

    /** A company that was erased meanwhile must not get visits under its old number. Once a page is enough. */
    private void forgetErased() {
        if (begun) {
            return;
        }
        begun = true;
        long now = store.erasures();
        if (now != erasures) {
            forget();
        }
        erasures = now;
    }

    private Company update(Resolution.Company seen, LocalDate day) {
        Company cached = recent.get(seen.facts());
        Company known = cached == null ? lookUp(seen, day) : current.getOrDefault(cached.id(), cached);
        Company updated = updated(known, seen, day);
        if (!updated.equals(known)) {
            changed.put(updated.id(), updated);
        }
        current.put(updated.id(), updated);
        recent.put(seen.facts(), updated);
        return updated;
    }

    private static Company updated(Company known, Resolution.Company seen, LocalDate day) {
        LocalDate obtained = day.isBefore(known.obtainedOn()) ? day : known.obtainedOn();
        return new Company(
                known.id(), known.key(), seen.facts(), seen.confidence(), seen.reason(), seen.evidence(), obtained);
    }

    private Company lookUp(Resolution.Company seen, LocalDate day) {
        List<Alias> aliases = CompanyAliases.of(seen.facts());
        Map<Alias, Long> found = store.find(aliases);
        Company company = match(aliases, found)
                .map(id -> current.containsKey(id)
                        ? current.get(id)
                        : store.get(List.of(id)).get(0))
                .orElseGet(() -> create(seen, day, aliases));
        if (found.values().stream().anyMatch(id -> id != company.id())) {
            shared++;
        }
        store.addAliases(
                company.id(),
                aliases.stream().filter(a -> !found.containsKey(a)).toList());
        return company;
    }

    private Optional<Long> match(List<Alias> aliases, Map<Alias, Long> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, List<Alias>> known = store.aliases(new HashSet<>(found.values()));
        return aliases.stream()
                .filter(found::containsKey)
                .filter(a -> !contradicted(a.kind(), aliases, known.getOrDefault(found.get(a), List.of())))
                .map(found::get)
                .findFirst();
    }

    /** Whether an alias stronger than this kind, which both have, differs. Another name doesn't, but another legal form of one name does. */
    private static boolean contradicted(Kind matched, Collection<Alias> seen, Collection<Alias> known) {
        for (Kind kind : List.of(Kind.REGISTER, Kind.LEI, Kind.DOMAIN, Kind.NAME_COUNTRY)) {
            if (kind.compareTo(matched) < 0 && differ(schemes(kind, seen), schemes(kind, known))) {
                return true;
            }
        }
        return false;
    }

    private static boolean differ(Map<String, Set<String>> seen, Map<String, Set<String>> known) {
        return seen.entrySet().stream().anyMatch(e -> {
            Set<String> others = known.get(e.getKey());
            return others != null && e.getValue().stream().noneMatch(others::contains);
        });
    }

    private static Map<String, Set<String>> schemes(Kind kind, Collection<Alias> aliases) {
        return aliases.stream()
                .filter(a -> a.kind() == kind)
                .map(Alias::value)
                .filter(v -> kind != Kind.NAME_COUNTRY || !v.endsWith("|"))
                .collect(Collectors.groupingBy(v -> scheme(kind, v), Collectors.toSet()));
    }

    /** Within what two values of a kind contradict: a register, or one name in one country. */
    private static String scheme(Kind kind, String value) {
        return switch (kind) {
            case REGISTER -> value.substring(0, Math.max(0, value.indexOf(':')));
            case NAME_COUNTRY -> value.substring(0, value.lastIndexOf('|'));
            default -> "";
        };
    }

    private Company create(Resolution.Company seen, LocalDate day, List<Alias> aliases) {
        CompanyKey key = KeyMaker.derived(aliases.get(0));
        while (store.byKey(key).isPresent()) {
            key = KeyMaker.chance(random);
        }
        Company made = new Company(0, key, seen.facts(), seen.confidence(), seen.reason(), seen.evidence(), day);
        long id = store.create(made);
        return new Company(id, key, made.facts(), made.confidence(), made.reason(), made.evidence(), day);
    }

    @Override
    public void flush() {
        changed.values().forEach(store::update);
        changed.clear();
        begun = false;
        if (current.size() > CACHED || asResolved.size() > CACHED) {
            forget();
        }
    }

    @Override
    public int takeShared() {
        int taken = shared;
        shared = 0;
        return taken;
    }

    @Override
    public void rolledBack() {
        forget();
        changed.clear();
        begun = false;
        shared = 0;
    }

    private void forget() {
        recent.clear();
        asResolved.clear();
        current.clear();
    }
}
