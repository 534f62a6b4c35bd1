package org.herkomst.core.testing;

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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.herkomst.connector.matomo.FeedPosition;
import org.herkomst.connector.matomo.Site;
import org.herkomst.core.audit.Change;
import org.herkomst.core.audit.ChangeRecord;
import org.herkomst.core.audit.RecordUnwritableException;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.company.CompanyStore;
import org.herkomst.core.company.Ruled;
import org.herkomst.core.company.Ruling;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOutStore;
import org.herkomst.core.run.SyncStores;
import org.herkomst.core.run.Transactions;
import org.herkomst.core.visit.CompanyDay;
import org.herkomst.core.visit.DaySum;
import org.herkomst.core.visit.PositionStore;
import org.herkomst.core.visit.SeenStore;
import org.herkomst.core.visit.VisitRow;
import org.herkomst.core.visit.VisitStore;
import org.jspecify.annotations.Nullable;

/** All stores in memory, with transactions that roll back. */
public final class MemoryStores implements Transactions {
    /** The questions that were asked. */
    public final MemoryReviews reviews = new MemoryReviews();

    private Map<Long, Company> companies = new TreeMap<>();
    private final Map<Long, LocalDate> ruledOn = new TreeMap<>();
    private Map<Alias, Long> aliases = new HashMap<>();
    private final Set<String> mutedPages = new HashSet<>();
    private Map<Long, VisitRow> rows = new HashMap<>();
    private Map<CompanyDay, DaySum> sums = new HashMap<>();
    private Map<String, List<byte[]>> marks = new HashMap<>();
    private Map<String, FeedPosition> positions = new HashMap<>();
    private final Map<String, Site> sites = new HashMap<>();
    private final Map<String, LocalDate> summedTo = new HashMap<>();
    private final Map<Long, OptOut> optOuts = new TreeMap<>();
    private long optOutVersion;
    private boolean optOutsBroken;
    private boolean changesBroken;
    private boolean inTransaction;
    private final MemoryOutbox outbox = new MemoryOutbox();
    private final List<Change> changes = new ArrayList<>();
    private final MemoryActivities activities = new MemoryActivities(outbox::known);
    private final MemoryWithdrawals withdrawals =
            new MemoryWithdrawals(outbox, activities, this::erase, optOut -> optOuts.containsKey(optOut));
    private final MemoryTombstones tombstones = new MemoryTombstones();
    private long erasures;
    private long lastCompany;

    private void erase(long company) {
        new Visits().erase(List.of(company));
        new Companies().erase(List.of(company));
    }

    /** The tombstones. */
    public MemoryTombstones tombstones() {
        return tombstones;
    }

    /** Makes the record of changes unwritable, or writable again. */
    public void breakChanges(boolean broken) {
        changesBroken = broken;
    }

    /** The record of changes. */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /** The ports. */
    public SyncStores ports() {
        return new SyncStores(
                this,
                new Companies(),
                new Visits(),
                new Seen(),
                new Positions(),
                new OptOuts(),
                tombstones,
                outbox,
                outbox.ledger(),
                withdrawals,
                new Changes(),
                reviews,
                activities);
    }

    /** The activities. */
    public MemoryActivities activities() {
        return activities;
    }

    /** The rows that are kept. */
    public Collection<VisitRow> rows() {
        return rows.values();
    }

    /** Says that of a site's days up to this one only sums are left. */
    public void summedTo(String site, LocalDate day) {
        summedTo.put(site, day);
    }

