package org.herkomst.targets.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.TargetException;
import org.herkomst.core.testing.Dealings;
import org.herkomst.core.testing.GridSample;
import org.herkomst.targets.webhook.WebhookFaultGrid.Operation;
import org.herkomst.targets.webhook.WebhookFaultGrid.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer at every operation: the outcome is the grid's, nothing is doubled, lost or said wrongly. */
class WebhookFaultGridTests {
    private static final int RECORDS = 3;

    static Stream<Arguments> cells() {
        return GridSample.of(WebhookFaultGrid.ANSWERS.keySet().stream()
                .flatMap(answer -> Arrays.stream(Operation.values()).map(o -> Arguments.of(answer, o))));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("cells")
    void cell(String answer, Operation operation) {
        var given = Objects.requireNonNull(WebhookFaultGrid.ANSWERS.get(answer));
        try (var cell = new Cell(operation.scene, given.slow() ? Duration.ofMillis(400) : Duration.ofSeconds(3))) {
            var receiver = cell.bench.receiver;
            if (operation.alone) {
                receiver.fault(r -> true, 1, ReceiverFault.answer(422, ""));
            }
            receiver.fault(operation::means, given.times(), given.fault());
            var outcome = cell.run();
            cell.keepsItsPromises();
            receiver.clearFaults();
            cell.bench.clock.pass(Duration.ofDays(1));
            assertThat(cell.again()).as("afterwards").isEqualTo("D");
            cell.isComplete();
            assertThat(outcome).as(answer + " at " + operation).isEqualTo(WebhookFaultGrid.expected(answer, operation));
        }
    }

    @Test
    void aCellThatNobodyListedHasNoExpectation() {
        assertThat(WebhookFaultGrid.expected("418", Operation.CREATE)).isNull();
    }

    /** One receiver, what it is told, and what may never be. */
    private static final class Cell implements AutoCloseable {
        final WebhookBench bench = new WebhookBench();
        private final Scene scene;
        private final CrmTarget target;
        private final List<CrmRecord> records = new ArrayList<>();
        private final Dealings dealings = new Dealings();

        Cell(Scene scene, Duration timeOut) {
            this.scene = scene;
            records.addAll(List.of(WebhookBench.many(RECORDS, 7)));
            if (scene == Scene.CHANGE || scene == Scene.WITHDRAW) {
                records.clear();
                var changed = WebhookBench.many(RECORDS, 8);
                var before = bench.receipts(WebhookBench.many(RECORDS, 7));
                before.forEach(receipt -> records.add(WebhookBench.known(changed[records.size()], receipt)));
                dealings.takesBack(before, Ownership.MADE);
            }
            target = bench.open(timeOut);
            bench.receiver.clear();
        }

        String run() {
            return run(target);
        }

        /** A later run, by another process. */
        String again() {
            try (var later = bench.open(Duration.ofSeconds(3))) {
                return run(later);
            }
        }

        private String run(CrmTarget with) {
            try {
                return switch (scene) {
                    case CREATE, CHANGE -> dealings.deliver(with, records);
                    case WITHDRAW -> dealings.withdraw(with, WebhookBench.MAPPING);
                    case CHECK -> with.check(WebhookBench.MAPPING).problems().isEmpty() ? "D" : "X";
                };
            } catch (TargetException e) {
                return "X";
            }
        }

        /** What holds at any time, whatever was answered. */
        void keepsItsPromises() {
            if (scene == Scene.CREATE || scene == Scene.CHANGE) {
                assertThat(bench.receiver.requests()).as("one look a request").hasSize(dealings.looks());
            }
            says();
        }

        private void says() {
            assertThat(bench.receiver.violations()).isEmpty();
            dealings.receipts().forEach(r -> {
                if (r.verdict().accepted()) {
                    assertThat(bench.receiver.records().of(r.key().value()))
                            .as("said to be there")
                            .isNotNull()
                            .containsAllEntriesOf(r.fields());
                } else {
                    assertThat(r.problem()).isNotNull();
                }
            });
            dealings.retracted().forEach(r -> {
                if (r.outcome() == Outcome.DELETED || r.outcome() == Outcome.NOT_THERE) {
                    assertThat(bench.receiver.records().of(r.key().value()))
                            .as("said to be gone")
                            .isNull();
                } else {
                    assertThat(r.problem()).isNotNull();
                }
            });
        }

        /** Nothing is lost once the receiver answers again. */
        void isComplete() {
            says();
            switch (scene) {
                case CREATE, CHANGE ->
                    assertThat(bench.receiver.records().all()).hasSize(RECORDS);
                case WITHDRAW -> assertThat(bench.receiver.records().all()).isEmpty();
                case CHECK -> {}
            }
        }

        @Override
        public void close() {
            target.close();
            bench.close();
        }
    }
}
