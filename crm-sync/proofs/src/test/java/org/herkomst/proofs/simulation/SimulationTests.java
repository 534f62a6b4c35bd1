package org.herkomst.proofs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTests {
    /** The first of the proof's: a build then finds what the proof would. */
    private static final long FIRST = 1;

    private static final int SEEDS = 2_000;

    @Test
    void nothingIsLostDoubledLateOrLeftBehind() {
        Simulation simulation = new Simulation(done -> {}).run(FIRST, SEEDS, 2);
        assertThat(simulation.failures()).isEmpty();
        assertThat(simulation.seeds()).isEqualTo(SEEDS);
        assertThat(simulation.crashes()).isGreaterThan(8L * SEEDS);
        assertThat(simulation.httpFaults()).isGreaterThan(7L * SEEDS);
        assertThat(simulation.optOuts()).isGreaterThan(4L * SEEDS);
    }

    /** Without the numbers that the target gives its requests: they go on through the life of the process. */
    private static List<String> trace() {
        return Simulation.trace(FIRST).stream()
                .map(line -> line.replaceAll("TraceId\":\"[^\"]*\"", "TraceId\":\"\""))
                .toList();
    }

    @Test
    void aSeedGivesTheSameRunAgain() {
        assertThat(trace()).hasSizeGreaterThan(100).isEqualTo(trace());
        long digest = new Simulation(done -> {}).run(FIRST, 3, 1).digest();
        assertThat(new Simulation(done -> {}).run(FIRST, 3, 2).digest()).isEqualTo(digest);
    }
}
