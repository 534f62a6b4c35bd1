package org.herkomst.app.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.herkomst.core.audit.Change;
import org.herkomst.core.audit.RecordUnwritableException;

/** Begins the record of changes at the first opening, with the entries of the time before seals. Only where nothing was ever sealed here: else somebody took the record away. */
final class ChangeFounding {
    private final Database database;
    private final ChangeTable table;
    private final ChangeChain chain;
    private final AuditFiles files;

    ChangeFounding(Database database, ChangeTable table, ChangeChain chain, AuditFiles files) {
        this.database = database;
        this.table = table;
        this.chain = chain;
        this.files = files;
    }

    void found() {
        if (table.head().isPresent() || table.last().isPresent() || sealedBefore()) {
            return;
        }
        ChangeSeal seal = files.sealOrNew();
        if (!files.checkpoint().exists()) {
            // Before the commit, so that it is never missing; of an empty record there is nothing that it could miss.
            files.checkpoint().write(seal, Checkpoint.of(ChangeHead.empty(seal)));
        }
        try {
            Checkpoint reached = database.transactions().call(() -> Checkpoint.of(begin(seal)));
            files.checkpoint().forward(seal, reached);
        } catch (DuplicateRowException e) {
            return; // another process was first
        }
    }

    /** Whether a checkpoint saw a record; one that can't be read counts as one that did. */
    private boolean sealedBefore() {
        if (!files.checkpoint().exists()) {
            return false;
        }
        try {
            return files.checkpoint()
                    .read(files.seal())
                    .filter(seen -> seen.last() == 0)
                    .isEmpty();
        } catch (RecordUnwritableException e) {
            return true;
        }
    }

    /** Begins it in the open transaction; the new head. */
    ChangeHead begin(ChangeSeal seal) {
        ChangeHead head = ChangeHead.empty(seal);
        table.insert(head);
        List<Change> before = unsealed();
        ChangeHead last = chain.append(seal, head, before);
        database.update("delete from change_record");
        return chain.append(seal, last, List.of(begun(before.size())));
    }

    private List<Change> unsealed() {
        return database.query(
                "select changed_at, who, kind, subject, details from change_record order by seq",
                (row, n) -> new Change(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getString(2),
                        Change.Kind.valueOf(row.getString(3)),
                        row.getString(4),
                        new TreeMap<>(StoreJson.texts(row.getString(5)))));
    }

    private Change begun(int before) {
        OffsetDateTime now = database.query(
                        "select current_timestamp", (row, n) -> row.getObject(1, OffsetDateTime.class))
                .get(0);
        return new Change(
                now.toInstant(),
                "herkomst",
                Change.Kind.RECORD_BEGUN,
                "record",
                new TreeMap<>(Map.of("entries_without_seal", Integer.toString(before))));
    }
}