    /** Makes the register unreadable. */
    public void breakOptOuts(boolean broken) {
        optOutsBroken = broken;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        if (inTransaction) {
            return work.get();
        }
        List<Map<?, ?>> before = List.of(
                new TreeMap<>(companies),
                new HashMap<>(aliases),
                new HashMap<>(rows),
                new HashMap<>(sums),
                new HashMap<>(positions));
        Map<String, List<byte[]>> marksBefore = new HashMap<>();
        marks.forEach((key, blocks) -> marksBefore.put(key, new ArrayList<>(blocks)));
        Runnable outboxBack = outbox.snapshot();
        Runnable withdrawalsBack = withdrawals.snapshot();
        Runnable activitiesBack = activities.snapshot();
        inTransaction = true;
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            inTransaction = false;
            if (!done) {
                restore(before);
                marks = marksBefore;
                outboxBack.run();
                withdrawalsBack.run();
                activitiesBack.run();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void restore(List<Map<?, ?>> before) {
        companies = (Map<Long, Company>) before.get(0);
        aliases = (Map<Alias, Long>) before.get(1);
        rows = (Map<Long, VisitRow>) before.get(2);
        sums = (Map<CompanyDay, DaySum>) before.get(3);
        positions = (Map<String, FeedPosition>) before.get(4);
    }

    private final class Companies implements CompanyStore {
        @Override
        public Map<Alias, Long> find(Collection<Alias> wanted) {
            return wanted.stream()
                    .distinct()
                    .filter(aliases::containsKey)
                    .collect(Collectors.toMap(a -> a, aliases::get));
        }

        @Override
        public List<Company> get(Collection<Long> ids) {
            return ids.stream()
                    .filter(companies::containsKey)
                    .map(companies::get)
                    .toList();
        }

        @Override
        public Optional<Long> byKey(CompanyKey key) {
            return companies.values().stream()
                    .filter(c -> c.key().equals(key))
                    .map(Company::id)
                    .findFirst();
        }

        @Override
        public long create(Company c) {
            if (byKey(c.key()).isPresent()) {
                throw new IllegalStateException("The key is taken");
            }
            long id = ++lastCompany;
            companies.put(
                    id, new Company(id, c.key(), c.facts(), c.confidence(), c.reason(), c.evidence(), c.obtainedOn()));
            return id;
        }

        @Override
        public void update(Company company) {
            Company before = companies.get(company.id());
            companies.put(company.id(), before == null ? company : company.ruled(before.ruling()));
        }

        @Override
        public void rule(long id, @Nullable Ruling ruling, LocalDate on) {
            companies.computeIfPresent(id, (number, company) -> company.ruled(ruling));
            ruledOn.put(id, on);
        }

        @Override
        public Set<String> mutedPages() {
            return Set.copyOf(mutedPages);
        }

        @Override
        public void mutePages(String path, boolean muted) {
            if (muted) {
                mutedPages.add(path);
            } else {
                mutedPages.remove(path);
            }
        }

        @Override
        public List<Ruled> ruled() {
            return companies.values().stream()
                    .filter(company -> company.ruling() != null)
                    .map(company -> new Ruled(company, ruledOn.get(company.id())))
                    .toList();
        }

        @Override
        public void addAliases(long id, Collection<Alias> added) {
            added.forEach(a -> aliases.putIfAbsent(a, id));
        }

        @Override
        public Set<Long> matching(Match match) {
            return aliases.entrySet().stream()
                    .filter(e -> fits(match, e.getKey()))
                    .map(Map.Entry::getValue)
                    .collect(Collectors.toSet());
        }

        private static boolean fits(Match match, Alias alias) {
            return switch (match.by()) {
                case DOMAIN -> alias.kind() == Alias.Kind.DOMAIN && ("." + alias.value()).endsWith("." + match.value());
                case NAME_COUNTRY ->
                    alias.kind() == Alias.Kind.NAME_COUNTRY
                            && alias.value().split("\\|", -1)[1].equals(match.value());
                default ->
                    (alias.kind() == Alias.Kind.REGISTER || alias.kind() == Alias.Kind.LEI)
                            && alias.value().equals(match.value());
            };
        }

        @Override
        public List<Company> all(long afterId, int limit) {
            return companies.values().stream()
                    .filter(c -> c.id() > afterId)
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<Long> numbers(long afterId, int limit) {
            return companies.keySet().stream()
                    .filter(id -> id > afterId)
                    .limit(limit)
                    .toList();
        }

        @Override
        public long erasures() {
            return erasures;
        }

        @Override
        public void erase(Collection<Long> ids) {
            erasures++;
            companies.keySet().removeAll(ids);
            aliases.values().removeIf(ids::contains);
        }

        @Override
        public Map<Long, List<Alias>> aliases(Collection<Long> ids) {
            return aliases.entrySet().stream()
                    .filter(e -> ids.contains(e.getValue()))
                    .collect(Collectors.groupingBy(
                            Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        }

        @Override
        public List<Company> withVisits(String source, long afterId, int limit) {
            return companies.values().stream()
                    .filter(c -> c.id() > afterId)
                    .filter(c -> sums.keySet().stream()
                            .anyMatch(d -> d.company() == c.id() && d.source().equals(source)))
                    .limit(limit)
                    .toList();
        }
    }

    private final class Visits implements VisitStore {
        @Override
        public Map<Long, VisitRow> find(Collection<Long> keys) {
            return keys.stream().filter(rows::containsKey).collect(Collectors.toMap(k -> k, rows::get));
        }

        @Override
        public void insert(Collection<VisitRow> added) {
            for (VisitRow row : added) {
                if (rows.putIfAbsent(row.key(), row) != null) {
                    throw new IllegalStateException("The visit is there");
                }
            }
        }

        @Override
        public void replace(Collection<VisitRow> changed) {
            changed.forEach(r -> rows.put(r.key(), r));
        }

        @Override
        public void delete(Collection<Long> keys) {
            rows.keySet().removeAll(keys);
        }

        @Override
        public Map<CompanyDay, DaySum> sums(Collection<CompanyDay> days) {
            return days.stream().filter(sums::containsKey).collect(Collectors.toMap(d -> d, sums::get));
        }

        @Override
        public void save(Collection<DaySum> saved, Set<CompanyDay> stored) {
            saved.forEach(s -> {
                if (stored.contains(s.key()) != sums.containsKey(s.key())) {
                    throw new IllegalStateException("The caller does not know what is stored");
                }
                if (s.visits() == 0) {
                    sums.remove(s.key());
                } else {
                    sums.put(s.key(), s);
                }
            });
        }

        @Override
        public List<DaySum> sumsOf(Collection<Long> ids, String source) {
            return sums.values().stream()
                    .filter(s ->
                            ids.contains(s.key().company()) && s.key().source().equals(source))
                    .toList();
        }

        @Override
        public void clearDays(String source, String site, LocalDate first, LocalDate last) {
            rows.values().removeIf(r -> within(r.companyDay(), source, site, first, last));
            sums.keySet().removeIf(d -> within(d, source, site, first, last));
        }

        private boolean within(CompanyDay d, String source, String site, LocalDate first, LocalDate last) {
            return d.source().equals(source)
                    && d.site().equals(site)
                    && !d.day().isBefore(first)
                    && !d.day().isAfter(last);
        }

        @Override
        public void erase(Collection<Long> ids) {
            rows.values().removeIf(r -> ids.contains(r.companyDay().company()));
            sums.keySet().removeIf(d -> ids.contains(d.company()));
        }

        @Override
        public Map<String, LocalDate> summedTo(String source) {
            return Map.copyOf(summedTo);
        }

        @Override
        public void saveSite(String source, Site site) {
            sites.put(site.id(), site);
        }

        @Override
        public Map<String, Site> sites(String source) {
            return Map.copyOf(sites);
        }
    }

    private final class Seen implements SeenStore {
        @Override
        public List<byte[]> blocks(String job, String site, LocalDate day) {
            return List.copyOf(marks.getOrDefault(job + "|" + site + "|" + day, List.of()));
        }

        @Override
        public void append(String job, String site, LocalDate day, byte[] versions) {
            marks.computeIfAbsent(job + "|" + site + "|" + day, k -> new ArrayList<>())
                    .add(versions);
        }
    }

    private final class Positions implements PositionStore {
        @Override
        public FeedPosition get(String job) {
            return positions.getOrDefault(job, FeedPosition.START);
        }

        @Override
        public void save(String job, FeedPosition position) {
            positions.put(job, position);
        }
    }

    private final class OptOuts implements OptOutStore {
        @Override
        public long version() {
            return optOutVersion;
        }

        @Override
        public List<OptOut> all() {
            if (optOutsBroken) {
                throw new IllegalStateException("The register can't be read");
            }
            return List.copyOf(optOuts.values());
        }

        @Override
        public Optional<OptOut> confirmed(OptOut.Kind kind, String value) {
            return optOuts.values().stream()
                    .filter(o -> o.heldUntil() == null
                            && o.kind() == kind
                            && o.value().equals(value))
                    .findFirst();
        }

        @Override
        public Optional<OptOut> find(long id) {
            return Optional.ofNullable(optOuts.get(id));
        }

        @Override
        public List<OptOut> page(long afterId, int limit) {
            return optOuts.values().stream()
                    .filter(o -> o.id() > afterId)
                    .limit(limit)
                    .toList();
        }

        @Override
        public long add(OptOut o) {
            long id = ++optOutVersion;
            optOuts.put(id, new OptOut(id, o.kind(), o.value(), o.given(), o.reason(), o.createdAt(), o.heldUntil()));
            return id;
        }

        @Override
        public boolean remove(long id) {
            optOutVersion++;
            return optOuts.remove(id) != null;
        }
    }

    private final class Changes implements ChangeRecord {
        @Override
        public void append(Change change) {
            changes.add(change);
        }

        @Override
        public void mustBeWritable() {
            if (changesBroken) {
                throw new RecordUnwritableException("The record of changes can't be written", "Mend it");
            }
        }
    }
}
