package org.herkomst.targets.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.Rung;
import org.herkomst.core.record.Rung.Kind;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.TargetException;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.WritePolicy;
import org.herkomst.sandbox.salesforce.Fault;
import org.herkomst.sandbox.salesforce.OrgField;
import org.herkomst.sandbox.salesforce.SalesforceOrg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SalesforceDeliveryTests {
    private static final CrmRecord ACME = SalesforceBench.record("hk-acme", "Acme", "acme.example");

    private final SalesforceBench bench = new SalesforceBench();
    private final SalesforceOrg org = bench.sandbox.org();

    @AfterEach
    void close() {
        assertThat(bench.sandbox.log().violations()).isEmpty();
        bench.close();
    }

    private static CrmRecord acme(long visits) {
        return SalesforceBench.record("hk-acme", "Acme", "acme.example", visits);
    }

    private static Problem problem(Receipt receipt) {
        return Objects.requireNonNull(receipt.problem());
    }

    private Map<String, String> there(Receipt receipt) {
        return Objects.requireNonNull(org.accounts().get(receipt.targetId()));
    }

    @Test
    void aDuplicateRuleIsNeverOverridden() {
        org.personAdds(Map.of("Name", "ACME", "Website", "acme-holding.example"));
        org.duplicateRule(true);
        var receipt = bench.receipt(ACME);
        assertThat(receipt.verdict()).isEqualTo(Verdict.AMBIGUOUS);
        assertThat(problem(receipt).code()).isEqualTo("HK-REC-002");
        assertThat(problem(receipt).example()).contains("DUPLICATES_DETECTED");
        assertThat(org.accounts()).hasSize(1);
    }

    @Test
    void anAccountThatOthersHoldForAMomentIsWrittenInTheNextRound() {
        var id = String.valueOf(bench.receipt(ACME).targetId());
        org.locks(id, 2);
        var receipt = bench.receipt(acme(8));
        assertThat(receipt.verdict()).isEqualTo(Verdict.UPDATED);
        assertThat(there(receipt)).containsEntry(SalesforceBench.VISITS, "8");
        assertThat(bench.waits).hasSize(2);
    }

    @Test
    void anAccountThatOthersHoldAllTheTimeWaitsAndKeepsNoOtherBack() {
        var receipts = bench.receipts(SalesforceBench.many(2));
        org.locks(String.valueOf(receipts.get(0).targetId()), 100);
        var later = bench.receipts(
                SalesforceBench.record("hk-number-0", "Company 0", "company0.example", 8),
                SalesforceBench.record("hk-number-1", "Company 1", "company1.example", 8));
        assertThat(later).extracting(Receipt::verdict).containsExactly(Verdict.DEFERRED, Verdict.UPDATED);
        assertThat(problem(later.get(0)).example()).contains("hk-number-0", "UNABLE_TO_LOCK_ROW");
    }

    @Test
    void twoAccountsWithOneKeyAreAConflictAndStayAsTheyAre() {
        org.adds(OrgField.text(SalesforceBench.KEY, 80));
        org.personAdds(Map.of("Name", "One", SalesforceBench.KEY, "hk-acme"));
        org.personAdds(Map.of("Name", "Two", SalesforceBench.KEY, "hk-acme"));
        var before = org.accounts();
        var receipt = bench.receipt(ACME);
        assertThat(receipt.verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(problem(receipt).example()).contains("2 accounts");
        assertThat(org.accounts()).isEqualTo(before);
    }

    @Test
    void aSilentLossIsToldWithItsFieldAndLookedForNoMoreOnceTheValuesStay() {
        org.adds(OrgField.number(SalesforceBench.CONFIDENCE, 1));
        var confident = SalesforceBench.with(
                ACME, SalesforceBench.CONFIDENCE, SalesforceBench.ours(new FieldValue.Decimal(0.875)));
        var e = catchThrowableOfType(TargetException.class, () -> bench.receipt(confident));
        assertThat(e.problem().code()).isEqualTo("HK-SCH-004");
        assertThat(e.problem().example()).endsWith(": " + SalesforceBench.CONFIDENCE);
        org.adds(OrgField.number(SalesforceBench.CONFIDENCE, 3));
        assertThat(bench.receipt(confident).verdict()).isEqualTo(Verdict.UPDATED);
        bench.sandbox.log().clear();
        bench.receipts(SalesforceBench.many(3));
        assertThat(bench.sandbox.log().requests())
                .noneMatch(r -> r.soql().contains("WHERE Id IN"))
                .hasSize(3);
    }

    @Test
    void aValueThatAFieldCannotHoldIsTheRecordsAlone() {
        org.adds(OrgField.text(SalesforceBench.SOURCE, 10));
        var receipts = bench.receipts(
                ACME,
                SalesforceBench.with(
                        SalesforceBench.many(1)[0],
                        SalesforceBench.SOURCE,
                        SalesforceBench.ours(new FieldValue.Text("short"))));
        assertThat(receipts).extracting(Receipt::verdict).containsExactly(Verdict.REJECTED, Verdict.CREATED);
        assertThat(problem(receipts.get(0)).example())
                .contains("STRING_TOO_LONG", SalesforceBench.SOURCE)
                .doesNotContain("Website visit");
    }

    @Test
    void aRecordThatSpoilsItsBatchIsFoundByHalving() {
        bench.sandbox
                .faults()
                .where(
                        r -> r.operation().equals("upsert") && r.body().contains("hk-number-5"),
                        1_000,
                        Fault.error(400, "JSON_PARSER_ERROR"));
        var receipts = bench.receipts(SalesforceBench.many(8));
        assertThat(receipts)
                .filteredOn(r -> r.verdict() == Verdict.REJECTED)
                .extracting(r -> r.key().value())
                .containsExactly("hk-number-5");
        assertThat(org.accounts()).hasSize(7);
    }

    @Test
    void twoHundredRecordsAreOneWrite() {
        bench.receipts(SalesforceBench.many(200));
        assertThat(bench.sandbox.log().count("upsert")).isOne();
        assertThat(org.accounts()).hasSize(200);
    }

    @Test
    void aSpentQuotaIsLeftAloneForAnHour() {
        bench.sandbox.callsLeft(0);
        var pause = bench.target
                .deliver(List.of(ACME), ClearedForTests.LOOK)
                .pause()
                .orElseThrow();
        assertThat(pause.problem().code()).isEqualTo("HK-CRM-004");
        assertThat(pause.resumeNotBefore()).isEqualTo(bench.clock.instant().plus(Duration.ofHours(1)));
        bench.sandbox.callsLeft(1_000);
        bench.sandbox.log().clear();
        assertThat(bench.receipt(ACME).verdict()).isEqualTo(Verdict.DEFERRED);
        assertThat(bench.sandbox.log().requests()).isEmpty();
        bench.clock.pass(Duration.ofHours(1));
        assertThat(bench.receipt(ACME).verdict()).isEqualTo(Verdict.CREATED);
    }

    @Test
    void tooManyCallsAtATimeAreWaitedFor() {
        bench.sandbox
                .faults()
                .next("upsert", 2, Fault.error(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests Limit exceeded."));
        assertThat(bench.receipt(ACME).verdict()).isEqualTo(Verdict.CREATED);
        assertThat(bench.target.takeUse().rateLimited()).isEqualTo(2);
    }

    @Test
    void fullStorageIsTheAccounts() {
        bench.sandbox.faults().next("upsert", 1_000, Fault.error(403, "STORAGE_LIMIT_EXCEEDED"));
        var e = catchThrowableOfType(TargetException.class, () -> bench.receipt(ACME));
        assertThat(e.problem().code()).isEqualTo("HK-CRM-008");
    }

    @Test
    void anOwnerIsGivenToANewAccountOnly() {
        var owned = SalesforceBench.with(
                ACME, "OwnerId", new MappedField(new FieldValue.Text("005000000000001AAA"), WritePolicy.CREATE_ONLY));
        var receipt = bench.receipt(owned);
        assertThat(there(receipt)).containsEntry("OwnerId", "005000000000001AAA");
        org.personEdits(String.valueOf(receipt.targetId()), Map.of("OwnerId", "005000000000002AAA"));
        bench.receipt(owned);
        assertThat(there(receipt)).containsEntry("OwnerId", "005000000000002AAA");
    }

    @Test
    void theLadderIsClimbedRungByRung() {
        var byNumber = new Rung(Kind.REGISTER_NUMBER, Map.of("Phone", "12.34-5678"));
        var byName = new Rung(Kind.NAME_PLACE, Map.of("Name", "Acme Bouw B.V.", "BillingCity", "Utrecht"));
        var near = org.personAdds(Map.of("Name", "ACME Bouw Holding", "BillingCity", "Utrecht", "Phone", "912345678"));
        var fitting = org.personAdds(Map.of("Name", "acme bouw", "BillingCity", "utrecht"));
        var receipt = bench.receipt(ACME.climbing(List.of(byNumber, byName)));
        assertThat(receipt.verdict()).isEqualTo(Verdict.ADOPTED);
        assertThat(receipt.targetId()).isEqualTo(fitting);
        assertThat(receipt.matchedBy()).isEqualTo("name_place");
        org.personEdits(near, Map.of("Phone", "1234 56 78"));
        org.personEdits(fitting, Map.of(SalesforceBench.KEY, ""));
        var again = bench.receipt(ACME.climbing(List.of(byNumber, byName)));
        assertThat(again.targetId()).isEqualTo(near);
        assertThat(again.matchedBy()).isEqualTo("register_number");
    }

    @Test
    void severalAccountsOnOneRungAreForAPerson() {
        org.personAdds(Map.of("Name", "Acme B.V.", "BillingCity", "Utrecht"));
        org.personAdds(Map.of("Name", "ACME", "BillingCity", "Utrecht"));
        var byName = new Rung(Kind.NAME_PLACE, Map.of("Name", "Acme", "BillingCity", "Utrecht"));
        assertThat(bench.receipt(ACME.climbing(List.of(byName))).verdict()).isEqualTo(Verdict.AMBIGUOUS);
    }

    @Test
    void aNameThatWouldBeAQueryIsAValue() {
        var id = org.personAdds(Map.of("Name", "There", "Website", "acme.example"));
        var odd = "x' OR Name LIKE '%";
        var receipt = bench.receipt(SalesforceBench.record("hk-odd", odd, odd));
        assertThat(receipt.verdict()).isEqualTo(Verdict.CREATED);
        assertThat(receipt.targetId()).isNotEqualTo(id);
        assertThat(there(receipt)).containsEntry("Name", odd);
    }
}
