package org.herkomst.proofs.kills;

import java.util.ArrayList;
import java.util.List;
import org.herkomst.proofs.recovery.Truth;

/** A command of the application. */
enum Task {
    SYNC("sync", "nightly", "--confirm"),
    OPT_OUT("optout", "add", "--domain", Cast.SHAPE.domain(Cast.OPTED_OUT)),
    OPT_OUT_LATE("optout", "add", "--name", Cast.name(Cast.OPTS_OUT_LATE)),
    UPKEEP("upkeep"),
    BACKFILL("sync", "nightly", "--confirm");

    /** Visits among those of the first half whose days are read again. */
    private static final int BACKFILL_FROM = 40;

    private static final int BACKFILL_TO = 200;

    private final List<String> words;

    Task(String... words) {
        this.words = List.of(words);
    }

    /** Its words on the command line. */
    String[] words(Truth truth) {
        List<String> all = new ArrayList<>(words);
        if (this == BACKFILL) {
            all.addAll(List.of("--from", truth.day(BACKFILL_FROM).toString()));
            all.addAll(List.of("--to", truth.day(BACKFILL_TO).toString()));
        }
        all.addAll(List.of("--output", "json"));
        return all.toArray(String[]::new);
    }

    /** Whether it is a run, which tells what it did in a report. */
    boolean run() {
        return this == SYNC || this == BACKFILL;
    }
}
