package org.herkomst.targets.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herkomst.targets.hubspot.Bench.many;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.TargetException;
import org.herkomst.mappings.FieldValue;
import org.herkomst.sandbox.hubspot.Fault;
import org.herkomst.sandbox.hubspot.Fault.Ending;
import org.herkomst.sandbox.hubspot.SandboxSettings.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSpotFaultTests {
    private static final String UPSERT = "batch/upsert";
    private static final String ANY = "*";

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        assertThat(bench.sandbox.log().violations()).isEmpty();
        nothingIsDoubled();
        bench.close();
    }

    private void nothingIsDoubled() {
        var keys = new HashSet<String>();
        bench.sandbox
                .account()
                .companies()
                .values()
                .forEach(c -> assertThat(keys.add(c.get("herkomst_key"))).isTrue());
    }

    private void allThere(List<Receipt> receipts) {
        assertThat(receipts).extracting(Receipt::verdict).containsOnly(Verdict.CREATED);
        assertThat(bench.sandbox.account().companies()).hasSize(receipts.size());
        receipts.forEach(r -> assertThat(bench.sandbox.account().companies().get(String.valueOf(r.targetId())))
                .containsEntry("herkomst_key", r.key().value()));
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP", "HALF", "SILENCE"})
    void writeThatWasDoneWithoutAnAnswerIsReadBackAndNotSentAgain(Ending ending) {
        bench.sandbox.faults().next(UPSERT, 1, Fault.after(ending));
        allThere(bench.receipts(many(10)));
        assertThat(bench.sandbox.log().count(UPSERT)).isOne();
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP", "HALF", "SILENCE"})
    void writeThatWasNotDoneIsSentOnceMore(Ending ending) {
        bench.sandbox.faults().next(UPSERT, 1, Fault.instead(ending));
        allThere(bench.receipts(many(10)));
        assertThat(bench.sandbox.log().count(UPSERT)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP", "HALF", "SILENCE"})
    void readsAreAskedAgain(Ending ending) {
        bench.sandbox.faults().next("batch/read", 1, Fault.instead(ending));
        allThere(bench.receipts(many(3)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void webPageInPlaceOfAnAnswerIsAnUnknownOutcome(boolean done) {
        bench.sandbox.faults().next(UPSERT, 1, done ? Fault.html().afterApplying() : Fault.html());
        allThere(bench.receipts(many(5)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{\"results\":null}",
                "{\"status\":\"PENDING\",\"results\":[]}",
                "{\"results\":[{}]}"
            })
    void answerWithoutResultsIsAnUnknownOutcome(String body) {
        bench.sandbox.faults().next(UPSERT, 1, Fault.answer(200, body).afterApplying());
        allThere(bench.receipts(many(5)));
        assertThat(bench.sandbox.log().count(UPSERT)).isOne();
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_RESULT_LESS", "WITHOUT_TRACES"})
    void inputsInNeitherListAreReadBack(Ending ending) {
        bench.sandbox.faults().next(UPSERT, 1, Fault.after(ending));
        allThere(bench.receipts(many(10)));
        assertThat(bench.sandbox.log().count(UPSERT)).isOne();
    }

    @Test
    void errorsThatNameNoRecordAreFoundOneByOne() {
        var records = many(6);
        records[2] = Bench.with(records[2], "herkomst_visits_30d", Bench.ours(new FieldValue.Text("many")));
        bench.sandbox.faults().next(UPSERT, 9, Fault.after(Ending.ERRORS_WITHOUT_NAMES));
        var receipts = bench.receipts(records);
        assertThat(receipts.get(2).verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(bench.sandbox.account().companies()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 521, 523, 524})
    void overloadIsWaitedOut(int status) {
        bench.sandbox.faults().next(UPSERT, 2, Fault.answer(status, "<html>overload</html>"));
        allThere(bench.receipts(many(5)));
        assertThat(bench.sandbox.log().count(UPSERT)).isEqualTo(3);
        assertThat(bench.target.takeUse().retries()).isEqualTo(2);
    }

    @Test
    void overloadAfterTheWriteTellsTheTruth() {
        bench.sandbox.faults().next(UPSERT, 5, Fault.error(504, "GATEWAY").afterApplying());
        allThere(bench.receipts(many(5)));
    }

    @Test
    void overloadThatStaysDefersAndThreeBatchesEndTheRun() {
        bench.sandbox.faults().next(ANY, 1_000, Fault.error(503, "OVERLOAD"));
        var receipts = bench.receipts(many(5));
        assertThat(receipts).extracting(Receipt::verdict).containsOnly(Verdict.DEFERRED);
        assertThat(Objects.requireNonNull(receipts.get(0).problem()).code()).isEqualTo("HK-CRM-002");
        bench.receipts(many(5));
        assertThatThrownBy(() -> bench.receipts(many(5)))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("HK-CRM-002");
        bench.sandbox.faults().clear();
        allThere(bench.receipts(many(5)));
    }

    @ParameterizedTest
    @CsvSource({
        "TEN_SECONDLY_ROLLING, 3, 3",
        "TEN_SECONDLY_ROLLING, 0, 0",
        "TEN_SECONDLY_ROLLING, -5, 10",
        "TEN_SECONDLY_ROLLING, soon, 10",
        "TEN_SECONDLY_ROLLING, , 10",
        "SECONDLY, , 1",
        "TEN_SECONDLY_ROLLING, 'Wed, 25 Nov 2026 10:00:40 GMT', 20",
    })
    void burstIsWaitedOutAsLongAsHubSpotSays(
            String policy, @org.jspecify.annotations.Nullable String after, long seconds) {
        var fault = Fault.tooMany(policy);
        bench.sandbox.faults().next("account", 1, after == null ? fault : fault.with("Retry-After", after));
        allThere(bench.receipts(many(2)));
        var use = bench.target.takeUse();
        assertThat(use.rateLimited()).isOne();
        assertThat(use.retries()).isOne();
        if (seconds > 0) {
            assertThat(bench.waits.get(0)).isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void intervalHeaderIsTheWaitWithoutRetryAfter() {
        bench.sandbox
                .faults()
                .next(
                        "account",
                        1,
                        Fault.tooMany("TEN_SECONDLY_ROLLING")
                                .with("X-HubSpot-RateLimit-Interval-Milliseconds", "7000"));
        allThere(bench.receipts(many(2)));
        assertThat(bench.waits.get(0)).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void longWaitPausesTheRunAndNothingIsAskedUntilThen() {
        bench.sandbox
                .faults()
                .next(UPSERT, 1, Fault.tooMany("TEN_SECONDLY_ROLLING").with("Retry-After", "86400"));
        var result = bench.deliver(many(4));
        var until = result.pause().orElseThrow().resumeNotBefore();
        assertThat(Duration.between(bench.clock.instant(), until)).isEqualTo(Duration.ofDays(1));
        assertThat(result.receipts()).allSatisfy(r -> {
            assertThat(r.verdict()).isEqualTo(Verdict.DEFERRED);
            assertThat(r.notBefore()).isEqualTo(until);
        });
        var asked = bench.sandbox.log().requests().size();
        assertThat(bench.deliver(many(4)).pause()).isPresent();
        assertThat(bench.sandbox.log().requests()).hasSize(asked);
        bench.clock.pass(Duration.ofDays(1));
        allThere(bench.receipts(many(4)));
    }

    @Test
    void spentDayPausesUntilMidnightInTheAccountsZone() {
        bench.sandbox.faults().next(UPSERT, 1, Fault.tooMany("DAILY"));
        var pause = bench.deliver(many(4)).pause().orElseThrow();
        assertThat(pause.resumeNotBefore()).isEqualTo(Instant.parse("2026-11-25T23:00:00Z"));
        assertThat(pause.problem().code()).isEqualTo("HK-CRM-004");
        assertThat(bench.sandbox.log().count(UPSERT)).isOne();
    }

    @Test
    void migrationPausesByRetryAfter() {
        bench.sandbox.faults().next(ANY, 1, Fault.error(477, "MIGRATION").with("Retry-After", "30"));
        var pause = bench.deliver(many(4)).pause().orElseThrow();
        assertThat(Duration.between(bench.clock.instant(), pause.resumeNotBefore()))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(pause.problem().code()).isEqualTo("HK-CRM-005");
        assertThat(bench.sandbox.log().requests()).hasSize(1);
    }

    @Test
    void lockIsWaitedOutForTwoSecondsAtLeast() {
        bench.sandbox.faults().next(UPSERT, 1, Fault.error(423, "LOCKED").with("Retry-After", "0"));
        allThere(bench.receipts(many(4)));
        assertThat(bench.waits).contains(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({"401, HK-AUTH-001", "403, HK-AUTH-002", "405, HK-CRM-006", "301, HK-CRM-006", "404, HK-CRM-006"})
    void refusalOfTheWholeWriteMarksNothing(int status, String code) {
        bench.sandbox.faults().next(UPSERT, 1, Fault.error(status, "X").with("Location", "https://other.example/"));
        assertThatThrownBy(() -> bench.receipts(many(4)))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining(code);
        assertThat(bench.sandbox.log().count(UPSERT)).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409})
    void wholeBatchRefusalIsHalvedAndTheRestGoesOn(int status) {
        bench.sandbox.faults().next(UPSERT, 1, Fault.error(status, "X"));
        allThere(bench.receipts(many(9)));
        assertThat(bench.sandbox.log().count(UPSERT)).isEqualTo(3);
    }

    @Test
    void adoptionWithoutAnAnswerIsReadBack() {
        bench.sandbox.account().personAdds(java.util.Map.of("domain", "company0.example"));
        bench.clock.pass(Duration.ofSeconds(6));
        bench.sandbox.faults().next("batch/update", 1, Fault.after(Ending.DROP));
        assertThat(bench.receipt(many(1)[0]).verdict()).isEqualTo(Verdict.ADOPTED);
        assertThat(bench.sandbox.log().count("batch/update")).isOne();
        assertThat(bench.sandbox.account().companies()).hasSize(1);
    }

    @Test
    void limitsOfTheAccountAreNeverMet() {
        try (var strict = Bench.with(new Limits(100, 5, 250_000, 0))) {
            for (var i = 0; i < 60; i++) {
                strict.receipt(Bench.record("hk-pace-" + i, "P" + i, "pace" + i + ".example"));
            }
            assertThat(strict.target.takeUse().rateLimited()).isZero();
            assertThat(strict.sandbox.account().companies()).hasSize(60);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 190})
    void fullUseMeetsNoLimitAndUsesNineTenthsOfIt(int limit) {
        try (var strict = Bench.with(new Limits(limit, 5, 250_000, 0))) {
            var record = Bench.record("hk-acme", "Acme", "acme.example");
            strict.receipt(record);
            strict.clock.pass(Duration.ofSeconds(20));
            strict.sandbox.log().clear();
            var from = strict.clock.instant();
            while (strict.sandbox.log().requests().size() < 20 * limit) {
                strict.receipt(record);
            }
            var seconds = Duration.between(from, strict.clock.instant()).toMillis() / 1_000.0;
            // The first window is free at once: the others take the time.
            assertThat(19 * limit / seconds).isGreaterThan(0.9 * limit / 10);
            assertThat(strict.target.takeUse().rateLimited()).isZero();
        }
    }

    @Test
    void lockingAccountAndDailyLimitPlayedByTheSandbox() {
        try (var strict = Bench.with(new Limits(0, 0, 30, 0))) {
            var pause = java.util.Optional.<org.herkomst.core.target.TargetPause>empty();
            for (var i = 0; i < 20 && pause.isEmpty(); i++) {
                pause = strict.deliver(Bench.record("hk-day-" + i, "D" + i, "day" + i + ".example"))
                        .pause();
            }
            assertThat(pause).isPresent();
        }
    }

    @Test
    void failuresNameNoTokenBodyOrAddressOfARequest() {
        bench.sandbox.faults().next(ANY, 99, Fault.answer(400, "{\"message\":\"secret body pat-sandbox-push\"}"));
        assertThatThrownBy(() -> bench.receipts(many(1))).satisfies(e -> {
            for (Throwable t = e; t != null; t = t.getCause()) {
                assertThat(String.valueOf(t.getMessage())).doesNotContain("pat-sandbox", "secret body", "127.0.0.1");
            }
        });
    }
}
