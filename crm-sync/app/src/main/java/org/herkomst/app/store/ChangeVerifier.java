package org.herkomst.app.store;

import java.util.Optional;
import org.herkomst.app.store.AuditReport.Finding;
import org.herkomst.app.store.AuditReport.Kind;
import org.herkomst.core.audit.RecordUnwritableException;

/** Looks through the whole record: entries, head, what was noted of the configuration, checkpoint. All calls within a transaction that sees one state. */
final class ChangeVerifier {
    private final ChangeTable table;
    private final ChangeChain chain;
    private final ConfigurationNote note;

    ChangeVerifier(ChangeTable table, ChangeChain chain, ConfigurationNote note) {
        this.table = table;
        this.chain = chain;
        this.note = note;
    }

    /** What a checkpoint file holds, read before the transaction began. */
    record Seen(Optional<Checkpoint> checkpoint, Optional<String> fault) {
        static Seen read(AuditFiles files, ChangeSeal seal) {
            try {
                return new Seen(files.checkpoint().read(seal), Optional.empty());
            } catch (RecordUnwritableException e) {
                return new Seen(Optional.empty(), Optional.of(e.problem().example() + "."));
            }
        }
    }

    AuditReport verify(ChangeSeal seal, Seen seen) {
        Optional<ChangeHead> head = table.head();
        if (head.isEmpty()) {
            return new AuditReport(1, 0, ChangeHead.NOTHING, headless(seen));
        }
        ChangeHead h = head.get();
        Finding finding = entries(seal, h)
                .or(() -> note.wrong(seal))
                .or(() -> checkpoint(h, seen))
                .orElse(null);
        return new AuditReport(h.first(), h.last(), h.lastSeal(), finding);
    }

    private static Finding headless(Seen seen) {
        return seen.checkpoint()
                .filter(c -> c.last() > 0)
                .map(c -> new Finding(
                        Kind.RESTORED,
                        "the head row",
                        "This database holds no record of changes, but one with " + c.last()
                                + " entries was kept: it is a new or an older database."))
                .orElseGet(() -> new Finding(Kind.MISSING, "the head row", "The head row of the record is missing."));
    }

    private Optional<Finding> entries(ChangeSeal seal, ChangeHead head) {
        if (!head.keyId().equals(seal.keyId())) {
            return Optional.of(new Finding(
                    Kind.EDITED,
                    "the head row",
                    "The record was sealed with another audit.key than the one in the data folder, or its head row was"
                            + " edited."));
        }
        Optional<Finding> edited = seal.fits(head)
                ? Optional.empty()
                : Optional.of(new Finding(
                        Kind.EDITED, "the head row", "The head row was edited: its seal does not fit what it says."));
        Optional<Finding> entries = new ChangeWalk(table, seal, head).wrong();
        // A walk that is led by an edited head strays; an entry that is damaged itself is the first place all the same.
        return edited.isPresent() && entries.filter(f -> strayed(f, head)).isPresent()
                ? edited
                : entries.or(() -> edited);
    }

    private static boolean strayed(Finding finding, ChangeHead head) {
        return finding.kind() == Kind.CUT_OFF
                || finding.kind() == Kind.INSERTED
                || finding.place().equals("entry " + head.first())
                || finding.place().equals("entry " + head.last());
    }

    private Optional<Finding> checkpoint(ChangeHead head, Seen seen) {
        if (seen.fault().isPresent()) {
            return seen.fault().map(text -> new Finding(Kind.EDITED, "audit.checkpoint", text));
        }
        try {
            chain.mustAgree(head, seen.checkpoint());
            return Optional.empty();
        } catch (RecordUnwritableException e) {
            Kind kind = seen.checkpoint().isPresent() ? Kind.RESTORED : Kind.MISSING;
            return Optional.of(new Finding(kind, "audit.checkpoint", e.problem().example() + "."));
        }
    }
}
