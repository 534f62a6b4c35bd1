package org.herkomst.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.herkomst.app.job.SyncOutcome;
import org.herkomst.core.run.RunReport;
import org.herkomst.core.run.VisitCounts.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTests {
    private static final Set<Outcome> SHOWN = EnumSet.of(
            Outcome.BOT,
            Outcome.EXCLUDED,
            Outcome.MASKED,
            Outcome.UNKNOWN,
            Outcome.ISP_OR_HOSTING,
            Outcome.AMBIGUOUS,
            Outcome.RESOLVED);

    @TempDir
    Path folder = Path.of("");

    private final List<String> progress = new ArrayList<>();

    private Demo prepare(boolean fresh) {
        return Demo.prepare(folder.resolve("a demo"), fresh, Clock.systemUTC(), progress::add);
    }

    @Test
    void firstRunShowsEveryKindAndTheSecondAttemptsNothing() {
        RunReport first = run().report();
        assertThat(first.gaps()).isEmpty();
        assertThat(SHOWN).allMatch(outcome -> first.visits.get(outcome) > 0);
        assertThat(first.companies.optedOut).isEqualTo(1);
        assertThat(first.companies.withheld).isEqualTo(3);
        assertThat(first.writes.created).isGreaterThan(10);
        assertThat(first.writes.adopted).isEqualTo(1);
        assertThat(first.writes.ambiguous).isEqualTo(1);
        assertThat(first.writes.attempted()).isEqualTo(first.writes.created + 2);

        SyncOutcome second = run();
        assertThat(second.exitCode()).isZero();
        assertThat(second.report().gaps()).isEmpty();
        assertThat(second.report().writes.attempted()).isZero();
        assertThat(second.report().companies.unchanged).isEqualTo(first.companies.added);
    }

    private SyncOutcome run() {
        try (Demo demo = prepare(false)) {
            return demo.run();
        }
    }

    @Test
    void freshEmptiesOnlyTheDemosOwnFolder() throws IOException {
        prepare(false).close();
        Path left = Files.writeString(folder.resolve("a demo").resolve("left.txt"), "x");
        prepare(true).close();
        assertThat(left).doesNotExist();

        Files.delete(folder.resolve("a demo").resolve(".herkomst-demo"));
        Path own = Files.writeString(folder.resolve("a demo").resolve("own.txt"), "x");
        assertThatThrownBy(() -> prepare(true)).isInstanceOf(DemoException.class);
        assertThat(own).exists();
    }
}
