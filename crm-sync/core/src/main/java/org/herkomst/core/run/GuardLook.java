package org.herkomst.core.run;

import org.herkomst.core.delivery.Ledger;

/** The guards' look at what a comparison found: a run that would change too much stops and asks. */
final class GuardLook {
    private static final long FEWEST = 20;

    private final SyncOptions options;
    private final Ledger ledger;

    GuardLook(SyncOptions options, Ledger ledger) {
        this.options = options;
        this.ledger = ledger;
    }

    /** Stops a run that nobody passed. */
    void look(Tally tally) {
        long held = ledger.size(options.target());
        creations(tally, held);
        long most = most(held);
        if (tally.withdrawn.size() > most && !tally.stopped) {
            stop(tally, tally.withdrawn.size() + " records would be withdrawn, over the limit of " + most);
        }
    }

    private long most(long held) {
        return Math.max(FEWEST, (long) (options.guards().share() * held));
    }

    private void stop(Tally tally, String why) {
        tally.guard = why;
        tally.stopped = !options.confirmed() && !options.dryRun();
        if (tally.stopped) {
            tally.problem(
                    "HK-GRD-001", Problem.Category.CONFIG, why, "Look at a dry run, then run sync with --confirm.");
        }
    }

    private void creations(Tally tally, long held) {
        long creations = options.first() > 0 ? Math.min(options.first(), tally.creations) : tally.creations;
        long most = held == 0 ? options.guards().firstRunCreations() : most(held);
        if (creations > most) {
            stop(tally, creations + " records would be created, over the limit of " + most);
        }
    }
}
