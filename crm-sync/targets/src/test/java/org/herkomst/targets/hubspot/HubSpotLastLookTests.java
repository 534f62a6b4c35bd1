package org.herkomst.targets.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.herkomst.core.delivery.Cleared;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.sandbox.hubspot.Fault;
import org.herkomst.sandbox.hubspot.Fault.Ending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The last look comes after every wait, before each request that writes; repetitions have a budget. */
class HubSpotLastLookTests {
    private static final String UPSERT = "batch/upsert";

    private final Bench bench = new Bench();
    private final List<Instant> looks = new ArrayList<>();

    @AfterEach
    void close() {
        assertThat(bench.sandbox.log().violations()).isEmpty();
        bench.close();
    }

    /** Keeps the first record back from its second look on. */
    private List<Cleared<CrmRecord>> lookThatChangesItsMind(List<CrmRecord> records) {
        looks.add(bench.clock.instant());
        var going = looks.size() == 1
                ? records
                : records.stream()
                        .filter(r -> !r.key().value().equals("hk-number-0"))
                        .toList();
        return ClearedForTests.LOOK.look(going);
    }

    private List<Receipt> deliver(int records) {
        return bench.target
                .deliver(List.of(Bench.many(records)), this::lookThatChangesItsMind)
                .receipts();
    }

    @Test
    void optOutDuringAWaitIsSeenBeforeTheNextTry() {
        bench.sandbox
                .faults()
                .next(UPSERT, 1, Fault.tooMany("TEN_SECONDLY_ROLLING").with("Retry-After", "30"));
        assertThat(deliver(3)).extracting(r -> r.key().value()).containsExactly("hk-number-1", "hk-number-2");
        assertThat(Duration.between(looks.get(0), looks.get(1))).isEqualTo(Duration.ofSeconds(30));
        assertThat(bench.sandbox.account().companies()).hasSize(2);
        assertThat(bench.sandbox.log().count(UPSERT)).isEqualTo(2);
    }

    @Test
    void optOutIsSeenBeforeEachHalf() {
        bench.sandbox.faults().next(UPSERT, 1, Fault.error(409, "CONFLICT"));
        assertThat(deliver(4)).hasSize(3).extracting(Receipt::verdict).containsOnly(Verdict.CREATED);
        assertThat(looks).hasSize(3);
        assertThat(bench.sandbox.account().companies()).hasSize(3);
    }

    @Test
    void optOutIsSeenBeforeARecordIsSentAgainThatWasReadBack() {
        bench.sandbox.faults().next(UPSERT, 1, Fault.instead(Ending.DROP));
        assertThat(deliver(2)).extracting(r -> r.key().value()).containsExactly("hk-number-1");
        assertThat(bench.sandbox.account().company("herkomst_key", "hk-number-0"))
                .isEmpty();
    }

    @Test
    void requestThatWouldBeEmptyIsNotSentAgain() {
        bench.sandbox.faults().next(UPSERT, 1, Fault.answer(503, ""));
        assertThat(deliver(1)).isEmpty();
        assertThat(bench.sandbox.log().count(UPSERT)).isOne();
    }

    @Test
    void lookThatFailsBeforeTheSecondTryEndsTheDelivery() {
        bench.sandbox.faults().next(UPSERT, 1, Fault.answer(503, ""));
        var failure = new IllegalStateException("unreadable");
        assertThatThrownBy(() -> bench.target.deliver(List.of(Bench.many(2)), records -> {
                    looks.add(bench.clock.instant());
                    if (looks.size() > 1) {
                        throw failure;
                    }
                    return ClearedForTests.LOOK.look(records);
                }))
                .isSameAs(failure);
        assertThat(bench.sandbox.log().count(UPSERT)).isOne();
        assertThat(bench.sandbox.account().companies()).isEmpty();
    }

    @Test
    void wireTakesNothingBackButOurFields() {
        var input = new Wire.Input(null, "1", "t", java.util.Map.of("name", ""));
        assertThatThrownBy(() -> Wire.BatchWrite.takingBack(List.of(input)))
                .isInstanceOf(IllegalArgumentException.class);
        var value = new Wire.Input(null, "1", "t", java.util.Map.of("herkomst_source", "x"));
        assertThatThrownBy(() -> Wire.BatchWrite.takingBack(List.of(value)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void repetitionsHaveABudgetAndTheReceiptSaysWhenItIsSpent() {
        // Every batch is answered in the end, so the account doesn't count as down.
        for (var i = 0; i < 6; i++) {
            bench.sandbox.faults().next(UPSERT, 4, Fault.answer(503, ""));
            bench.receipt(Bench.record("hk-number-" + i, "Company " + i, null));
            bench.sandbox.faults().clear();
        }
        bench.sandbox.faults().next(UPSERT, 9, Fault.answer(503, ""));
        var receipt = bench.receipt(Bench.record("hk-last", "Last", null));
        assertThat(receipt.verdict()).isEqualTo(Verdict.DEFERRED);
        assertThat(Objects.requireNonNull(receipt.problem()).code()).isEqualTo("HK-CRM-007");
        var use = bench.target.takeUse();
        assertThat(use.retries()).isLessThanOrEqualTo(20 + use.calls() / 10);
    }

    @Test
    void waitsBetweenTriesHaveFullJitterUpToABoundThatDoubles() {
        bench.sandbox.faults().next(UPSERT, 4, Fault.answer(503, ""));
        bench.receipt(Bench.many(1)[0]);
        assertThat(bench.waits).hasSizeBetween(3, 4);
        var most = 1_000L;
        for (var wait : bench.waits) {
            assertThat(wait.toMillis()).isBetween(0L, most);
            most = Math.min(8_000, most * 2);
        }
    }

    @Test
    void oneReadAndOneWriteForAHundredChangedRecordsAndNoWriteForUnchangedOnes() {
        bench.receipts(Bench.many(100));
        bench.sandbox.log().clear();
        var changed = new CrmRecord[100];
        for (var i = 0; i < changed.length; i++) {
            changed[i] = Bench.record("hk-number-" + i, "Company " + i, "company" + i + ".example", 8);
        }
        bench.receipts(changed);
        assertThat(bench.sandbox.log().requests()).hasSize(2);
    }
}
