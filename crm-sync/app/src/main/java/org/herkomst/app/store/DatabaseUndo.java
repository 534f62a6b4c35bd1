package org.herkomst.app.store;

import java.util.List;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.undo.UndoStore;
import org.herkomst.core.undo.Written;

/** What runs wrote, in {@code run_change}; written by {@link Verdicts} with the verdict. */
final class DatabaseUndo implements UndoStore {
    private final Database database;

    DatabaseUndo(Database database) {
        this.database = database;
    }

    @Override
    public List<Written> of(String runId) {
        return database.query(
                "select company_id, target, target_id, verdict, changes from run_change where run_id = ?"
                        + " order by target, company_id",
                (row, n) -> new Written(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        Verdict.valueOf(row.getString(4)),
                        WrittenJson.read(row.getString(5))),
                runId);
    }

    @Override
    public void undone(String runId, Written written, Known after) {
        database.transactions().run(() -> {
            // No record has an empty hash: the next run compares anew.
            database.update(
                    "update ledger set ownership = ?, fields = ?, hash = '' where target = ? and company_id = ?",
                    after.ownership().name(),
                    StoreJson.sorted(after.fields()),
                    written.target(),
                    written.company());
            forget(runId, written);
        });
    }

    @Override
    public void forget(String runId, Written written) {
        database.update(
                "delete from run_change where run_id = ? and target = ? and company_id = ?",
                runId,
                written.target(),
                written.company());
    }
}
