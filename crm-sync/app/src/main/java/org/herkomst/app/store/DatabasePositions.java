package org.herkomst.app.store;

import java.util.List;
import org.herkomst.connector.matomo.FeedPosition;
import org.herkomst.core.visit.PositionStore;

/** Positions in {@code feed_position}. */
final class DatabasePositions implements PositionStore {
    private final Database database;

    DatabasePositions(Database database) {
        this.database = database;
    }

    @Override
    public FeedPosition get(String job) {
        return database
                .query(
                        "select feed_text from feed_position where job = ?",
                        (row, n) -> new FeedPosition(row.getString(1)),
                        job)
                .stream()
                .findFirst()
                .orElse(FeedPosition.START);
    }

    @Override
    public void save(String job, FeedPosition position) {
        database.save(
                "update feed_position set feed_text = ? where job = ?",
                "insert into feed_position (feed_text, job) values (?, ?)",
                List.of(position),
                (statement, p) -> {
                    statement.setString(1, p.text());
                    statement.setString(2, job);
                });
    }
}
