package org.herkomst.app.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.herkomst.app.store.Database.Values;
import org.herkomst.core.delivery.Ledger;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.CrmRecord.Ownership;

/** What a target accepted, in {@code ledger}; written by {@link DatabaseOutbox} with the verdict. */
final class DatabaseLedger implements Ledger {
    private final Database database;

    DatabaseLedger(Database database) {
        this.database = database;
    }

    @Override
    public Map<Long, Entry> find(String target, Collection<Long> companies) {
        Map<Long, Entry> found = new HashMap<>();
        if (!companies.isEmpty()) {
            database.query(
                    "select company_id, target_id, ownership, fields, hash from ledger"
                            + " where target = ? and company_id = any(?)",
                    (row, n) -> found.put(
                            row.getLong(1),
                            new Entry(
                                    new Known(
                                            row.getString(2),
                                            Ownership.valueOf(row.getString(3)),
                                            StoreJson.texts(row.getString(4))),
                                    row.getString(5))),
                    target,
                    Values.numbers(companies));
        }
        return found;
    }

    @Override
    public long size(String target) {
        return database.query("select count(*) from ledger where target = ?", (row, n) -> row.getLong(1), target)
                .get(0);
    }
}
