package org.herkomst.targets.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.TargetException;
import org.herkomst.core.testing.Dealings;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import org.herkomst.targets.Targets;
import org.herkomst.targets.hubspot.FaultGrid.Operation;
import org.herkomst.targets.hubspot.FaultGrid.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer at every operation: the outcome is the grid's, nothing is doubled, lost or said wrongly. */
class HubSpotFaultGridTests {
    private static final int RECORDS = 3;

    static Stream<Arguments> cells() {
        return FaultGrid.ANSWERS.keySet().stream()
                .flatMap(answer -> Arrays.stream(Operation.values()).map(o -> Arguments.of(answer, o)));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("cells")
    void cell(String answer, Operation operation) {
        var given = Objects.requireNonNull(FaultGrid.ANSWERS.get(answer));
        try (var cell = new Cell(operation.scene, given.slow() ? Duration.ofMillis(400) : Duration.ofSeconds(3))) {
            var sandbox = cell.bench.sandbox;
            if (operation == Operation.BACK) {
                cell.losesTheFirstWrite();
            }
            sandbox.faults().where(r -> operation.means(r, sandbox), given.times(), given.fault());
            var outcome = cell.run();
            cell.keepsItsPromises();
            sandbox.faults().clear();
            cell.bench.clock.pass(Duration.ofDays(1));
            assertThat(cell.again()).as("afterwards").isEqualTo("D");
            cell.isComplete();
            assertThat(outcome).as(answer + " at " + operation).isEqualTo(FaultGrid.expected(answer, operation));
        }
    }

    @Test
    void aCellThatNobodyListedHasNoExpectation() {
        assertThat(FaultGrid.expected("418", Operation.KEY)).isNull();
    }

    /** One account, what the target does there, and what may never be. */
    private static final class Cell implements AutoCloseable {
        final Bench bench = new Bench();
        private final Scene scene;
        private final CrmTarget target;
        private final Dealings dealings = new Dealings();

        Cell(Scene scene, Duration timeOut) {
            this.scene = scene;
            var key = scene == Scene.PROVISION ? HubSpotSandbox.SETUP_KEY : HubSpotSandbox.PUSH_KEY;
            prepare();
            target = Targets.open(bench.settings(bench.sandbox.url(), key, timeOut));
            bench.sandbox.log().clear();
        }

        private void prepare() {
            switch (scene) {
                case CREATE -> {}
                case ADOPT -> {
                    for (var record : records()) {
                        bench.sandbox.account().personAdds(java.util.Map.of("domain", String.valueOf(record.domain())));
                    }
                    bench.clock.pass(Duration.ofSeconds(6));
                }
                case WITHDRAW -> dealings.takesBack(bench.receipts(Bench.many(RECORDS)), Ownership.MADE);
                case PROVISION -> bench.sandbox.account().dropsProperty("herkomst_top_pages");
            }
        }

        private static List<CrmRecord> records() {
            return List.of(Bench.many(RECORDS));
        }

        void losesTheFirstWrite() {
            bench.sandbox
                    .faults()
                    .next(
                            "batch/upsert",
                            1,
                            org.herkomst.sandbox.hubspot.Fault.after(org.herkomst.sandbox.hubspot.Fault.Ending.DROP));
        }

        String run() {
            return run(target);
        }

        /** A later run, by another process. */
        String again() {
            var key = scene == Scene.PROVISION ? HubSpotSandbox.SETUP_KEY : HubSpotSandbox.PUSH_KEY;
            try (var later = bench.open(key)) {
                return run(later);
            }
        }

        private String run(CrmTarget with) {
            try {
                return switch (scene) {
                    case CREATE, ADOPT -> dealings.deliver(with, records());
                    case WITHDRAW -> dealings.withdraw(with, Bench.MAPPING);
                    case PROVISION -> provision(with);
                };
            } catch (TargetException e) {
                return "X";
            }
        }

        private static String provision(CrmTarget with) {
            with.provision(Bench.MAPPING);
            return "D";
        }

        /** What holds at any time, whatever was answered. */
        void keepsItsPromises() {
            var log = bench.sandbox.log();
            assertThat(log.violations()).isEmpty();
            var companies = bench.sandbox.account().companies();
            var keys = new HashSet<String>();
            companies.values().stream()
                    .map(c -> c.get("herkomst_key"))
                    .filter(Objects::nonNull)
                    .forEach(k -> assertThat(keys.add(k)).as("doubled").isTrue());
            if (scene == Scene.CREATE || scene == Scene.ADOPT) {
                assertThat(log.count("batch/upsert") + log.count("batch/update"))
                        .as("one look a request")
                        .isEqualTo(dealings.looks());
            }
            dealings.accepted().forEach(this::isThere);
            dealings.retracted().stream()
                    .filter(r -> r.outcome() == Outcome.DELETED || r.outcome() == Outcome.NOT_THERE)
                    .forEach(r -> assertThat(companies).as("said to be gone").doesNotContainKey(r.targetId()));
            dealings.refusalsSayWhy();
        }

        private void isThere(Receipt receipt) {
            assertThat(bench.sandbox
                            .account()
                            .company("herkomst_key", receipt.key().value()))
                    .as("said to be there")
                    .hasValueSatisfying(values -> assertThat(values).containsAllEntriesOf(receipt.fields()));
        }

        /** Nothing is lost once HubSpot answers again. */
        void isComplete() {
            keepsItsPromisesButLooks();
            var companies = bench.sandbox.account().companies();
            switch (scene) {
                case CREATE, ADOPT -> assertThat(companies).hasSize(RECORDS);
                case WITHDRAW -> assertThat(companies).isEmpty();
                case PROVISION ->
                    assertThat(bench.sandbox.account().propertyNames()).contains("herkomst_top_pages");
            }
        }

        private void keepsItsPromisesButLooks() {
            assertThat(bench.sandbox.log().violations()).isEmpty();
            dealings.receipts().forEach(this::isThere);
        }

        @Override
        public void close() {
            target.close();
            bench.close();
        }
    }
}
