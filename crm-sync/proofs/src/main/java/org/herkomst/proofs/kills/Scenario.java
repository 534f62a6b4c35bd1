package org.herkomst.proofs.kills;

import java.util.List;
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
    /** The first run, and a company of the first batch opts out while that batch is made ready. */
    MEANWHILE(Start.OPTED_OUT, Task.SYNC),
    /** The first run, and a company that was sent in it opts out before the next. */
    SENT(Start.OPTED_OUT, Task.SYNC),
    /** A run that takes back what two companies have in the CRM: one that we made, and one that a person had made. */
    WITHDRAWAL(Start.HALF_WAY, Task.SYNC),
    /** The opt-out of a company that the CRM has. */
    OBJECTION(Start.HALF_WAY, Task.OPT_OUT_MADE),
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

    /** Commands before the one that is killed. */
    List<Task> before() {
        return this == WITHDRAWAL ? List.of(Task.OPT_OUT_MADE, Task.OPT_OUT_THERE) : List.of();
    }

    /** Commands after the kill and before the recovery. */
    List<Task> after() {
        return this == SENT ? List.of(Task.OPT_OUT_SENT) : List.of();
    }

    /** Companies that must not be in the CRM in the end, besides the one that opted out at the start. */
    List<Integer> gone() {
        return switch (this) {
            case MEANWHILE, SENT -> List.of(Cast.SENT_FIRST);
            case OBJECTION -> List.of(Cast.MADE);
            case WITHDRAWAL -> List.of(Cast.MADE, Cast.THERE);
            default -> List.of();
        };
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
