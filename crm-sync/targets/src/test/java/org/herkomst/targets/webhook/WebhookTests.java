package org.herkomst.targets.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.run.Problem.Category;
import org.herkomst.core.target.AccountSchema;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.target.SchemaCheck;
import org.herkomst.core.target.TargetException;
import org.herkomst.mappings.FieldValue;
import org.herkomst.targets.Targets;
import org.herkomst.targets.webhook.ReceiverFault.Ending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes to a url, and what is read from its answers. */
class WebhookTests {
    private static final URI NONE = URI.create("");

    private final WebhookBench bench = new WebhookBench();

    @AfterEach
    void close() {
        assertThat(bench.receiver.violations()).isEmpty();
        bench.close();
    }

    private String sent(int at) {
        return bench.receiver.requests().get(at).body();
    }

    private String header(int at, String name) {
        return Objects.requireNonNull(
                bench.receiver.requests().get(at).headers().get(name));
    }

    @Test
    void aNewRecordIsOneLineWithValuesInTheirKindAndTheirPolicies() {
        var receipt = bench.receipt(WebhookBench.record("hk-acme", "Acme B.V.", 7));
        assertThat(receipt.verdict()).isEqualTo(Verdict.CREATED);
        assertThat(receipt.targetId()).isEqualTo("r-1");
        assertThat(sent(0)).isEqualTo("""
                {"key":"hk-acme","operation":"upsert","name":"Acme B.V.","domain":"hk-acme.example","fields":{\
                "herkomst_key":{"policy":"overwrite","value":"hk-acme"},\
                "name":{"policy":"fill_empty","value":"Acme B.V."},\
                "herkomst_source":{"policy":"overwrite","value":"Website visit, Matomo, 1"},\
                "herkomst_last_visit":{"policy":"overwrite","value":"2026-11-20"},\
                "herkomst_visits_30d":{"policy":"overwrite","value":7},\
                "herkomst_confidence":{"policy":"overwrite","value":0.85}}}
                """);
    }

    @Test
    void aChangeIsToldWithTheReceiversIdAndWhatIsGoneIsNull() {
        var first = bench.receipt(WebhookBench.with(
                WebhookBench.record("hk-acme", "Acme", 7), "herkomst_channel", new FieldValue.Text("Ad")));
        bench.receipt(WebhookBench.known(WebhookBench.record("hk-acme", "Acme", 8), first));
        assertThat(sent(1)).isEqualTo("""
                {"key":"hk-acme","operation":"upsert","id":"r-1","fields":{\
                "herkomst_visits_30d":{"policy":"overwrite","value":8},\
                "herkomst_channel":{"policy":"overwrite","value":null}}}
                """);
    }

    /** The receiver may hold what it was told last, though no answer came. */
    @Test
    void afterATellingWithoutAnAnswerAllThatIsOursIsToldOnceMore() {
        var first = bench.receipt(WebhookBench.record("hk-acme", "Acme", 7));
        var back = WebhookBench.known(WebhookBench.record("hk-acme", "Acme", 7), first);
        assertThat(bench.receipt(back).counts().written).isZero();
        bench.receipt(WebhookBench.with(back, "herkomst_channel", new FieldValue.Nothing())
                .unconfirmed(true));
        assertThat(sent(1)).isEqualTo("""
                {"key":"hk-acme","operation":"upsert","id":"r-1","fields":{\
                "herkomst_key":{"policy":"overwrite","value":"hk-acme"},\
                "herkomst_source":{"policy":"overwrite","value":"Website visit, Matomo, 1"},\
                "herkomst_last_visit":{"policy":"overwrite","value":"2026-11-20"},\
                "herkomst_visits_30d":{"policy":"overwrite","value":7},\
                "herkomst_confidence":{"policy":"overwrite","value":0.85},\
                "herkomst_channel":{"policy":"overwrite","value":null}}}
                """);
    }

    @Test
    void aFirstTellingThatIsRepeatedClearsWhatTheOneBeforeMayHaveSaid() {
        bench.receipt(WebhookBench.with(
                        WebhookBench.record("hk-acme", "Acme", 7), "herkomst_channel", new FieldValue.Nothing())
                .unconfirmed(true));
        assertThat(sent(0)).contains("\"herkomst_channel\":{\"policy\":\"overwrite\",\"value\":null}");
    }

    @Test
    void aWithdrawalTellsNothingOfTheCompanyButItsKey() {
        var made = bench.receipt(WebhookBench.record("hk-acme", "Acme", 7));
        var retraction = new Retraction(made.key(), made.targetId(), Ownership.MADE, "hk-acme.example", true);
        bench.target.withdraw(List.of(retraction), WebhookBench.MAPPING);
        assertThat(sent(1)).isEqualTo("""
                {"key":"hk-acme","operation":"withdraw","id":"r-1","made":true,"forbidden":true}
                """);
    }

