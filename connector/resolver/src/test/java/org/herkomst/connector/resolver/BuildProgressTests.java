package org.herkomst.connector.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herkomst.connector.resolver.Indexes.file;
import static org.herkomst.connector.resolver.Indexes.input;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who builds an index of many records sees how far it is. */
class BuildProgressTests {
    @TempDir
    Path folder;

    private final List<String> lines = new ArrayList<>();

    /** Each look at this clock takes as long as is said. */
    private static Clock clock(long seconds) {
        AtomicLong now = new AtomicLong();
        InstantSource time = () -> Instant.ofEpochSecond(now.addAndGet(seconds));
        return time.withZone(ZoneOffset.UTC);
    }

    private void build(long seconds) throws IOException {
        Path dump = file(
                folder,
                "dump.txt",
                IntStream.range(0, 2048)
                        .mapToObj(i -> "inetnum: 198.18." + i / 128 + "." + i % 128 * 2 + " - 198.18." + i / 128 + "."
                                + (i % 128 * 2 + 1) + "\nnetname: N" + i + "\ndescr: Fictional " + i
                                + " B.V.\ncountry: NL\nstatus: ASSIGNED PA\nsource: RIPE\n\n")
                        .collect(Collectors.joining()));
        ResolverSettings settings = new ResolverSettings(
                List.of(input("rpsl", dump), input("ranges", file(folder, "ranges.csv", """
                        range,name
                        203.0.113.0/24,Fictional Bakery B.V.
                        """))), 0.7);
        new IndexBuilder(settings, ConfidenceModel.shipped(), new BuildProgress(clock(seconds), lines::add))
                .build(folder.resolve("resolver.index"));
    }

    @Test
    void eachStepIsSaidAndALongOneAgainAndAgain() throws IOException {
        build(3);
        assertThat(lines)
                .containsSubsequence(
                        "Reading input 1 of 2: rpsl dump.txt",
                        "  1,024 records read",
                        "  2,048 records read",
                        "Reading input 2 of 2: ranges ranges.csv");
        assertThat(lines).filteredOn(line -> line.startsWith("Joining what")).hasSize(1);
        assertThat(lines).filteredOn(line -> line.startsWith("Deciding on")).hasSize(1);
        assertThat(lines).last().asString().endsWith("places decided");
    }

    @Test
    void shortStepsSayNoMoreThanThatTheyBegin() throws IOException {
        build(0);
        assertThat(lines)
                .hasSize(4)
                .noneMatch(line -> line.contains("records read") || line.contains("places decided"));
    }
}
