package org.herkomst.app.store;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.AuditReport.Finding;
import org.herkomst.core.audit.Change;
import org.herkomst.core.audit.ChangeRecord;
import org.herkomst.core.audit.RecordUnwritableException;
import org.herkomst.core.run.Transactions;
import org.jspecify.annotations.Nullable;

/** The record of changes over its table, its key and its checkpoint. */
final class DatabaseAudit implements AuditTrail {
    private final Transactions apart;
    private final Transactions snapshot;
    private final AuditFiles files;
    private final ChangeTable table;
    private final ChangeChain chain;
    private final ConfigurationNote note;
    private final ChangeVerifier verifier;
    private final ChangeAcceptance acceptance;
    private final ChangeFounding founding;
    private final ChangeRecord record;

    private DatabaseAudit(Database database, Transactions apart, Transactions snapshot, AuditFiles files) {
        this.apart = apart;
        this.snapshot = snapshot;
        this.files = files;
        this.table = new ChangeTable(database);
        this.chain = new ChangeChain(table, files);
        this.note = new ConfigurationNote(database, chain);
        this.verifier = new ChangeVerifier(table, chain, note);
        this.founding = new ChangeFounding(database, table, chain, files);
        this.acceptance = new ChangeAcceptance(database, table, chain, founding);
        this.record = new DatabaseChanges(database.transactions(), apart, chain, files);
    }

    static DatabaseAudit of(DataSource dataSource, Database database, AuditFiles files) {
        return new DatabaseAudit(
                database, SpringTransactions.apart(dataSource), SpringTransactions.snapshot(dataSource), files);
    }

    ChangeRecord record() {
        return record;
    }

    void found() {
        founding.found();
    }

    @Override
    public Iterator<AuditEntry> entries(Instant from, Instant before) {
        return new Chosen(table.from(Long.MIN_VALUE), ChangeChain.text(from), ChangeChain.text(before));
    }

    @Override
    public AuditReport verify() {
        ChangeSeal seal = files.seal();
        ChangeVerifier.Seen seen = ChangeVerifier.Seen.read(files, seal);
        return snapshot.call(() -> verifier.verify(seal, seen));
    }

    @Override
    public Optional<Finding> accept(String who, String reason, Instant at) {
        ChangeSeal seal = files.sealOrNew();
        ChangeVerifier.Seen seen = ChangeVerifier.Seen.read(files, seal);
        Optional<ChangeAcceptance.Accepted> accepted = apart.call(() -> {
            boolean headless = table.lockedHead().isEmpty();
            AuditReport report = verifier.verify(seal, seen);
            return Optional.ofNullable(report.finding())
                    .map(finding -> acceptance.accept(
                            seal,
                            new ChangeAcceptance.Case(
                                    report, finding, seen.checkpoint().orElse(null), headless),
                            new ChangeAcceptance.Why(who, reason, at)));
        });
        accepted.ifPresent(a -> files.checkpoint().write(seal, Checkpoint.of(a.head())));
        return accepted.map(ChangeAcceptance.Accepted::finding);
    }

    @Override
    public int removeBefore(Instant before, Instant at) {
        ChangeSeal seal = files.seal();
        Optional<Checkpoint> seen = files.checkpoint().read(seal);
        return changed(seal, () -> {
            ChangeHead head = chain.lockedHead(seal);
            chain.mustAgree(head, seen);
            long upTo = table.firstSince(ChangeChain.text(before)).orElse(head.last()) - 1;
            return upTo < head.first() ? Optional.empty() : Optional.of(shortened(seal, head, upTo, at));
        });
    }

    private Removed shortened(ChangeSeal seal, ChangeHead head, long upTo, Instant at) {
        new ChangeWalk(table, seal, head).wrong(upTo).ifPresent(finding -> {
            throw new RecordUnwritableException(
                    "The record of changes is not sound, so its old entries stay: " + finding.text(),
                    "Look with herkomst audit verify.");
        });
        AuditEntry last = table.find(upTo).orElseThrow(IllegalStateException::new);
        int count = table.removeUpTo(upTo);
        Change change = new Change(
                at,
                "upkeep",
                Change.Kind.RECORD_SHORTENED,
                "record",
                new TreeMap<>(Map.of(
                        "entries",
                        head.first() + " to " + upTo,
                        "latest",
                        last.at(),
                        "seal_of_the_last",
                        last.seal())));
        return new Removed(chain.append(seal, head.after(last), List.of(change)), count);
    }

    private record Removed(ChangeHead head, int count) {}

    @Override
    public boolean configured(HerkomstConfiguration configuration, String who, Instant at) {
        ChangeSeal seal = files.seal();
        if (!note.differs(seal, configuration)) {
            return false;
        }
        return changed(
                        seal,
                        () -> note.record(
                                        seal,
                                        chain.lockedHead(seal),
                                        configuration,
                                        new ConfigurationNote.Made(who, at))
                                .map(head -> new Removed(head, 1)))
                > 0;
    }

    /** Does it in a transaction, and brings the checkpoint forward after it if it agreed before. */
    private int changed(ChangeSeal seal, java.util.function.Supplier<Optional<Removed>> work) {
        boolean[] agrees = {false};
        Optional<Removed> done = apart.call(() -> {
            table.lockedHead().ifPresent(head -> agrees[0] = chain.agrees(seal, head));
            return work.get();
        });
        done.filter(d -> agrees[0]).ifPresent(d -> forward(seal, d.head()));
        return done.map(Removed::count).orElse(0);
    }

    private void forward(ChangeSeal seal, ChangeHead head) {
        try {
            files.checkpoint().forward(seal, Checkpoint.of(head));
        } catch (RecordUnwritableException lagging) {
            return; // it may lag; before anything is sent it is brought forward, or says why it can't
        }
    }

    /** Entries of some time; a look-ahead of one. */
    private static final class Chosen implements Iterator<AuditEntry> {
        private final Iterator<AuditEntry> all;
        private final String from;
        private final String before;
        private @Nullable AuditEntry next;

        Chosen(Iterator<AuditEntry> all, String from, String before) {
            this.all = all;
            this.from = from;
            this.before = before;
        }

        @Override
        public boolean hasNext() {
            while (next == null && all.hasNext()) {
                AuditEntry entry = all.next();
                if (entry.at().compareTo(from) >= 0 && entry.at().compareTo(before) < 0) {
                    next = entry;
                }
            }
            return next != null;
        }

        @Override
        public AuditEntry next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            AuditEntry found = next;
            next = null;
            return found;
        }
    }
}