    @Test
    void theSignatureIsTheReceiversOwnReckoning() {
        bench.receipt(WebhookBench.record("hk-acme", "Acmé", 7));
        var request = bench.receiver.requests().get(0);
        assertThat(header(0, "x-herkomst-signature"))
                .isEqualTo(IndependentSignature.of(
                        ReceiverSandbox.SECRET,
                        header(0, "x-herkomst-timestamp"),
                        request.body().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasSize(64);
    }

    /** Also of keys longer than a block, which are hashed first. */
    @Test
    void bothReckoningsAgreeWhateverTheKeysLength() {
        for (var secret : List.of("Jefe", "k", "x".repeat(64), "y".repeat(131), "\u00e9\u00e8")) {
            var body = ("what do ya want for nothing?" + secret).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            assertThat(Signature.of(secret, "1764064800", body))
                    .isEqualTo(IndependentSignature.of(secret, "1764064800", body));
        }
    }

    @Test
    void aRepeatedTryCarriesTheSameIdempotencyKeyAndAnotherDeliveryAnother() {
        bench.receiver.fault(r -> true, 1, ReceiverFault.after(Ending.DROP));
        var first = bench.receipt(WebhookBench.record("hk-acme", "Acme", 7));
        var second = bench.receipt(WebhookBench.known(WebhookBench.record("hk-acme", "Acme", 8), first));
        bench.receipt(WebhookBench.known(WebhookBench.record("hk-acme", "Acme", 7), second));
        bench.receipt(WebhookBench.known(WebhookBench.record("hk-acme", "Acme", 8), second));
        assertThat(first.verdict()).isEqualTo(Verdict.CREATED);
        assertThat(header(1, "idempotency-key")).isEqualTo(header(0, "idempotency-key"));
        assertThat(bench.receiver.requests().stream()
                        .map(r -> r.headers().get("idempotency-key"))
                        .distinct())
                .hasSize(3);
    }

    @Test
    void aReceiverThatOnlyTakesIsBelieved() {
        bench.receiver.quiet();
        var made = bench.receipt(WebhookBench.record("hk-acme", "Acme", 7));
        assertThat(made.verdict()).isEqualTo(Verdict.CREATED);
        assertThat(made.targetId()).isEqualTo("hk-acme");
        var changed = bench.receipt(WebhookBench.known(WebhookBench.record("hk-acme", "Acme", 8), made));
        assertThat(changed.verdict()).isEqualTo(Verdict.UPDATED);
        assertThat(changed.counts().written).isOne();
        var retraction = new Retraction(made.key(), made.targetId(), Ownership.MADE, null, false);
        assertThat(bench.target
                        .withdraw(List.of(retraction), WebhookBench.MAPPING)
                        .receipts())
                .extracting(r -> r.outcome())
                .containsExactly(Outcome.DELETED);
    }

    @Test
    void aReceiversWordsAreTakenOnlyWhereTheyArePlain() {
        bench.receiver.fault(r -> true, 1, ReceiverFault.answer(200, """
                {"key":"hk-number-0","verdict":"rejected","problem":"no such branch"}
                {"key":"hk-number-1","verdict":"conflict","problem":"<b>mail jan@acme.example</b>"}
                """));
        var receipts = bench.receipts(WebhookBench.many(3, 7));
        assertThat(receipts)
                .extracting(r -> r.verdict())
                .containsExactly(Verdict.REJECTED, Verdict.CONFLICT, Verdict.DEFERRED);
        assertThat(Objects.requireNonNull(receipts.get(0).problem()).example()).contains("no such branch");
        assertThat(Objects.requireNonNull(receipts.get(1).problem()).example()).doesNotContain("mail", "@");
    }

    @Test
    void aReceiverThatIsAwayForSomeBatchesInARowCountsAsDown() {
        bench.receiver.fault(r -> true, 1_000, ReceiverFault.answer(503, ""));
        bench.receipts(WebhookBench.many(2, 7));
        bench.receipts(WebhookBench.many(2, 7));
        assertThatThrownBy(() -> bench.receipts(WebhookBench.many(2, 7)))
                .isInstanceOfSatisfying(
                        TargetException.class,
                        e -> assertThat(e.problem().category()).isEqualTo(Category.NETWORK));
    }

    @Test
    void noFieldIsMissingWhereAnythingIsTaken() {
        assertThat(SchemaCheck.of(WebhookBench.MAPPING, bench.target.schema())).isEmpty();
        assertThat(bench.target.schema()).isEqualTo(AccountSchema.anything());
    }

    @Test
    void neitherUrlNorFolderOrBothAreRefusedWithTheCure() {
        refused(NONE, Map.of(), "neither url nor folder");
        refused(bench.receiver.url(), Map.of("folder", "out"), "url and folder");
        refused(NONE, Map.of("folder", "out", "format", "xlsx"), "format is unknown");
        refused(NONE, Map.of("folder", "out", "secret", "s"), "secret, which is for a url");
        refused(bench.receiver.url(), Map.of("format", "csv"), "format, which is for a folder");
    }

    private void refused(URI url, Map<String, String> options, String why) {
        var settings = bench.settings(url, Duration.ofSeconds(1), options);
        assertThatThrownBy(() -> Targets.open(settings)).isInstanceOfSatisfying(TargetException.class, e -> {
            assertThat(e.problem().category()).isEqualTo(Category.CONFIG);
            assertThat(e.problem().example()).contains(why);
        });
    }
}
