package org.herkomst.app.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.herkomst.core.audit.Change;
import org.herkomst.core.audit.RecordUnwritableException;

/** The record's end: the head that writers line up at, and whether the checkpoint agrees with it. All calls within a transaction. */
final class ChangeChain {
    /** As long for every time, so that texts are in the order of times. */
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String LOOK = "Look with herkomst audit verify. ";
    private final ChangeTable table;
    private final AuditFiles files;

    ChangeChain(ChangeTable table, AuditFiles files) {
        this.table = table;
        this.files = files;
    }

    static String text(Instant at) {
        return AT.format(at);
    }

    /**
     * The head, locked; it is the one that this key sealed.
     *
     * @throws RecordUnwritableException where it is not
     */
    ChangeHead lockedHead(ChangeSeal seal) {
        ChangeHead head = table.lockedHead()
                .orElseThrow(() -> new RecordUnwritableException(
                        "The record of changes has lost its head row: the database is not the one that was there before,"
                                + " or someone deleted it",
                        restored()));
        if (!head.keyId().equals(seal.keyId())) {
            throw new RecordUnwritableException(
                    "The record of changes was sealed with another audit.key than the one in the data folder",
                    "Put the right audit.key and audit.checkpoint back. If they are lost, herkomst audit accept --reason TEXT.");
        }
        if (!seal.fits(head)) {
            throw new RecordUnwritableException("The head row of the record of changes was edited", LOOK + restored());
        }
        return head;
    }

    private static String restored() {
        return "Restore the latest backup. If this database is meant to be used: add the opt-outs again that it lacks, then"
                + " herkomst audit accept --reason TEXT.";
    }

    /**
     * Appends entries.
     *
     * @return what the checkpoint is to see after the commit; empty where it did not agree before
     */
    Optional<Checkpoint> append(List<Change> changes) {
        ChangeSeal seal = files.seal();
        ChangeHead head = lockedHead(seal);
        boolean agrees = agrees(seal, head);
        Checkpoint reached = Checkpoint.of(append(seal, head, changes));
        return agrees ? Optional.of(reached) : Optional.empty();
    }

    ChangeHead append(ChangeSeal seal, ChangeHead before, List<Change> changes) {
        List<AuditEntry> entries = new ArrayList<>();
        ChangeHead head = before;
        for (Change change : changes) {
            AuditEntry entry = entry(head.last() + 1, change);
            AuditEntry sealed = entry.sealed(seal.of(head.lastSeal(), entry));
            entries.add(sealed);
            head = head.upTo(sealed);
        }
        try {
            table.insert(entries);
        } catch (DuplicateRowException e) {
            throw pastTheEnd(head.last());
        }
        ChangeHead sealed = seal.sealed(head);
        table.update(sealed);
        return sealed;
    }

    private static AuditEntry entry(long seq, Change c) {
        return new AuditEntry(
                seq, text(c.at()), c.who(), c.kind().name(), c.subject(), StoreJson.sorted(c.details()), "");
    }

    private static RecordUnwritableException pastTheEnd(long seq) {
        return new RecordUnwritableException(
                "The record of changes holds an entry " + seq + " past its end: someone inserted it",
                LOOK + "Restore the latest backup, or herkomst audit accept --reason TEXT.");
    }

    /** Whether the checkpoint agrees; an append goes on where it does not: an objection is taken down even then, only nothing is sent. */
    boolean agrees(ChangeSeal seal, ChangeHead head) {
        try {
            mustAgree(head, files.checkpoint().read(seal));
            return true;
        } catch (RecordUnwritableException e) {
            return false;
        }
    }

    /** Looks whether the record contains what the checkpoint saw. */
    void mustAgree(ChangeHead head, Optional<Checkpoint> seen) {
        Checkpoint checkpoint = seen.orElseThrow(() -> new RecordUnwritableException(
                "The file audit.checkpoint is missing from the data folder",
                "Put it back from the latest backup, together with audit.key. If it is lost, herkomst audit accept"
                        + " --reason TEXT makes a new one."));
        if (checkpoint.last() > head.last()) {
            throw new RecordUnwritableException(
                    "The database is older than it was: its record of changes ends at entry " + head.last() + ", entry "
                            + checkpoint.last() + " was written before",
                    restored());
        }
        if (!contains(head, checkpoint)) {
            throw new RecordUnwritableException(
                    "The database went on from an older state: entry " + checkpoint.last()
                            + " of its record of changes is not the one that was written first",
                    restored());
        }
    }

    private boolean contains(ChangeHead head, Checkpoint seen) {
        if (seen.last() < head.first()) {
            // Upkeep removed what it saw; the entry directly before the first one is still known.
            return seen.last() < head.first() - 1 || seen.lastSeal().equals(head.anchor());
        }
        return table.find(seen.last())
                .filter(entry -> entry.seal().equals(seen.lastSeal()))
                .isPresent();
    }

    /** Writes an entry at the end and takes it away again, and looks whether the end is as it was left. */
    void probe(ChangeSeal seal, ChangeHead head) {
        if (!whole(seal, head)) {
            throw new RecordUnwritableException(
                    "The last entry of the record of changes, " + head.last() + ", is missing or was edited",
                    LOOK + restored());
        }
        long next = head.last() + 1;
        try {
            table.insert(List.of(new AuditEntry(next, "", "", "", "", "", "")));
        } catch (DuplicateRowException e) {
            throw pastTheEnd(next);
        }
        table.remove(next);
    }

    /** The last entry must have the seal that the head knows, and its contents must be those that were sealed. */
    private boolean whole(ChangeSeal seal, ChangeHead head) {
        if (head.last() < head.first()) {
            return true;
        }
        String before = head.last() == head.first()
                ? head.anchor()
                : table.find(head.last() - 1).map(AuditEntry::seal).orElse("");
        return table.find(head.last())
                .filter(entry ->
                        entry.seal().equals(head.lastSeal()) && entry.seal().equals(seal.of(before, entry)))
                .isPresent();
    }
}
