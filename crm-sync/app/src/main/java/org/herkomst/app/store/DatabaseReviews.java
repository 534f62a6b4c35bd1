package org.herkomst.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.herkomst.core.review.Question;
import org.herkomst.core.review.Question.Decision;
import org.herkomst.core.review.ReviewStore;
import org.jspecify.annotations.Nullable;

/** Questions in table {@code review}. */
final class DatabaseReviews implements ReviewStore {
    private static final String COLUMNS =
            "select id, kind, subject, question, choices, details, asked_at, choice, decided_by, decided_at from review";
    private final Database database;

    DatabaseReviews(Database database) {
        this.database = database;
    }

    @Override
    public boolean ask(Question q) {
        boolean before = !database.query(
                        "select id from review where kind = ? and subject = ?",
                        (row, n) -> row.getLong(1),
                        q.kind().name(),
                        q.subject())
                .isEmpty();
        if (before) {
            return false;
        }
        database.insert(
                "insert into review (kind, subject, question, choices, details, asked_at) values (?, ?, ?, ?, ?, ?)",
                statement -> {
                    statement.setString(1, q.kind().name());
                    statement.setString(2, q.subject());
                    statement.setString(3, q.text());
                    statement.setString(4, String.join(" ", q.choices()));
                    statement.setString(5, StoreJson.write(q.details()));
                    statement.setObject(6, Database.time(q.askedAt()));
                });
        return true;
    }

    @Override
    public List<Question> page(boolean waiting, long afterId, int limit) {
        return database.query(
                COLUMNS + " where id > ?" + (waiting ? " and decided_at is null" : "") + " order by id limit ?",
                (row, n) -> question(row),
                afterId,
                limit);
    }

    @Override
    public Optional<Question> find(long id) {
        return database.query(COLUMNS + " where id = ?", (row, n) -> question(row), id).stream()
                .findFirst();
    }

    @Override
    public boolean decide(long id, Decision decision) {
        return database.update(
                        "update review set choice = ?, decided_by = ?, decided_at = ? where id = ? and decided_at is null",
                        decision.choice(),
                        decision.by(),
                        decision.at(),
                        id)
                > 0;
    }

    private static Question question(ResultSet row) throws SQLException {
        return new Question(
                row.getLong(1),
                Question.Kind.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                List.of(row.getString(5).split(" ", -1)),
                new TreeMap<>(StoreJson.texts(row.getString(6))),
                Objects.requireNonNull(instant(row, 7)),
                decision(row));
    }

    private static @Nullable Decision decision(ResultSet row) throws SQLException {
        Instant at = instant(row, 10);
        return at == null ? null : new Decision(row.getString(8), row.getString(9), at);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
