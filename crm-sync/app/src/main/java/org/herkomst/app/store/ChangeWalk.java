package org.herkomst.app.store;

import java.util.Iterator;
import java.util.Optional;
import org.herkomst.app.store.AuditReport.Finding;
import org.herkomst.app.store.AuditReport.Kind;

/** A walk along the entries, from the anchor to the head; one page of them is in memory at a time. */
final class ChangeWalk {
    private final ChangeTable table;
    private final ChangeSeal seal;
    private final ChangeHead head;

    ChangeWalk(ChangeTable table, ChangeSeal seal, ChangeHead head) {
        this.table = table;
        this.seal = seal;
        this.head = head;
    }

    /** The first thing that is wrong with the entries. */
    Optional<Finding> wrong() {
        return wrong(head.last());
    }

    /** The same up to an entry. */
    Optional<Finding> wrong(long upTo) {
        String before = head.anchor();
        long expected = head.first();
        Iterator<AuditEntry> rows = table.from(Long.MIN_VALUE);
        while (expected <= upTo && rows.hasNext()) {
            AuditEntry row = rows.next();
            if (row.seq() < expected) {
                return found(Kind.INSERTED, row.seq(), "stands before the first entry of the record");
            }
            if (row.seq() > expected) {
                return found(Kind.MISSING, expected, "is missing, the next one there is " + row.seq());
            }
            if (!seal.of(before, row).equals(row.seal())) {
                return Optional.of(misfit(before, row));
            }
            before = row.seal();
            expected++;
        }
        return upTo < head.last() ? Optional.empty() : end(expected, before, rows);
    }

    private Optional<Finding> end(long expected, String before, Iterator<AuditEntry> rows) {
        if (expected <= head.last()) {
            return found(
                    Kind.CUT_OFF,
                    expected,
                    "is missing, and with it all up to entry " + head.last() + ": the record's end was cut off");
        }
        if (rows.hasNext()) {
            return found(Kind.INSERTED, rows.next().seq(), "stands past the end of the record");
        }
        if (!before.equals(head.lastSeal())) {
            return found(Kind.EDITED, head.last(), "is not the one that the head row ends with");
        }
        return Optional.empty();
    }

    /** What was done to an entry that its seal does not fit. */
    private Finding misfit(String before, AuditEntry row) {
        long at = row.seq();
        // So many were lost, where the rest was renumbered to close the gap.
        long lost = head.last() - table.last().orElse(head.last());
        if (lost > 0 && row.seal().equals(head.lastSeal())) {
            return missing(at);
        }
        String previous = row.seal();
        Iterator<AuditEntry> later = table.from(at + 1);
        while (later.hasNext()) {
            AuditEntry other = later.next();
            if (lost > 0
                    && other.seq() == at + 1
                    && seal.of(row.seal(), other.numbered(other.seq() + lost)).equals(other.seal())) {
                return missing(at);
            }
            String here = seal.of(before, other.numbered(at));
            if (here.equals(row.seal()) || (here.equals(other.seal()) && belongs(row, other, previous))) {
                return new Finding(
                        Kind.SWAPPED, place(at), "Entry " + at + " has changed places with entry " + other.seq() + ".");
            }
            if (here.equals(other.seal())) {
                return new Finding(
                        Kind.INSERTED,
                        place(at),
                        "Entry " + at + " was put in: what was entry " + at + " is entry " + other.seq() + " now.");
            }
            previous = other.seal();
        }
        return new Finding(Kind.EDITED, place(at), "Entry " + at + " was edited: its seal does not fit what it says.");
    }

    /** Whether a row belongs in the place of another one, that belongs in its place. */
    private boolean belongs(AuditEntry row, AuditEntry other, String previous) {
        boolean neighbours = other.seq() == row.seq() + 1;
        return seal.of(neighbours ? other.seal() : previous, row.numbered(other.seq()))
                .equals(row.seal());
    }

    private static Finding missing(long seq) {
        return new Finding(Kind.MISSING, place(seq), "Entry " + seq + " is missing; the later ones were renumbered.");
    }

    private static Optional<Finding> found(Kind kind, long seq, String what) {
        return Optional.of(new Finding(kind, place(seq), "Entry " + seq + " " + what + "."));
    }

    private static String place(long seq) {
        return "entry " + seq;
    }
}
