package org.herkomst.proofs.kills;

import java.util.Optional;
import org.herkomst.sandbox.hubspot.Fault;

/** What is going on when the process is killed. */
enum Scenario {
    /** The first run. */
    FIRST(Start.OPTED_OUT, Task.SYNC),
    /** A run that finds new visits of companies that the CRM has. */
    GROWN(Start.HALF_WAY, Task.SYNC),
    /** The first run, and the CRM refuses a batch as a whole: it is halved. */
    HALVED(Start.OPTED_OUT, Task.SYNC),
    /** The first run, and the CRM carries a batch out without an answer: it is read back. */
    UNANSWERED(Start.OPTED_OUT, Task.SYNC),
    /** The first run, and the account is being moved: deliveries wait for three seconds. */
    DEFERRED(Start.OPTED_OUT, Task.SYNC),
    /** The first run, and the account is locked: the batch waits for two seconds, longer than a beat of the lease. */
    LOCKED(Start.OPTED_OUT, Task.SYNC),
    /** The first run, and the CRM says that a right is missing: what was claimed is given back. */
    REFUSED(Start.OPTED_OUT, Task.SYNC),
    /** The first run, and a company opts out while it goes on. */
    MEANWHILE(Start.OPTED_OUT, Task.SYNC),
    /** The opt-out, which is the first command on an empty database. */
    OPTOUT(Start.NOTHING, Task.OPT_OUT),
    /** The daily upkeep between two runs. */
    UPKEEP(Start.HALF_WAY, Task.UPKEEP),
    /** Days that are read again. */
    BACKFILL(Start.HALF_WAY, Task.BACKFILL);

    private final Start start;
    private final Task task;

    Scenario(Start start, Task task) {
        this.start = start;
        this.task = task;
    }

    /** What is there before. */
    Start start() {
        return start;
    }

    /** The command that is killed; it is given again afterwards. */
    Task task() {
        return task;
    }

    /** What the first batch meets, where it isn't carried out as it should be. */
    Optional<Fault> fault() {
        return switch (this) {
            case HALVED -> Optional.of(Fault.error(400, "VALIDATION_ERROR"));
            case UNANSWERED -> Optional.of(Fault.after(Fault.Ending.DROP));
            case DEFERRED ->
                Optional.of(Fault.error(477, "MIGRATION_IN_PROGRESS").with("Retry-After", "3"));
            case LOCKED -> Optional.of(Fault.error(423, "LOCKED"));
            case REFUSED -> Optional.of(Fault.error(403, "MISSING_SCOPES"));
            default -> Optional.empty();
        };
    }
}
