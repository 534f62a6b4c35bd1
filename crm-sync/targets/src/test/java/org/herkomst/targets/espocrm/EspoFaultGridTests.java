package org.herkomst.targets.espocrm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.TargetException;
import org.herkomst.core.testing.Dealings;
import org.herkomst.core.testing.GridSample;
import org.herkomst.sandbox.espocrm.EspoFault;
import org.herkomst.sandbox.espocrm.EspoFault.Ending;
import org.herkomst.sandbox.espocrm.EspoSandbox;
import org.herkomst.targets.Targets;
import org.herkomst.targets.espocrm.EspoFaultGrid.Operation;
import org.herkomst.targets.espocrm.EspoFaultGrid.Scene;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer at every operation: the outcome is the grid's, nothing is doubled, lost or said wrongly. */
class EspoFaultGridTests {
    private static final int RECORDS = 3;
    private static final String REMOVED = "cHerkomstTopPages";

    static Stream<Arguments> cells() {
        return GridSample.of(EspoFaultGrid.ANSWERS.keySet().stream()
                .flatMap(answer -> Arrays.stream(Operation.values()).map(o -> Arguments.of(answer, o))));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("cells")
    void cell(String answer, Operation operation) {
        var given = Objects.requireNonNull(EspoFaultGrid.ANSWERS.get(answer));
        try (var cell = new Cell(operation.scene, given.slow() ? Duration.ofMillis(400) : Duration.ofSeconds(3))) {
            var log = cell.bench.sandbox.log();
            var lost = operation.loses();
            if (lost != null) {
                log.fault(r -> r.operation().equals(lost), 1, EspoFault.after(Ending.DROP));
            }
            log.fault(r -> operation.means(r, log), given.times(), given.fault());
            var outcome = cell.run();
            cell.keepsItsPromises();
            log.clearFaults();
            cell.bench.clock.pass(Duration.ofDays(1));
            assertThat(cell.again()).as("afterwards").isEqualTo("D");
            cell.isComplete();
            assertThat(outcome).as(answer + " at " + operation).isEqualTo(EspoFaultGrid.expected(answer, operation));
        }
    }

    @Test
    void aCellThatNobodyListedHasNoExpectation() {
        assertThat(EspoFaultGrid.expected("418", Operation.KEY)).isNull();
    }

    /** One installation, what the target does there, and what may never be. */
    private static final class Cell implements AutoCloseable {
        final EspoBench bench = new EspoBench();
        private final Scene scene;
        private final CrmTarget target;
        private final Dealings dealings = new Dealings();

        Cell(Scene scene, Duration timeOut) {
            this.scene = scene;
            prepare();
            target = Targets.open(bench.settings(bench.sandbox.url(), key(), timeOut));
            bench.sandbox.log().clear();
        }

        private String key() {
            return scene == Scene.PROVISION ? EspoSandbox.ADMIN : EspoSandbox.PUSH_KEY;
        }

        private void prepare() {
            switch (scene) {
                case CREATE -> {}
                case ADOPT -> people();
                case WITHDRAW -> dealings.takesBack(bench.receipts(EspoBench.many(RECORDS)), Ownership.MADE);
                case STRIP -> {
                    people();
                    dealings.takesBack(bench.receipts(EspoBench.many(RECORDS)), Ownership.ADOPTED);
                }
                case PROVISION -> {
                    bench.sandbox.state().dropsField(REMOVED);
                    bench.sandbox.state().duplicateCheck(List.of("name"));
                }
            }
        }

        private void people() {
            for (var record : EspoBench.many(RECORDS)) {
                bench.sandbox
                        .state()
                        .personAdds(Map.of("name", "A person's", "website", String.valueOf(record.domain())));
            }
        }

        String run() {
            return run(target);
        }

        /** A later run, by another process. */
        String again() {
            try (var later = bench.open(key())) {
                return run(later);
            }
        }

        private String run(CrmTarget with) {
            try {
                return switch (scene) {
                    case CREATE, ADOPT -> dealings.deliver(with, List.of(EspoBench.many(RECORDS)));
                    case WITHDRAW, STRIP -> dealings.withdraw(with, EspoBench.MAPPING);
                    case PROVISION -> {
                        with.provision(EspoBench.MAPPING);
                        yield "D";
                    }
                };
            } catch (TargetException e) {
                return "X";
            }
        }

        /** What holds at any time, whatever was answered. */
        void keepsItsPromises() {
            var log = bench.sandbox.log();
            if (scene == Scene.CREATE || scene == Scene.ADOPT) {
                assertThat(log.count("create") + log.count("update"))
                        .as("one look a request")
                        .isEqualTo(dealings.looks());
            }
            says();
        }

        private void says() {
            assertThat(bench.sandbox.log().violations()).isEmpty();
            var keys = new HashSet<String>();
            bench.sandbox.state().records().values().stream()
                    .map(r -> r.getOrDefault(Keys.KEY, ""))
                    .filter(k -> !k.isEmpty())
                    .forEach(k -> assertThat(keys.add(k)).as("doubled").isTrue());
            dealings.receipts().forEach(r -> {
                if (r.verdict().accepted()) {
                    assertThat(bench.there(r)).as("said to be there").containsAllEntriesOf(r.fields());
                } else {
                    assertThat(r.problem()).isNotNull();
                }
            });
            dealings.retracted().forEach(r -> {
                switch (r.outcome()) {
                    case DELETED ->
                        assertThat(bench.sandbox.state().records())
                                .as("said to be gone")
                                .doesNotContainKey(r.targetId());
                    case NOT_THERE, STRIPPED ->
                        assertThat(empty(r.targetId())).as("said to be empty").isTrue();
                    case DEFERRED, REFUSED -> assertThat(r.problem()).isNotNull();
                }
            });
        }

        private boolean empty(@Nullable String id) {
            return bench.sandbox.state().records().getOrDefault(String.valueOf(id), Map.of()).keySet().stream()
                    .noneMatch(f -> f.startsWith(Keys.PREFIX) && !f.equals(Keys.MARK));
        }

        /** Nothing is lost once EspoCRM answers again. */
        void isComplete() {
            says();
            var state = bench.sandbox.state();
            switch (scene) {
                case CREATE, ADOPT -> assertThat(state.records()).hasSize(RECORDS);
                case WITHDRAW -> assertThat(state.records()).isEmpty();
                case STRIP ->
                    assertThat(state.records())
                            .hasSize(RECORDS)
                            .allSatisfy((id, values) -> assertThat(empty(id)).isTrue());
                case PROVISION -> {
                    assertThat(state.fieldNames()).contains(REMOVED);
                    assertThat(state.duplicateCheck()).contains("name", Keys.KEY);
                }
            }
        }

        @Override
        public void close() {
            target.close();
            bench.close();
        }
    }
}
