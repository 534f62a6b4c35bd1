package org.herkomst.app.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.herkomst.core.audit.Change;
import org.herkomst.core.audit.ChangeRecord;
import org.herkomst.core.audit.RecordUnwritableException;
import org.herkomst.core.run.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The record of changes in {@code change_entry}. Entries are chained directly before the caller's transaction commits: the head is
 * locked last and for the shortest time, so nobody who holds it waits for another. Thread-safe.
 */
final class DatabaseChanges implements ChangeRecord {
    private final Transactions joining;
    private final Transactions apart;
    private final ChangeChain chain;
    private final AuditFiles files;

    /**
     * The record.
     *
     * @param joining transactions that join one that is open
     * @param apart transactions that stand beside one that is open
     */
    DatabaseChanges(Transactions joining, Transactions apart, ChangeChain chain, AuditFiles files) {
        this.joining = joining;
        this.apart = apart;
        this.chain = chain;
        this.files = files;
    }

    @Override
    public void append(Change change) {
        joining.run(() -> pending().changes.add(change));
    }

    private Pending pending() {
        Optional<Pending> open = TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(s -> s instanceof Pending pending && pending.owner() == this)
                .map(Pending.class::cast)
                .findFirst();
        if (open.isPresent()) {
            return open.get();
        }
        Pending pending = new Pending();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    /** What an open transaction wants to append. */
    private final class Pending implements TransactionSynchronization {
        private final List<Change> changes = new ArrayList<>();
        private @Nullable Checkpoint reached;

        DatabaseChanges owner() {
            return DatabaseChanges.this;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            reached = chain.append(changes).orElse(null);
        }

        @Override
        public void afterCommit() {
            if (reached == null) {
                return;
            }
            try {
                files.checkpoint().forward(files.seal(), reached);
            } catch (RecordUnwritableException e) {
                // The entries are written. The checkpoint may lag; before anything is sent it is brought forward, or
                // says why it can't.
                reached = null;
            }
        }
    }

    @Override
    public void mustBeWritable() {
        try {
            ChangeSeal seal = files.seal();
            files.checkpoint().mustBeWritable();
            // Read before the database: so it can't have seen more than the database holds.
            Optional<Checkpoint> seen = files.checkpoint().read(seal);
            ChangeHead head = apart.call(() -> {
                ChangeHead locked = chain.lockedHead(seal);
                chain.probe(seal, locked);
                chain.mustAgree(locked, seen);
                return locked;
            });
            files.checkpoint().forward(seal, Checkpoint.of(head));
        } catch (StoreException e) {
            throw new RecordUnwritableException(
                    "The record of changes can't be written: " + e.getMessage(), e.action(), e);
        }
    }
}
