package org.herkomst.targets.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.TargetException;
import org.herkomst.core.testing.Dealings;
import org.herkomst.core.testing.GridSample;
import org.herkomst.sandbox.salesforce.Fault;
import org.herkomst.sandbox.salesforce.Fault.Ending;
import org.herkomst.sandbox.salesforce.Logins;
import org.herkomst.targets.Targets;
import org.herkomst.targets.salesforce.SalesforceFaultGrid.Operation;
import org.herkomst.targets.salesforce.SalesforceFaultGrid.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer at every operation: the outcome is the grid's, nothing is doubled, lost or said wrongly. */
class SalesforceFaultGridTests {
    static Stream<Arguments> cells() {
        return GridSample.of(SalesforceFaultGrid.ANSWERS.keySet().stream()
                .flatMap(answer -> Arrays.stream(Operation.values()).map(o -> Arguments.of(answer, o))));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("cells")
    void cell(String answer, Operation operation) {
        var given = Objects.requireNonNull(SalesforceFaultGrid.ANSWERS.get(answer));
        try (var cell = new Cell(operation.scene, given.slow() ? Duration.ofMillis(400) : Duration.ofSeconds(3))) {
            var sandbox = cell.bench.sandbox;
            if (operation == Operation.BACK) {
                sandbox.faults().next("upsert", 1, Fault.after(Ending.DROP));
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
                    .isEqualTo(SalesforceFaultGrid.expected(answer, operation));
        }
    }

    @Test
    void aCellThatNobodyListedHasNoExpectation() {
        assertThat(SalesforceFaultGrid.expected("418", Operation.KEY)).isNull();
    }

    /** One account, what the target does there, and what may never be. */
    private static final class Cell implements AutoCloseable {
        final SalesforceBench bench = new SalesforceBench(2);
        private final Scene scene;
        private final CrmTarget target;
        private final List<CrmRecord> records =
                new ArrayList<>(List.of(SalesforceBench.many(SalesforceFaultGrid.RECORDS)));
        private final Dealings dealings = new Dealings();
        private final List<Problem> told = new ArrayList<>();

        Cell(Scene scene, Duration timeOut) {
            this.scene = scene;
            prepare();
            target = Targets.open(bench.settings(bench.sandbox.url(), timeOut));
            bench.sandbox.log().clear();
        }

        private void prepare() {
            switch (scene) {
                case CREATE, SCHEMA -> {}
                case ADOPT ->
                    records.forEach(r ->
                            bench.sandbox.org().personAdds(Map.of("Name", r.name(), "Website", "www." + r.domain())));
                case KNOWN -> records.replaceAll(this::knownButForItsKey);
                case WITHDRAW -> dealings.takesBack(made(), Ownership.MADE);
                case MARKED -> made().forEach(r -> edit(r, "Herkomst_Wrong_Company__c", "true"));
            }
        }

        private List<Receipt> made() {
            return bench.target.deliver(records, ClearedForTests.LOOK).receipts();
        }

        private void edit(Receipt receipt, String field, String value) {
            bench.sandbox.org().personEdits(String.valueOf(receipt.targetId()), Map.of(field, value));
        }

        private CrmRecord knownButForItsKey(CrmRecord record) {
            var receipt = bench.receipt(record);
            edit(receipt, SalesforceBench.KEY, "");
            return record.with(new Known(String.valueOf(receipt.targetId()), Ownership.MADE, receipt.fields()));
        }

        String run() {
            return run(target);
        }

        /** A later run, by another process. */
        String again() {
            try (var later = bench.open()) {
                return run(later);
            }
        }

        private String run(CrmTarget with) {
            try {
                return switch (scene) {
                    case CREATE, ADOPT, KNOWN -> dealings.deliver(with, records);
                    case WITHDRAW -> dealings.withdraw(with, SalesforceBench.MAPPING);
                    case SCHEMA -> with.schema().fields().isEmpty() ? "R" : "D";
                    case MARKED ->
                        with.markedWrong(SalesforceBench.MAPPING).size() == SalesforceFaultGrid.RECORDS ? "D" : "R";
                };
            } catch (TargetException e) {
                told.add(e.problem());
                return "X";
            }
        }

        /** What holds at any time, whatever was answered. */
        void keepsItsPromises() {
            var log = bench.sandbox.log();
            var accounts = bench.sandbox.org().accounts();
            assertThat(log.violations()).isEmpty();
            var keys = new HashSet<String>();
            accounts.values().stream()
                    .map(a -> a.get(SalesforceBench.KEY))
                    .filter(Objects::nonNull)
                    .forEach(k -> assertThat(keys.add(k)).as("doubled").isTrue());
            if (!dealings.receipts().isEmpty()) {
                assertThat(log.count("upsert") + log.count("update"))
                        .as("one look a request")
                        .isEqualTo(dealings.looks());
            }
            dealings.accepted().forEach(this::isThere);
            dealings.retracted().stream()
                    .filter(r -> r.outcome() == Outcome.DELETED || r.outcome() == Outcome.NOT_THERE)
                    .forEach(r -> assertThat(accounts).as("said to be gone").doesNotContainKey(r.targetId()));
            dealings.refusalsSayWhy();
            told.forEach(Cell::keepsSecrets);
            dealings.problems().forEach(Cell::keepsSecrets);
        }

        private static void keepsSecrets(Problem problem) {
            assertThat(problem.toString())
                    .doesNotContain(
                            SalesforceFaultGrid.MARKER, Logins.CLIENT_SECRET, "00Dsandbox", "SELECT", "Company ");
        }

        private void isThere(Receipt receipt) {
            assertThat(bench.sandbox.org().accounts().get(receipt.targetId()))
                    .as("said to be there")
                    .containsAllEntriesOf(receipt.fields())
                    .containsEntry(SalesforceBench.KEY, receipt.key().value());
        }

        /** Nothing is lost once Salesforce answers again. */
        void isComplete() {
            assertThat(bench.sandbox.log().violations()).isEmpty();
            dealings.receipts().forEach(this::isThere);
            var accounts = bench.sandbox.org().accounts();
            switch (scene) {
                case CREATE, ADOPT, KNOWN -> assertThat(accounts).hasSize(SalesforceFaultGrid.RECORDS);
                case WITHDRAW -> assertThat(accounts).isEmpty();
                case SCHEMA, MARKED -> {}
            }
        }

        @Override
        public void close() {
            target.close();
            bench.close();
        }
    }
}
