package org.herkomst.app.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.herkomst.core.target.SchemaField;
import tools.jackson.core.type.TypeReference;

/** Fields in {@code target_schema}. */
final class DatabaseSchemas implements SchemaStore {
    private static final TypeReference<List<SchemaField>> FIELDS = new TypeReference<>() {};
    private final Database database;

    DatabaseSchemas(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Seen> last(String target) {
        return database
                .query(
                        "select seen_at, fields from target_schema where target = ?",
                        (row, n) -> new Seen(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                StoreJson.MAPPER.readValue(row.getString(2), FIELDS)),
                        target)
                .stream()
                .findFirst();
    }

    @Override
    public void keep(String target, Seen seen) {
        database.save(
                "update target_schema set seen_at = ?, fields = ? where target = ?",
                "insert into target_schema (seen_at, fields, target) values (?, ?, ?)",
                List.of(seen),
                (statement, s) -> {
                    statement.setObject(1, Database.time(s.at()));
                    statement.setString(2, StoreJson.write(s.fields()));
                    statement.setString(3, target);
                });
    }
}
