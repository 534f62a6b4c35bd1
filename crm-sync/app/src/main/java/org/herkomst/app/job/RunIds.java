package org.herkomst.app.job;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Ids of runs: sortable by time, and different for runs of one millisecond. */
final class RunIds {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    private RunIds() {}

    static String next(Instant now) {
        return TIME.format(now) + String.format("-%04x", RANDOM.nextInt(0x10000));
    }
}
