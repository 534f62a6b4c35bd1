package org.herkomst.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.herkomst.app.store.Database.Binder;

/** The statements of the record of changes. */
final class ChangeTable {
    private static final int PAGE = 1_000;
    private static final String COLUMNS = "seq, changed_at, who, kind, subject, details, seal";
    private static final Binder<AuditEntry> BINDER = (statement, e) -> {
        statement.setLong(1, e.seq());
        statement.setString(2, e.at());
        statement.setString(3, e.who());
        statement.setString(4, e.kind());
        statement.setString(5, e.subject());
        statement.setString(6, e.details());
        statement.setString(7, e.seal());
    };
    private final Database database;

    ChangeTable(Database database) {
        this.database = database;
    }

    Optional<ChangeHead> head() {
        return head("");
    }

    /** The head, locked until the transaction ends: writers line up here. */
    Optional<ChangeHead> lockedHead() {
        return head(" for update");
    }

    private Optional<ChangeHead> head(String lock) {
        return database
                .query(
                        "select first_seq, anchor, last_seq, last_seal, key_id, seal from change_head where id = 1"
                                + lock,
                        (row, n) -> new ChangeHead(
                                row.getLong(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)))
                .stream()
                .findFirst();
    }

    void insert(ChangeHead h) {
        database.update(
                "insert into change_head (first_seq, anchor, last_seq, last_seal, key_id, seal, id) values (?, ?, ?, ?, ?,"
                        + " ?, 1)",
                h.first(),
                h.anchor(),
                h.last(),
                h.lastSeal(),
                h.keyId(),
                h.seal());
    }

    void update(ChangeHead h) {
        database.update(
                "update change_head set first_seq = ?, anchor = ?, last_seq = ?, last_seal = ?, key_id = ?, seal = ?"
                        + " where id = 1",
                h.first(),
                h.anchor(),
                h.last(),
                h.lastSeal(),
                h.keyId(),
                h.seal());
    }

    void removeHead() {
        database.update("delete from change_head");
    }

    void insert(List<AuditEntry> entries) {
        database.batch("insert into change_entry (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)", entries, BINDER);
    }

    /** Gives an entry another number and seal. */
    void reseal(long seq, AuditEntry entry) {
        database.update("update change_entry set seq = ?, seal = ? where seq = ?", entry.seq(), entry.seal(), seq);
    }

    int removeUpTo(long seq) {
        return database.update("delete from change_entry where seq <= ?", seq);
    }

    void remove(long seq) {
        database.update("delete from change_entry where seq = ?", seq);
    }

    Optional<AuditEntry> find(long seq) {
        return database
                .query("select " + COLUMNS + " from change_entry where seq = ?", ChangeTable::entry, seq)
                .stream()
                .findFirst();
    }

    /** The highest number there is; empty where there are no entries. */
    Optional<Long> last() {
        return database
                .query("select seq from change_entry order by seq desc limit 1", (row, n) -> row.getLong(1))
                .stream()
                .findFirst();
    }

    /** The first entry that was made at this time or later, by number. */
    Optional<Long> firstSince(String at) {
        return database
                .query(
                        "select seq from change_entry where changed_at >= ? order by seq limit 1",
                        (row, n) -> row.getLong(1),
                        at)
                .stream()
                .findFirst();
    }

    /** All entries from a number on, in order, a page at a time. */
    Iterator<AuditEntry> from(long seq) {
        return new Pages(seq);
    }

    private static AuditEntry entry(ResultSet row, int n) throws SQLException {
        return new AuditEntry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }

    private final class Pages implements Iterator<AuditEntry> {
        private final Deque<AuditEntry> page = new ArrayDeque<>();
        private long next;
        private boolean ended;

        Pages(long next) {
            this.next = next;
        }

        @Override
        public boolean hasNext() {
            if (page.isEmpty() && !ended) {
                page.addAll(database.query(
                        "select " + COLUMNS + " from change_entry where seq >= ? order by seq limit " + PAGE,
                        ChangeTable::entry,
                        next));
                ended = page.size() < PAGE;
                next = page.isEmpty() ? next : page.getLast().seq() + 1;
            }
            return !page.isEmpty();
        }

        @Override
        public AuditEntry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.removeFirst();
        }
    }
}
