package org.herkomst.app.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.herkomst.core.run.RunReport;

/** A line every two seconds of long work. */
final class Progress {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private final Clock clock;
    private final Consumer<String> line;
    private Instant last;

    Progress(Clock clock, Consumer<String> line) {
        this.clock = clock;
        this.line = line;
        this.last = clock.instant();
    }

    void tell(RunReport report) {
        Instant now = clock.instant();
        if (Duration.between(last, now).compareTo(EVERY) > 0) {
            last = now;
            line.accept(String.format(
                    Locale.ROOT,
                    "%,d visits read, %,d companies, %,d records sent",
                    report.visits.read(),
                    report.companies.seen(),
                    report.writes.attempted()));
        }
    }
}
