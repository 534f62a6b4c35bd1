package org.herkomst.proofs.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.herkomst.core.run.Transactions;
import org.jspecify.annotations.Nullable;

/** Tables in memory with transactions as a database has them: read committed, rows locked until the end, and a crash rolls back. */
final class Database implements Transactions {
    private final Stage stage;
    private final boolean fine;
    private final List<Table<?, ?>> tables = new ArrayList<>();
    private long number;

    /**
     * An empty database.
     *
     * @param fine whether others may go on between two statements of a transaction
     */
    Database(Stage stage, boolean fine) {
        this.stage = stage;
        this.fine = fine;
    }

    Stage stage() {
        return stage;
    }

    /** A number that was never given before; like a sequence it doesn't roll back. */
    long nextNumber() {
        return ++number;
    }

    /** What one transaction changed and locked. */
    static final class Transaction {
        private final List<Runnable> commits = new ArrayList<>();
        private final List<Runnable> ends = new ArrayList<>();
        private final Map<Table<?, ?>, Map<Object, Optional<?>>> changes = new HashMap<>();
    }

    @Override
    public <T> T call(Supplier<T> work) {
        if (stage.actor().transaction != null) {
            return work.get();
        }
        if (!fine) {
            stage.step("begin");
        }
        return transaction(work, "commit");
    }

    /** One statement, or several of one call: a transaction of its own unless one is open. */
    <T> T statement(String what, Supplier<T> work) {
        boolean open = stage.actor().transaction != null;
        if (!open || fine) {
            stage.step(what);
        }
        try {
            T result = open ? work.get() : transaction(work, "");
            stage.learn(result);
            return result;
        } catch (RuntimeException failed) {
            stage.learn("failed");
            throw failed;
        }
    }

    void execute(String what, Runnable work) {
        statement(what, () -> {
            work.run();
            return true;
        });
    }

    private <T> T transaction(Supplier<T> work, String end) {
        Actor actor = stage.actor();
        Transaction transaction = new Transaction();
        actor.transaction = transaction;
        try {
            T result = work.get();
            if (!end.isEmpty()) {
                stage.localStep(end);
            }
            transaction.commits.forEach(Runnable::run);
            return result;
        } finally {
            actor.transaction = null;
            transaction.ends.forEach(Runnable::run);
        }
    }

    /** Changes a table in a transaction of its own, beside one that is open. */
    <T> T apart(Supplier<T> work) {
        Actor actor = stage.actor();
        Transaction open = actor.transaction;
        actor.transaction = null;
        try {
            return work.get();
        } finally {
            actor.transaction = open;
        }
    }

    <K extends Comparable<K>, V> Table<K, V> table() {
        return table((k, v) -> {});
    }

    /** One that hears of each committed change. */
    interface Listener<K, V> {
        void committed(K key, @Nullable V value);
    }

    <K extends Comparable<K>, V> Table<K, V> table(Listener<K, V> listener) {
        Table<K, V> table = new Table<>(this, listener);
        tables.add(table);
        return table;
    }

    /** A digest of all rows. */
    long digest() {
        long sum = number;
        for (Table<?, ?> table : tables) {
            sum = sum * 1_000_003 + table.committed.hashCode();
        }
        return sum;
    }

    /** Rows by key. Its methods are called within a statement. */
    static final class Table<K extends Comparable<K>, V> {
        private final Database database;
        private final Listener<K, V> listener;
        private final TreeMap<K, V> committed = new TreeMap<>();
        private final Map<K, Transaction> locks = new HashMap<>();

        private Table(Database database, Listener<K, V> listener) {
            this.database = database;
            this.listener = listener;
        }

        /** What is committed. */
        Map<K, V> committed() {
            return committed;
        }

        @Nullable
        V get(K key) {
            Optional<?> own = own().get(key);
            return own == null ? committed.get(key) : cast(own.orElse(null));
        }

        /** All rows that this transaction sees, in the order of their keys. */
        Map<K, V> all() {
            Map<Object, Optional<?>> own = own();
            Map<K, V> all = new TreeMap<>(committed);
            own.forEach((key, value) -> {
                if (value.isPresent()) {
                    all.put(this.<K>cast(key), this.<V>cast(value.get()));
                } else {
                    all.remove(key);
                }
            });
            return all;
        }

        boolean free(K key) {
            Transaction owner = locks.get(key);
            return owner == null || owner == database.stage.actor().transaction;
        }

        /** Waits until the row is ours; then it has its latest value. */
        void lock(K key) {
            Transaction mine = Objects.requireNonNull(database.stage.actor().transaction);
            while (!free(key)) {
                database.stage.await(() -> !locks.containsKey(key));
            }
            if (locks.put(key, mine) == null) {
                mine.ends.add(() -> locks.remove(key));
            }
        }

        /** Adds a row that must not be there. */
        void insert(K key, V value) {
            lock(key);
            if (get(key) != null) {
                throw new IllegalStateException("Duplicate row " + key);
            }
            put(key, value);
        }

        void put(K key, V value) {
            change(key, Optional.of(value));
        }

        void remove(K key) {
            change(key, Optional.empty());
        }

        private void change(K key, Optional<V> value) {
            lock(key);
            Transaction mine = Objects.requireNonNull(database.stage.actor().transaction);
            Map<Object, Optional<?>> own = mine.changes.get(this);
            if (own == null) {
                own = new LinkedHashMap<>();
                mine.changes.put(this, own);
                mine.commits.add(this::commit);
            }
            own.put(key, value);
        }

        private void commit() {
            own().forEach((key, value) -> {
                K k = cast(key);
                V v = cast(value.orElse(null));
                if (v == null) {
                    committed.remove(k);
                } else {
                    committed.put(k, v);
                }
                listener.committed(k, v);
            });
        }

        private Map<Object, Optional<?>> own() {
            Transaction mine = database.stage.actor().transaction;
            return mine == null ? Map.of() : mine.changes.getOrDefault(this, Map.of());
        }

        @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
        private <X> X cast(@Nullable Object value) {
            return (X) value;
        }
    }
}
