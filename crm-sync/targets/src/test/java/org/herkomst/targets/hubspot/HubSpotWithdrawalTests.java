package org.herkomst.targets.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.target.TargetException;
import org.herkomst.sandbox.hubspot.Fault;
import org.herkomst.sandbox.hubspot.Fault.Ending;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubSpotWithdrawalTests {
    private static final String KEY = "hk-acme";

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        assertThat(bench.sandbox.log().violations()).isEmpty();
        bench.close();
    }

    private Receipt acme() {
        return bench.receipt(Bench.record(KEY, "Acme", "acme.example"));
    }

    private static Retraction made(@Nullable String id, @Nullable String domain) {
        return new Retraction(new CompanyKey(KEY), id, Ownership.MADE, domain, true);
    }

    private Retracted withdraw(Retraction retraction) {
        return withdraw(List.of(retraction)).get(0);
    }

    private List<Retracted> withdraw(List<Retraction> retractions) {
        return bench.target.withdraw(retractions, Bench.MAPPING).receipts();
    }

    @Test
    void whatIsArchivedHoldsNothingOfOursWhenAPersonRestoresIt() {
        var id = String.valueOf(acme().targetId());
        withdraw(made(id, null));
        assertThat(bench.sandbox.account().valuesOf(id)).containsOnlyKeys("name", "domain");
        bench.sandbox.account().personRestores(id);
        assertThat(withdraw(made(id, null)).outcome()).isEqualTo(Outcome.DELETED);
        assertThat(bench.sandbox.account().companies()).isEmpty();
    }

    @Test
    void recordWhoseIdNobodyKnewIsFoundByItsKeyAlsoAfterARestore() {
        var id = String.valueOf(acme().targetId());
        withdraw(made(null, null));
        assertThat(bench.sandbox.account().valuesOf(id)).containsOnlyKeys("name", "domain", "herkomst_key");
        bench.sandbox.account().personRestores(id);
        assertThat(withdraw(made(null, null)).outcome()).isEqualTo(Outcome.DELETED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void companyThatWeTookBackIsMadeAnewWhenItComesAgain(boolean idKnown) {
        var first = acme();
        withdraw(made(idKnown ? first.targetId() : null, null));
        var again = acme();
        assertThat(again.verdict()).isEqualTo(Verdict.CREATED);
        assertThat(again.targetId()).isNotEqualTo(first.targetId());
        assertThat(bench.sandbox.account().companies()).hasSize(1);
    }

    @Test
    void recordThatAPersonMergedOthersIntoIsStrippedAndStays() {
        var id = String.valueOf(acme().targetId());
        var theirs = bench.sandbox.account().personAdds(Map.of("name", "ACME Holding"));
        bench.sandbox.account().personMerges(id, theirs);
        assertThat(withdraw(made(id, null)).outcome()).isEqualTo(Outcome.STRIPPED);
        assertThat(bench.sandbox.account().companies().get(id))
                .containsEntry("herkomst_do_not_process", "true")
                .doesNotContainKeys("herkomst_key", "herkomst_source");
    }

    @Test
    void recordOfAPersonThatOursWasMergedIntoIsNeverArchived() {
        var id = String.valueOf(acme().targetId());
        var theirs = bench.sandbox
                .account()
                .personAdds(Map.of("name", "ACME Holding", "herkomst_source", "Website visit, Matomo, 1"));
        bench.sandbox.account().personMerges(theirs, id);
        assertThat(withdraw(made(id, null)).outcome()).isEqualTo(Outcome.STRIPPED);
        assertThat(bench.sandbox.account().companies().get(theirs))
                .containsEntry("name", "ACME Holding")
                .doesNotContainKey("herkomst_source");
    }

    @Test
    void copyWithTheDomainAndAKeyOfOursIsFoundBySearch() {
        bench.sandbox
                .account()
                .personAdds(Map.of("domain", "www.acme.example", "herkomst_key", "hk-old", "herkomst_source", "x"));
        bench.clock.pass(Duration.ofSeconds(6));
        assertThat(withdraw(made("4711", "acme.example")).outcome()).isEqualTo(Outcome.STRIPPED);
        assertThat(bench.sandbox.account().companies().values().iterator().next())
                .containsOnlyKeys("domain", "herkomst_do_not_process");
    }

    @Test
    void fieldsThatNoMappingNamesAnyMoreAreEmptiedToo() {
        bench.sandbox.account().addsProperty("herkomst_former", "string", false);
        var id = bench.sandbox
                .account()
                .personAdds(Map.of("name", "Acme", "herkomst_key", KEY, "herkomst_former", "long ago"));
        withdraw(new Retraction(new CompanyKey(KEY), id, Ownership.ADOPTED, null, false));
        assertThat(bench.sandbox.account().companies().get(id)).containsOnlyKeys("name");
    }

    @Test
    void markThatAPersonOrAnEarlierOptOutSetStays() {
        var id = bench.sandbox
                .account()
                .personAdds(Map.of("name", "Acme", "herkomst_key", KEY, "herkomst_do_not_process", "true"));
        withdraw(new Retraction(new CompanyKey(KEY), id, Ownership.ADOPTED, null, false));
        assertThat(bench.sandbox.account().companies().get(id)).containsOnlyKeys("name", "herkomst_do_not_process");
    }

    @Test
    void accountWithoutTheMarkIsStrippedAllTheSameAndTheReceiptSaysSo() {
        bench.sandbox.account().dropsProperty("herkomst_do_not_process");
        var id = bench.sandbox.account().personAdds(Map.of("name", "Acme", "herkomst_key", KEY));
        var retracted = withdraw(new Retraction(new CompanyKey(KEY), id, Ownership.ADOPTED, null, true));
        assertThat(retracted.outcome()).isEqualTo(Outcome.STRIPPED);
        assertThat(retracted.problem())
                .isNotNull()
                .satisfies(p -> assertThat(p.example()).contains("herkomst_do_not_process"));
        assertThat(bench.sandbox.account().companies().get(id)).containsOnlyKeys("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch/update", "batch/archive"})
    void requestThatWasDoneWithoutAnAnswerIsReadBackAndNotSentAgain(String operation) {
        var id = acme().targetId();
        bench.sandbox.faults().next(operation, 1, Fault.after(Ending.DROP));
        assertThat(withdraw(made(id, null)).outcome()).isEqualTo(Outcome.DELETED);
        assertThat(bench.sandbox.log().count(operation)).isOne();
        assertThat(bench.sandbox.account().companies()).isEmpty();
    }

    @Test
    void refusalOfTheWholeBatchIsHalvedAndTheOthersAreTakenBack() {
        var receipts = bench.receipts(Bench.many(8));
        var third = receipts.get(3).targetId();
        bench.sandbox
                .faults()
                .where(
                        r -> r.operation().equals("batch/archive") && r.body().contains("\"" + third + "\""),
                        99,
                        Fault.error(400, "VALIDATION_ERROR"));
        var retracted = withdraw(receipts.stream()
                .map(r -> new Retraction(r.key(), r.targetId(), Ownership.MADE, null, true))
                .toList());
        assertThat(retracted.get(3).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(retracted).filteredOn(r -> r.outcome() == Outcome.DELETED).hasSize(7);
        assertThat(bench.sandbox.account().companies()).containsOnlyKeys(third);
        assertThat(bench.sandbox.log().count("batch/archive")).isLessThanOrEqualTo(1 + 2 * 3 + 2);
    }

    @Test
    void pauseHoldsForWithdrawalsToo() {
        var id = acme().targetId();
        bench.sandbox.faults().next("batch/archive", 1, Fault.tooMany("DAILY"));
        var result = bench.target.withdraw(List.of(made(id, null)), Bench.MAPPING);
        var pause = result.pause().orElseThrow();
        assertThat(result.receipts().get(0).outcome()).isEqualTo(Outcome.DEFERRED);
        assertThat(result.receipts().get(0).notBefore()).isEqualTo(pause.resumeNotBefore());
        var asked = bench.sandbox.log().requests().size();
        assertThat(withdraw(made(id, null)).outcome()).isEqualTo(Outcome.DEFERRED);
        assertThat(bench.sandbox.log().requests()).hasSize(asked);
        bench.clock.pass(Duration.ofDays(1));
        assertThat(withdraw(made(id, null)).outcome()).isEqualTo(Outcome.DELETED);
    }

    @Test
    void accountThatNeverAnswersCountsAsDownAfterThreeBatches() {
        bench.sandbox.faults().next("*", 1_000, Fault.error(503, "OVERLOAD"));
        assertThat(withdraw(made("1", null)).outcome()).isEqualTo(Outcome.DEFERRED);
        withdraw(made("1", null));
        assertThatThrownBy(() -> withdraw(made("1", null))).isInstanceOf(TargetException.class);
    }
}
