package org.herkomst.app.store;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.herkomst.app.store.AuditReport.Finding;
import org.herkomst.core.audit.Change;
import org.jspecify.annotations.Nullable;

/** Goes on with a record that is not as it was left: what was wrong becomes an entry, and where its seals no longer fit all entries are sealed anew as they stand. */
final class ChangeAcceptance {
    private final Database database;
    private final ChangeTable table;
    private final ChangeChain chain;
    private final ChangeFounding founding;

    ChangeAcceptance(Database database, ChangeTable table, ChangeChain chain, ChangeFounding founding) {
        this.database = database;
        this.table = table;
        this.chain = chain;
        this.founding = founding;
    }

    /** Who accepts, why, and when. */
    record Why(String who, String reason, Instant at) {}

    /** What is accepted; the checkpoint where it could be read. */
    record Case(
            AuditReport report, Finding finding, @Nullable Checkpoint seen, boolean headless) {}

    /** The new head, and what was wrong. */
    record Accepted(ChangeHead head, Finding finding) {}

    /** Accepts it in the open transaction. */
    Accepted accept(ChangeSeal seal, Case found, Why why) {
        ChangeHead head = head(seal, found);
        TreeMap<String, String> details = new TreeMap<>();
        details.put("reason", why.reason());
        details.put("found", found.finding().kind().name().toLowerCase(Locale.ROOT));
        details.put("where", found.finding().place());
        details.put("record_ended_at", Long.toString(found.report().last()));
        Checkpoint seen = found.seen();
        details.put("checkpoint_saw", seen == null ? "unknown" : Long.toString(seen.last()));
        if (seen != null) {
            details.put(
                    "entries_missing",
                    Long.toString(Math.max(0, seen.last() - found.report().last())));
        }
        Change change = new Change(why.at(), why.who(), Change.Kind.RECORD_ACCEPTED, "record", details);
        return new Accepted(chain.append(seal, head, List.of(change)), found.finding());
    }

    private ChangeHead head(ChangeSeal seal, Case found) {
        if (found.finding().place().equals("audit.checkpoint")) {
            return table.head().orElseThrow(IllegalStateException::new);
        }
        if (found.headless() && table.last().isEmpty()) {
            return founding.begin(seal);
        }
        return resealed(seal);
    }

    /** Numbers and seals every entry anew; numbers only get lower, so none is met twice. */
    private ChangeHead resealed(ChangeSeal seal) {
        database.update("delete from change_configuration");
        table.removeHead();
        Iterator<AuditEntry> rows = table.from(Long.MIN_VALUE);
        ChangeHead head = null;
        while (rows.hasNext()) {
            AuditEntry row = rows.next();
            if (head == null) {
                head = new ChangeHead(
                        row.seq(), ChangeHead.NOTHING, row.seq() - 1, ChangeHead.NOTHING, seal.keyId(), "");
            }
            AuditEntry numbered = row.numbered(head.last() + 1);
            AuditEntry sealed = numbered.sealed(seal.of(head.lastSeal(), numbered));
            table.reseal(row.seq(), sealed);
            head = head.upTo(sealed);
        }
        ChangeHead sealed = head == null ? ChangeHead.empty(seal) : seal.sealed(head);
        table.insert(sealed);
        return sealed;
    }
}
