package org.herkomst.targets.odoo;

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
import org.herkomst.sandbox.odoo.Fault;
import org.herkomst.sandbox.odoo.Fault.Ending;
import org.herkomst.sandbox.odoo.OdooSandbox;
import org.herkomst.targets.Targets;
import org.herkomst.targets.odoo.FaultGrid.Operation;
import org.herkomst.targets.odoo.FaultGrid.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer at every operation, in both dialects: the outcome is the grid's, nothing is doubled, lost or said wrongly. */
class OdooFaultGridTests {
    private static final int RECORDS = 3;

    static Stream<Arguments> cells() {
        return GridSample.of(FaultGrid.ANSWERS.keySet().stream()
                .flatMap(answer -> Arrays.stream(Operation.values())
                        .flatMap(o -> Stream.of(17, 19).map(version -> Arguments.of(answer, o, version)))));
    }

    @ParameterizedTest(name = "{0} at {1} of {2}")
    @MethodSource("cells")
    void cell(String answer, Operation operation, int version) {
        var given = Objects.requireNonNull(FaultGrid.ANSWERS.get(answer));
        var timeOut = given.slow() ? Duration.ofMillis(400) : Duration.ofSeconds(3);
        try (var cell = new Cell(version, operation.scene, timeOut)) {
            var sandbox = cell.bench.sandbox;
            if (operation == Operation.BACK) {
                sandbox.faults().next("res.partner/load", 1, Fault.after(Ending.DROP));
            }
            sandbox.faults().where(r -> operation.means(r, sandbox), given.times(), given.fault());
            var outcome = cell.run();
            cell.keepsItsPromises();
            sandbox.faults().clear();
            cell.bench.clock.pass(Duration.ofDays(1));
            assertThat(cell.again()).as("afterwards").isEqualTo("D");
            cell.isComplete();
            assertThat(outcome)
                    .as(answer + " at " + operation)
                    .isEqualTo(FaultGrid.expected(version, answer, operation));
        }
    }

    @Test
    void aCellThatNobodyListedHasNoExpectation() {
        assertThat(FaultGrid.expected(17, "418", Operation.KEY)).isNull();
    }

    /** One database, what the target does there, and what may never be. */
    private static final class Cell implements AutoCloseable {
        final Bench bench;
        private final Scene scene;
        private final CrmTarget target;
        private final Dealings dealings = new Dealings();

        Cell(int version, Scene scene, Duration timeOut) {
            this.bench = new Bench(version);
            this.scene = scene;
            prepare();
            target = Targets.open(bench.settings(bench.sandbox.url(), key(), timeOut));
            bench.sandbox.log().clear();
        }

        private String key() {
            return scene == Scene.PROVISION ? OdooSandbox.SETUP_KEY : OdooSandbox.PUSH_KEY;
        }

        private void prepare() {
            switch (scene) {
                case CREATE -> {}
                case ADOPT -> people();
                case WITHDRAW -> dealings.takesBack(bench.receipts(Bench.many(RECORDS)), Ownership.MADE);
                case STRIP -> {
                    people();
                    dealings.takesBack(bench.receipts(Bench.many(RECORDS)), Ownership.ADOPTED);
                }
                case PROVISION -> bench.sandbox.database().dropsField("x_herkomst_top_pages");
            }
        }

        private void people() {
            for (var record : Bench.many(RECORDS)) {
                bench.sandbox
                        .database()
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
                    case CREATE, ADOPT -> dealings.deliver(with, List.of(Bench.many(RECORDS)));
                    case WITHDRAW, STRIP -> dealings.withdraw(with, Bench.MAPPING);
                    case PROVISION -> {
                        with.provision(Bench.MAPPING);
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
            assertThat(log.violations()).isEmpty();
            if (scene == Scene.CREATE || scene == Scene.ADOPT) {
                assertThat(log.count("res.partner/load") + log.count("res.partner/write"))
                        .as("one look a request")
                        .isEqualTo(dealings.looks());
            }
            says();
        }

        private void says() {
            var records = bench.sandbox.database().records();
            var keys = new HashSet<String>();
            records.values().stream()
                    .map(r -> r.get(Keys.KEY))
                    .filter(Objects::nonNull)
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
                    case DELETED, NOT_THERE ->
                        assertThat(empty(r.targetId())).as("said to be gone").isTrue();
                    case STRIPPED ->
                        assertThat(empty(r.targetId())).as("said to be empty").isTrue();
                    case DEFERRED, REFUSED -> assertThat(r.problem()).isNotNull();
                }
            });
        }

        private boolean empty(@org.jspecify.annotations.Nullable String id) {
            return bench.sandbox.database().records().getOrDefault(String.valueOf(id), Map.of()).keySet().stream()
                    .noneMatch(f -> f.startsWith(Keys.PREFIX) && !f.equals(Keys.MARK));
        }

        /** Nothing is lost once Odoo answers again. */
        void isComplete() {
            assertThat(bench.sandbox.log().violations()).isEmpty();
            says();
            var records = bench.sandbox.database().records();
            switch (scene) {
                case CREATE, ADOPT -> assertThat(records).hasSize(RECORDS);
                case WITHDRAW ->
                    records.keySet().forEach(id -> assertThat(empty(id)).isTrue());
                case STRIP -> {
                    assertThat(records).hasSize(RECORDS);
                    records.keySet().forEach(id -> assertThat(empty(id)).isTrue());
                }
                case PROVISION ->
                    assertThat(bench.sandbox.database().fieldNames()).contains("x_herkomst_top_pages");
            }
        }

        @Override
        public void close() {
            target.close();
            bench.close();
        }
    }
}
