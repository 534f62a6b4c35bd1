package org.herkomst.targets.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.TargetException;
import org.herkomst.mappings.FieldValue;
import org.herkomst.sandbox.odoo.Fault;
import org.herkomst.sandbox.odoo.Fault.Ending;
import org.herkomst.sandbox.odoo.OdooSandbox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of deliveries where Odoo refuses, waits, breaks off or forgets, in both dialects. */
class OdooFaultTests extends OdooCases {
    private static final String LOAD = "res.partner/load";
    private static final String WRITE = "res.partner/write";

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void anExternalIdMakesNothingTwiceWhereTheFirstLookFoundNothing(int version) {
        speaks(version);
        bench.receipts(Bench.many(1));
        bench.sandbox.faults().next("res.partner/search_read", 1, Fault.answer(200, empty(version)));
        bench.sandbox.hideExternalIds(OdooSandbox.PUSH_KEY);
        bench.sandbox.database().personEdits("7", Map.of("website", ""));
        bench.receipts(Bench.many(1));
        assertThat(bench.sandbox.database().records()).hasSize(1);
    }

    private static String empty(int version) {
        return version < 19 ? "{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": []}" : "[]";
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void aBadRowIsNamedAndTheOthersAreMade(int version) {
        speaks(version);
        var records = Bench.many(4);
        records[2] = Bench.with(records[2], "x_herkomst_visits_30d", Bench.ours(new FieldValue.Text("many")));
        var receipts = bench.receipts(records);
        assertThat(receipts)
                .extracting(Receipt::verdict)
                .containsExactly(Verdict.CREATED, Verdict.CREATED, Verdict.REJECTED, Verdict.CREATED);
        assertThat(receipts.get(2).problem())
                .satisfies(p -> assertThat(String.valueOf(p))
                        .contains("x_herkomst_visits_30d")
                        .doesNotContain("many"));
        assertThat(bench.sandbox.database().records()).hasSize(3);
        assertThat(bench.sandbox.log().count(LOAD)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void aBatchThatIsRefusedAsAWholeIsHalvedDownToTheRecordThatSpoilsIt(int version) {
        speaks(version);
        bench.sandbox
                .faults()
                .where(
                        r -> r.operation().equals(LOAD) && r.body().contains("hk-number-5"),
                        100,
                        Fault.error("odoo.exceptions.ValidationError", "Company 5 isn't welcome"));
        var receipts = bench.receipts(Bench.many(8));
        assertThat(receipts).filteredOn(r -> r.verdict() == Verdict.CREATED).hasSize(7);
        assertThat(receipts.get(5).verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(String.valueOf(receipts.get(5).problem()))
                .contains("HK-REC-001", "odoo.exceptions.ValidationError")
                .doesNotContain("welcome");
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void whereExternalIdsMayNotBeReadTheRestWorks(int version) {
        speaks(version);
        bench.sandbox.hideExternalIds(OdooSandbox.PUSH_KEY);
        assertThat(bench.receipts(Bench.many(3))).extracting(Receipt::verdict).containsOnly(Verdict.CREATED);
        bench.receipt(Bench.record("hk-acme", "Acme", "acme.example"));
        assertThat(bench.sandbox.log().count("ir.model.data/search_read")).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void aFieldThatWasRemovedStopsTheDeliveryAndIsNamed(int version) {
        speaks(version);
        bench.receipts(Bench.many(1));
        bench.sandbox.database().dropsField("x_herkomst_source");
        refused(Bench.many(2)[1], "HK-SCH-001", "x_herkomst_source");
        refused(Bench.many(2)[1], "HK-SCH-001", "x_herkomst_source");
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void aRightThatWasLostStopsTheDelivery(int version) {
        speaks(version);
        bench.sandbox.allow(OdooSandbox.PUSH_KEY, "read");
        refused(Bench.many(1)[0], "HK-AUTH-002", "create and write contacts");
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void aRecordThatARuleForbidsIsRefusedAndTheOthersGoOn(int version) {
        speaks(version);
        bench.receipts(Bench.many(2));
        bench.sandbox.faults().next(WRITE, 1, Fault.error("odoo.exceptions.AccessError"));
        var receipts = bench.receipts(
                Bench.record("hk-number-0", "Company 0", "company0.example", 8),
                Bench.record("hk-number-1", "Company 1", "company1.example", 8));
        assertThat(receipts).extracting(Receipt::verdict).containsExactly(Verdict.REJECTED, Verdict.UPDATED);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void aKeyThatExpiredStopsTheDelivery(int version) {
        speaks(version);
        bench.sandbox.revoke(OdooSandbox.PUSH_KEY);
        refused(Bench.many(1)[0], "HK-AUTH-001", "API key");
    }

    private void refused(org.herkomst.core.record.CrmRecord record, String code, String what) {
        assertThatThrownBy(() -> bench.receipts(record))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining(code)
                .hasMessageContaining(what)
                .hasMessageNotContainingAny("Traceback", "secret.py", "key-sandbox");
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void aThrottledCallWaitsAsLongAsItIsAsked(int version) {
        speaks(version);
        bench.sandbox.faults().next(LOAD, 2, Fault.answer(429, "<html>").with("Retry-After", "7"));
        assertThat(bench.receipts(Bench.many(2))).extracting(Receipt::verdict).containsOnly(Verdict.CREATED);
        assertThat(bench.waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
        assertThat(bench.target.takeUse().rateLimited()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void aQuotaThatIsSpentEndsTheRunCleanlyAndNothingMoreIsAsked(int version) {
        speaks(version);
        bench.sandbox.faults().next(LOAD, 1, Fault.answer(429, "").with("Retry-After", "3600"));
        var result = bench.deliver(Bench.many(2));
        var until = bench.clock.instant().plus(Duration.ofHours(1));
        assertThat(result.pause())
                .hasValueSatisfying(p -> assertThat(p.resumeNotBefore()).isEqualTo(until));
        assertThat(result.receipts()).allSatisfy(r -> {
            assertThat(r.verdict()).isEqualTo(Verdict.DEFERRED);
            assertThat(r.notBefore()).isEqualTo(until);
        });
        var asked = bench.sandbox.log().requests().size();
        assertThat(bench.deliver(Bench.many(2)).pause()).isPresent();
        assertThat(bench.sandbox.log().requests()).hasSize(asked);
        bench.clock.pass(Duration.ofHours(1));
        assertThat(bench.receipts(Bench.many(2))).extracting(Receipt::verdict).containsOnly(Verdict.CREATED);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void aTransactionThatMetAnotherIsSentAgain(int version) {
        speaks(version);
        bench.receipts(Bench.many(1));
        bench.sandbox.faults().next(WRITE, 2, Fault.error("psycopg2.errors.SerializationFailure"));
        assertThat(bench.receipt(Bench.record("hk-number-0", "Company 0", "company0.example", 8))
                        .verdict())
                .isEqualTo(Verdict.UPDATED);
        assertThat(bench.sandbox.log().count(WRITE)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void halfAnAnswerIsReadBackAndNotSentAgain(int version) {
        speaks(version);
        bench.sandbox.faults().next(LOAD, 1, Fault.after(Ending.HALF));
        assertThat(bench.receipts(Bench.many(3))).extracting(Receipt::verdict).containsOnly(Verdict.CREATED);
        assertThat(bench.sandbox.log().count(LOAD)).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void aTextThatOdooCutsIsToldOnce(int version) {
        speaks(version);
        bench.sandbox.database().makesField("x_herkomst_source", "char", 10);
        refused(Bench.many(1)[0], "HK-SCH-004", "x_herkomst_source");
        bench.sandbox.database().makesField("x_herkomst_source", "char", 0);
        assertThat(bench.receipt(Bench.many(1)[0]).verdict()).isEqualTo(Verdict.UPDATED);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void aServerThatIsDownEndsTheRunAfterSomeBatches(int version) {
        speaks(version);
        bench.sandbox.faults().where(r -> true, 1_000, Fault.answer(503, "<html>"));
        bench.deliver(Bench.many(1));
        bench.deliver(Bench.many(1));
        assertThatThrownBy(() -> bench.deliver(Bench.many(1)))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("HK-CRM-002");
        assertThat(List.copyOf(bench.sandbox.log().requests())).hasSizeLessThan(40);
    }
}
