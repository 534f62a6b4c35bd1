package org.herkomst.proofs.simulation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.herkomst.connector.matomo.FeedPosition;
import org.herkomst.connector.matomo.Site;
import org.herkomst.core.visit.CompanyDay;
import org.herkomst.core.visit.DaySum;
import org.herkomst.core.visit.PositionStore;
import org.herkomst.core.visit.SeenStore;
import org.herkomst.core.visit.VisitRow;
import org.herkomst.core.visit.VisitStore;

/** Visits, their sums and marks, and positions, with the rules of the database's tables. */
final class SimulatedVisits implements VisitStore, SeenStore, PositionStore {
    private final Database database;
    private final Database.Table<Long, VisitRow> rows;
    private final Database.Table<String, DaySum> sums;
    private final Database.Table<String, Site> sites;
    private final Database.Table<String, String> marks;
    private final Database.Table<String, FeedPosition> positions;
    private LongConsumer eraser = company -> {};

    SimulatedVisits(Database database) {
        this.database = database;
        this.rows = database.table();
        this.sums = database.table();
        this.sites = database.table();
        this.marks = database.table();
        this.positions = database.table();
    }

    /** Hears of the companies that are erased. */
    void erases(LongConsumer hears) {
        eraser = hears;
    }

    /** Rows that are committed. */
    Collection<VisitRow> rows() {
        return rows.committed().values();
    }

    /** Whether a company has sums, within a statement. */
    Set<Long> companiesWithSums(String source) {
        Set<Long> companies = new TreeSet<>();
        sums.all().values().stream()
                .filter(s -> s.key().source().equals(source))
                .forEach(s -> companies.add(s.key().company()));
        return companies;
    }

    private static String key(CompanyDay day) {
        return day.company() + "|" + day.source() + "|" + day.site() + "|" + day.day();
    }

    @Override
    public Map<Long, VisitRow> find(Collection<Long> keys) {
        return database.statement("find visits", () -> {
            Map<Long, VisitRow> found = new TreeMap<>();
            for (Long key : keys) {
                VisitRow row = rows.get(key);
                if (row != null) {
                    found.put(key, row);
                }
            }
            return found;
        });
    }

    @Override
    public void insert(Collection<VisitRow> added) {
        if (!added.isEmpty()) {
            database.execute("insert visits", () -> added.forEach(row -> rows.insert(row.key(), row)));
        }
    }

    @Override
    public void replace(Collection<VisitRow> changed) {
        if (!changed.isEmpty()) {
            database.execute("replace visits", () -> changed.forEach(row -> update(rows, row.key(), row)));
        }
    }

    private static <K extends Comparable<K>, V> void update(Database.Table<K, V> table, K key, V value) {
        if (table.get(key) != null) {
            table.lock(key);
            if (table.get(key) != null) {
                table.put(key, value);
            }
        }
    }

    private static <K extends Comparable<K>, V> void delete(Database.Table<K, V> table, K key) {
        if (table.get(key) != null) {
            table.lock(key);
            table.remove(key);
        }
    }

    @Override
    public void delete(Collection<Long> keys) {
        if (!keys.isEmpty()) {
            database.execute("delete visits", () -> keys.forEach(key -> delete(rows, key)));
        }
    }

    @Override
    public Map<CompanyDay, DaySum> sums(Collection<CompanyDay> days) {
        return database.statement("find sums", () -> {
            Map<CompanyDay, DaySum> found = new HashMap<>();
            for (CompanyDay day : days) {
                DaySum sum = sums.get(key(day));
                if (sum != null) {
                    found.put(day, sum);
                }
            }
            return found;
        });
    }

    @Override
    public void save(Collection<DaySum> saved, Set<CompanyDay> stored) {
        database.execute("save sums", () -> {
            for (DaySum sum : saved) {
                String key = key(sum.key());
                if (sum.visits() == 0) {
                    delete(sums, key);
                } else if (stored.contains(sum.key())) {
                    update(sums, key, sum);
                } else {
                    sums.insert(key, sum);
                }
            }
        });
    }

    @Override
    public List<DaySum> sumsOf(Collection<Long> companies, String source) {
        return database.statement(
                "sums of companies",
                () -> sums.all().values().stream()
                        .filter(s -> companies.contains(s.key().company())
                                && s.key().source().equals(source))
                        .toList());
    }

    @Override
    public void clearDays(String source, String site, LocalDate first, LocalDate last) {
        throw new UnsupportedOperationException("The simulation has no backfills");
    }

    @Override
    public Map<String, LocalDate> summedTo(String source) {
        return Map.of();
    }

    @Override
    public void saveSite(String source, Site site) {
        database.execute("save site", () -> {
            if (sites.get(site.id()) == null) {
                sites.insert(site.id(), site);
            } else {
                sites.put(site.id(), site);
            }
        });
    }

    @Override
    public Map<String, Site> sites(String source) {
        return database.statement("sites", sites::all);
    }

    @Override
    public void erase(Collection<Long> companies) {
        if (companies.isEmpty()) {
            return;
        }
        database.execute("erase visits", () -> {
            sites.all().keySet().forEach(sites::lock);
            companies.forEach(eraser::accept);
            rows.all().values().stream()
                    .filter(r -> companies.contains(r.company()))
                    .forEach(r -> delete(rows, r.key()));
            sums.all().forEach((key, sum) -> {
                if (companies.contains(sum.key().company())) {
                    delete(sums, key);
                }
            });
        });
    }

    @Override
    public List<byte[]> blocks(String job, String site, LocalDate day) {
        String prefix = job + "|" + site + "|" + day + "|";
        return database.statement(
                "marks",
                () -> marks.all().entrySet().stream()
                        .filter(e -> e.getKey().startsWith(prefix))
                        .map(e -> e.getValue().getBytes(StandardCharsets.ISO_8859_1))
                        .toList());
    }

    @Override
    public void append(String job, String site, LocalDate day, byte[] versions) {
        String key = job + "|" + site + "|" + day + "|" + database.nextNumber();
        String bytes = new String(versions, StandardCharsets.ISO_8859_1);
        database.execute("mark visits", () -> marks.insert(key, bytes));
    }

    @Override
    public FeedPosition get(String job) {
        return database.statement("position", () -> {
            FeedPosition position = positions.get(job);
            return position == null ? FeedPosition.START : position;
        });
    }

    @Override
    public void save(String job, FeedPosition position) {
        database.execute("save position", () -> positions.put(job, position));
    }
}
