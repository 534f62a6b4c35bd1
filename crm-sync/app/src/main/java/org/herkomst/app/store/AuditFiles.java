package org.herkomst.app.store;

import java.nio.file.Path;
import org.herkomst.core.audit.RecordUnwritableException;

/** What of the record of changes lies outside the database: its key and its checkpoint. Thread-safe. */
final class AuditFiles {
    private final Path keyPath;
    private final KeyFile key;
    private final CheckpointFile checkpoint;

    AuditFiles(Path folder) {
        this.keyPath = folder.resolve("audit.key");
        this.key = new KeyFile(keyPath, "Without it nobody can tell whether the record of changes was edited.");
        this.checkpoint = new CheckpointFile(folder.resolve("audit.checkpoint"));
    }

    CheckpointFile checkpoint() {
        return checkpoint;
    }

    /**
     * The seal with the key that is there. It is read each time: a key that is gone must be noticed at once.
     *
     * @throws RecordUnwritableException where there is none
     */
    ChangeSeal seal() {
        if (!key.exists()) {
            throw new RecordUnwritableException(
                    "The key of the record of changes, " + keyPath + ", is missing",
                    "Put audit.key and audit.checkpoint back from the latest backup of the data folder. If they are lost,"
                            + " herkomst audit accept --reason TEXT seals the record with a new key.");
        }
        try {
            return new ChangeSeal(key.read());
        } catch (StoreException e) {
            throw new RecordUnwritableException(String.valueOf(e.getMessage()), e.action(), e);
        }
    }

    /** The seal, with a new key where there is none. */
    ChangeSeal sealOrNew() {
        return new ChangeSeal(key.readOrMake());
    }
}
