package org.herkomst.app.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.core.optout.Tombstone;
import org.herkomst.core.optout.TombstoneStore;
import org.jspecify.annotations.Nullable;

/** Tombstones in {@link TombstoneFile}, with a copy of its lines in {@code tombstone_line}. Thread-safe. */
final class DatabaseTombstones implements TombstoneStore {
    private final Database database;
    private final Path data;
    private final TombstoneFile file;
    private volatile @Nullable TombstoneKey key;

    DatabaseTombstones(Database database, Path data) {
        this.database = database;
        this.data = data;
        this.file = new TombstoneFile(data);
    }

    /** Only where it is needed: a key that isn't there is made. */
    private TombstoneKey key() {
        TombstoneKey known = key;
        if (known == null) {
            known = new TombstoneKey(VisitKeyFile.readOrMake(data));
            key = known;
        }
        return known;
    }

    @Override
    public String hash(String text) {
        return key().hash(text);
    }

    @Override
    public Set<Tombstone> inForce() {
        List<TombstoneLine> lines = new ArrayList<>(table().values());
        lines.sort(Comparator.comparingLong(TombstoneLine::number));
        Map<String, Set<Tombstone>> byObjection = new HashMap<>();
        for (TombstoneLine line : lines) {
            String hash = line.hash();
            if (hash == null) {
                byObjection.remove(line.objection());
            } else {
                byObjection
                        .computeIfAbsent(line.objection(), o -> new HashSet<>())
                        .add(new Tombstone(line.objection(), hash));
            }
        }
        Set<Tombstone> all = new HashSet<>();
        byObjection.values().forEach(all::addAll);
        return all;
    }

    private Map<String, TombstoneLine> table() {
        Map<String, TombstoneLine> lines = new LinkedHashMap<>();
        database.query("select line from tombstone_line order by line", (row, n) -> row.getString(1))
                .forEach(text ->
                        lines.put(text, TombstoneLine.read(text, key()).orElseThrow(DatabaseTombstones::otherKey)));
        return lines;
    }

    private static StoreException otherKey() {
        return new StoreException(
                "The tombstones in the database were made with another visit.key than the one in the data folder",
                "Put the right visit.key back from a backup. Nothing is sent without it: companies that objected stand there.");
    }

    @Override
    public void add(Collection<Tombstone> tombstones, Instant now) {
        database.transactions().run(() -> {
            long number = next();
            List<TombstoneLine> lines = new ArrayList<>();
            for (Tombstone tombstone : new LinkedHashSet<>(tombstones)) {
                lines.add(TombstoneLine.adds(number++, tombstone, now, key()));
            }
            write(lines);
        });
    }

    @Override
    public void lift(String objection, Instant now) {
        database.transactions().run(() -> {
            long number = next();
            if (inForce().stream().anyMatch(t -> t.objection().equals(objection))) {
                write(List.of(TombstoneLine.lifts(number, objection, now, key())));
            }
        });
    }

    /** The next number; whoever asks has the turn until the end of the transaction. */
    private long next() {
        lock();
        // Numbers have leading zeros, so the greatest line is the latest.
        long known = database.query(
                        "select max(line) from tombstone_line",
                        (row, n) -> row.getString(1) == null ? 0 : number(row.getString(1)))
                .get(0);
        return Math.max(known, file.latest(key())) + 1;
    }

    private long number(String text) {
        return TombstoneLine.read(text, key())
                .orElseThrow(DatabaseTombstones::otherKey)
                .number();
    }

    /** The file last: what stands there was meant, also where the transaction then fails. */
    private void write(Collection<TombstoneLine> lines) {
        insert(lines);
        file.append(lines, key());
    }

    private void insert(Collection<TombstoneLine> lines) {
        database.batch(
                "insert into tombstone_line (line) values (?)",
                lines,
                (statement, line) -> statement.setString(1, line.text()));
    }

    @Override
    public boolean agree() {
        Map<String, TombstoneLine> table = table();
        if (table.isEmpty() && file.missing()) {
            return true;
        }
        TombstoneFile.Content content = file.read(key());
        return !content.torn() && texts(content).equals(table.keySet());
    }

    private static Set<String> texts(TombstoneFile.Content content) {
        Set<String> texts = new HashSet<>();
        content.lines().forEach(line -> texts.add(line.text()));
        return texts;
    }

    @Override
    public void lock() {
        database.query(
                "select latest from counter where counter_name = 'opt_out_version' for update",
                (row, n) -> row.getLong(1));
    }

    @Override
    public int reconcile() {
        return database.transactions().call(() -> {
            lock();
            TombstoneFile.Content content = file.read(key());
            Map<String, TombstoneLine> table = table();
            insert(content.lines().stream()
                    .filter(line -> !table.containsKey(line.text()))
                    .toList());
            Set<String> there = texts(content);
            List<TombstoneLine> lost = table.values().stream()
                    .filter(line -> !there.contains(line.text()))
                    .toList();
            if (content.torn() || !lost.isEmpty()) {
                file.append(lost, key());
            }
            return lost.size();
        });
    }
}
