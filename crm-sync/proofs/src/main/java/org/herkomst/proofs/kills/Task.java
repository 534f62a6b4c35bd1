package org.herkomst.proofs.kills;

import java.util.stream.Stream;
import org.herkomst.proofs.recovery.Truth;

/** A command of the application. */
enum Task {
    SYNC,
    OPT_OUT,
    OPT_OUT_MADE,
    OPT_OUT_THERE,
    OPT_OUT_SENT,
    UPKEEP,
    BACKFILL;

    /** Visits among those of the first half whose days are read again. */
    private static final int BACKFILL_FROM = 40;

    private static final int BACKFILL_TO = 200;

    /** Its words on the command line. */
    String[] words(Truth truth) {
        return Stream.concat(command(truth), Stream.of("--output", "json")).toArray(String[]::new);
    }

    private Stream<String> command(Truth truth) {
        return switch (this) {
            case SYNC -> Stream.of("sync", "nightly", "--confirm");
            case OPT_OUT -> optOut("--domain", Cast.SHAPE.domain(Cast.OPTED_OUT));
            case OPT_OUT_MADE -> optOut("--name", Cast.name(Cast.MADE));
            case OPT_OUT_THERE -> optOut("--domain", Cast.SHAPE.domain(Cast.THERE));
            case OPT_OUT_SENT -> optOut("--name", Cast.name(Cast.SENT_FIRST));
            case UPKEEP -> Stream.of("upkeep");
            case BACKFILL -> Stream.concat(SYNC.command(truth), days(truth));
        };
    }

    private static Stream<String> optOut(String by, String company) {
        return Stream.of("optout", "add", by, company);
    }

    private static Stream<String> days(Truth truth) {
        String from = truth.day(BACKFILL_FROM).toString();
        return Stream.of("--from", from, "--to", truth.day(BACKFILL_TO).toString());
    }

    /** Whether it is a run, which tells what it did in a report. */
    boolean run() {
        return this == SYNC || this == BACKFILL;
    }
}
