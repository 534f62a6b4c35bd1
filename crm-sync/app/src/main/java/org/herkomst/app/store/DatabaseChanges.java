package org.herkomst.app.store;

import org.herkomst.core.audit.Change;
import org.herkomst.core.audit.ChangeRecord;

/** The record of changes in {@code change_record}. */
final class DatabaseChanges implements ChangeRecord {
    private final Database database;

    DatabaseChanges(Database database) {
        this.database = database;
    }

    @Override
    public void append(Change change) {
        database.update(
                "insert into change_record (changed_at, who, kind, subject, details) values (?, ?, ?, ?, ?)",
                change.at(),
                change.who(),
                change.kind().name(),
                change.subject(),
                StoreJson.sorted(change.details()));
    }

    @Override
    public void mustBeWritable() {
        database.query("select count(*) from change_record where seq < 0", (row, n) -> row.getLong(1));
    }
}
