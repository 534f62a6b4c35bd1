package org.herkomst.targets.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herkomst.targets.hubspot.Bench.fill;
import static org.herkomst.targets.hubspot.Bench.known;
import static org.herkomst.targets.hubspot.Bench.many;
import static org.herkomst.targets.hubspot.Bench.ours;
import static org.herkomst.targets.hubspot.Bench.record;
import static org.herkomst.targets.hubspot.Bench.with;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.TargetException;
import org.herkomst.mappings.FieldValue;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HubSpotDeliveryTests {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        assertThat(bench.sandbox.log().violations()).isEmpty();
        bench.close();
    }

    private static String code(Receipt receipt) {
        return Objects.requireNonNull(receipt.problem()).code();
    }

    private Map<String, String> there(String key) {
        return bench.sandbox.account().company("herkomst_key", key).orElseThrow();
    }

    @Test
    void newRecordsAreCreatedAndUnchangedOnesCostNoWrite() {
        var first = bench.receipts(many(100));
        assertThat(first).extracting(Receipt::verdict).containsOnly(Verdict.CREATED);
        assertThat(first).allSatisfy(r -> assertThat(r.targetId()).isNotNull());
        assertThat(bench.sandbox.account().companies()).hasSize(100);
        assertThat(there("hk-number-3"))
                .containsEntry("herkomst_visits_30d", "7")
                .containsEntry("name", "Company 3");
        bench.sandbox.log().clear();
        var again = bench.receipts(many(100));
        assertThat(again).extracting(Receipt::verdict).containsOnly(Verdict.UPDATED);
        assertThat(again).allSatisfy(r -> assertThat(r.counts().written).isZero());
        assertThat(bench.sandbox.log().requests()).hasSize(1);
    }

    @Test
    void onlyWhatChangedIsSent() {
        bench.receipt(record("hk-acme", "Acme", "acme.example"));
        bench.sandbox.log().clear();
        var receipt = bench.receipt(record("hk-acme", "Acme", "acme.example", 8));
        assertThat(receipt.verdict()).isEqualTo(Verdict.UPDATED);
        assertThat(receipt.counts().written).isOne();
        assertThat(there("hk-acme")).containsEntry("herkomst_visits_30d", "8");
        assertThat(bench.sandbox.log().requests().get(1).body())
                .contains("\"herkomst_visits_30d\":\"8\"")
                .doesNotContain("herkomst_source");
    }

    @Test
    void companyWithTheDomainIsAdoptedAndItsOwnValuesStay() {
        var id = bench.sandbox.account().personAdds(Map.of("name", "ACME Holding", "domain", "acme.example"));
        bench.clock.pass(Duration.ofSeconds(6));
        var record = with(record("hk-acme", "Acme", "acme.example"), "phone", fill("+31 20 000 0000"));
        var receipt = bench.receipt(record);
        assertThat(receipt.verdict()).isEqualTo(Verdict.ADOPTED);
        assertThat(receipt.targetId()).isEqualTo(id);
        assertThat(receipt.counts().kept).isOne();
        assertThat(receipt.counts().filled).isOne();
        assertThat(there("hk-acme")).containsEntry("name", "ACME Holding").containsEntry("phone", "+31 20 000 0000");
        assertThat(bench.sandbox.account().companies()).hasSize(1);
        assertThat(receipt.fields()).doesNotContainKey("name").containsKey("phone");
    }

    @Test
    void companyWithTheDomainAmongItsFurtherOnesIsAdopted() {
        var id = bench.sandbox
                .account()
                .personAdds(
                        Map.of("domain", "acme-group.example", "hs_additional_domains", "old.example;acme.example"));
        bench.clock.pass(Duration.ofSeconds(6));
        assertThat(bench.receipt(record("hk-acme", "Acme", "www.acme.example")).targetId())
                .isEqualTo(id);
    }

    @Test
    void severalCompaniesWithTheDomainAreLeftToAPerson() {
        bench.sandbox.account().personAdds(Map.of("domain", "acme.example"));
        bench.sandbox.account().personAdds(Map.of("domain", "acme.example"));
        bench.clock.pass(Duration.ofSeconds(6));
        var receipt = bench.receipt(record("hk-acme", "Acme", "acme.example"));
        assertThat(receipt.verdict()).isEqualTo(Verdict.AMBIGUOUS);
        assertThat(code(receipt)).isEqualTo("HK-REC-002");
        assertThat(bench.sandbox.account().companies()).hasSize(2);
    }

    @Test
    void twoRecordsNeverAdoptTheSameCompany() {
        bench.sandbox.account().personAdds(Map.of("domain", "acme.example"));
        bench.clock.pass(Duration.ofSeconds(6));
        var receipts = bench.receipts(record("hk-one", "One", "acme.example"), record("hk-two", "Two", "acme.example"));
        assertThat(receipts).extracting(Receipt::verdict).containsExactly(Verdict.ADOPTED, Verdict.AMBIGUOUS);
    }

    @Test
    void companyWithAnotherKeyOfOursIsAConflict() {
        bench.sandbox.account().personAdds(Map.of("domain", "acme.example", "herkomst_key", "hk-other"));
        bench.clock.pass(Duration.ofSeconds(6));
        var receipt = bench.receipt(record("hk-acme", "Acme", "acme.example"));
        assertThat(receipt.verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(there("hk-other")).doesNotContainKey("herkomst_source");
    }

    @Test
    void keyThatSearchDoesNotSeeYetIsNotOverwritten() {
        var id = bench.sandbox.account().personAdds(Map.of("domain", "acme.example"));
        bench.clock.pass(Duration.ofSeconds(6));
        bench.sandbox.account().personEdits(id, Map.of("herkomst_key", "hk-other"));
        assertThat(bench.receipt(record("hk-acme", "Acme", "acme.example")).verdict())
                .isEqualTo(Verdict.CONFLICT);
    }

    @Test
    void humanEditsOfOurFieldsAreWrittenOverAndOfTheirOwnStay() {
        var id = bench.receipt(record("hk-acme", "Acme", "acme.example")).targetId();
        bench.sandbox
                .account()
                .personEdits(
                        String.valueOf(id),
                        Map.of("name", "Acme BV", "herkomst_source", "me", "hubspot_owner_id", "5"));
        var record =
                with(record("hk-acme", "Acme", "acme.example"), "hubspot_owner_id", ours(new FieldValue.Text("9")));
        var receipt = bench.receipt(record);
        assertThat(receipt.counts().written).isOne();
        assertThat(there("hk-acme"))
                .containsEntry("name", "Acme BV")
                .containsEntry("hubspot_owner_id", "5")
                .containsEntry("herkomst_source", "Website visit, Matomo, 1");
    }

    @Test
    void recordDeletedInHubSpotIsNotMadeAgain() {
        var record = record("hk-acme", "Acme", "acme.example");
        var first = bench.receipt(record);
        bench.sandbox.account().personArchives(String.valueOf(first.targetId()));
        var receipt = bench.receipt(known(record, first.targetId(), first.fields()));
        assertThat(receipt.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(code(receipt)).isEqualTo("HK-REC-004");
        assertThat(bench.sandbox.account().companies()).isEmpty();
    }

    @Test
    void recordMergedInHubSpotIsNotMadeAgain() {
        var record = record("hk-acme", "Acme", "acme.example");
        var first = bench.receipt(record);
        var winner = bench.sandbox.account().personAdds(Map.of("name", "Winner"));
        bench.sandbox.account().personMerges(winner, String.valueOf(first.targetId()));
        var receipt = bench.receipt(known(record, first.targetId(), first.fields()));
        assertThat(receipt.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(code(receipt)).isEqualTo("HK-REC-004");
        assertThat(bench.sandbox.account().companies()).hasSize(1);
    }

    @Test
    void keyBlankedByAPersonIsWrittenBack() {
        var record = record("hk-acme", "Acme", "acme.example");
        var first = bench.receipt(record);
        bench.sandbox.account().personEdits(String.valueOf(first.targetId()), Map.of("herkomst_key", ""));
        var receipt = bench.receipt(known(record, first.targetId(), first.fields()));
        assertThat(receipt.verdict()).isEqualTo(Verdict.UPDATED);
        assertThat(bench.sandbox.account().companies()).hasSize(1);
        assertThat(there("hk-acme")).containsKey("herkomst_source");
    }

    @Test
    void valueThatIsGoneIsClearedInOurFieldsOnly() {
        var full =
                with(record("hk-acme", "Acme", "acme.example"), "herkomst_top_pages", ours(new FieldValue.Text("/a")));
        var first = bench.receipt(full);
        var fields =
                new LinkedHashMap<>(record("hk-acme", "Acme", "acme.example").fields());
        fields.remove("name");
        var less = new CrmRecord(full.key(), "Acme", "acme.example", fields, null);
        bench.receipt(known(less, first.targetId(), first.fields()));
        assertThat(there("hk-acme")).doesNotContainKey("herkomst_top_pages").containsEntry("name", "Acme");
    }

    @Test
    void repeatedKeyGetsAReceiptEachAndOneRecord() {
        var record = record("hk-acme", "Acme", "acme.example");
        assertThat(bench.receipts(record, record)).hasSize(2);
        assertThat(bench.sandbox.account().companies()).hasSize(1);
    }

    @Test
    void valueThatHubSpotRefusesRejectsItsRecordOnly() {
        var bad = with(record("hk-bad", "Bad", null), "industry", ours(new FieldValue.Text("NOT-AN-OPTION")));
        var receipts = bench.receipts(record("hk-one", "One", null), bad, record("hk-two", "Two", null));
        assertThat(receipts)
                .extracting(Receipt::verdict)
                .containsExactly(Verdict.CREATED, Verdict.REJECTED, Verdict.CREATED);
        var problem = Objects.requireNonNull(receipts.get(1).problem());
        assertThat(problem.example()).contains("industry", "INVALID_OPTION").doesNotContain("NOT-AN-OPTION");
    }

    @Test
    void requiredPropertyOfTheAccountRejectsWithItsCode() {
        bench.sandbox.account().requires(List.of("phone"));
        var receipt = bench.receipt(record("hk-acme", "Acme", null));
        assertThat(receipt.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(Objects.requireNonNull(receipt.problem()).example()).contains("MISSING_REQUIRED_PROPERTY", "phone");
    }

    @Test
    void oneConflictInTheBatchIsFoundByHalving() {
        bench.sandbox.account().reserves("hk-number-40");
        var receipts = bench.receipts(many(64));
        assertThat(receipts.get(40).verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(receipts.stream().filter(r -> r.verdict() == Verdict.CREATED))
                .hasSize(63);
        assertThat(bench.sandbox.log().count("batch/upsert")).isBetween(2L, 1L + 2 * 6 + 2);
        assertThat(bench.sandbox.account().companies()).hasSize(63);
    }

    @Test
    void partialSuccessAs207IsReadFromTheBody() {
        try (var other = new Bench(207)) {
            var records = many(20);
            records[5] = with(records[5], "herkomst_visits_30d", ours(new FieldValue.Text("many")));
            var receipts = other.receipts(records);
            assertThat(receipts.get(5).verdict()).isEqualTo(Verdict.REJECTED);
            assertThat(other.sandbox.account().companies()).hasSize(19);
            assertThat(receipts)
                    .filteredOn(r -> r.verdict() == Verdict.CREATED)
                    .allSatisfy(
                            r -> assertThat(other.sandbox.account().companies().get(String.valueOf(r.targetId())))
                                    .containsEntry("herkomst_key", r.key().value()));
        }
    }

    @Test
    void previewSaysTheSameAndWritesNothing() {
        bench.sandbox.account().personAdds(Map.of("name", "There", "domain", "company1.example"));
        bench.clock.pass(Duration.ofSeconds(6));
        var preview = bench.target.preview(Arrays.asList(many(3)));
        assertThat(preview.receipts())
                .extracting(Receipt::verdict)
                .containsExactly(Verdict.CREATED, Verdict.ADOPTED, Verdict.CREATED);
        assertThat(bench.sandbox.account().companies()).hasSize(1);
        assertThat(bench.sandbox.log().count("batch/upsert")
                        + bench.sandbox.log().count("batch/update"))
                .isZero();
        assertThat(bench.receipts(many(3)))
                .extracting(Receipt::verdict)
                .isEqualTo(preview.receipts().stream().map(Receipt::verdict).toList());
    }

    @Test
    void refusedTokenAndMissingRightEndTheRun() {
        try (var bare = bench.open(HubSpotSandbox.BARE_KEY)) {
            assertThatThrownBy(() -> bare.preview(List.of(many(1))))
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining("HK-AUTH-002")
                    .hasMessageContaining("crm.objects.companies.read");
        }
        bench.sandbox.revoke(HubSpotSandbox.PUSH_KEY);
        assertThatThrownBy(() -> bench.receipts(many(1)))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("HK-AUTH-001");
        assertThat(bench.sandbox.account().companies()).isEmpty();
    }

    @Test
    void missingPropertyOfOursEndsTheRun() {
        bench.sandbox.account().dropsProperty("herkomst_source");
        assertThatThrownBy(() -> bench.receipts(many(3)))
                .hasMessageContaining("HK-SCH-001")
                .hasMessageContaining("herkomst_source");
        bench.sandbox.account().dropsProperty("herkomst_key");
        assertThatThrownBy(() -> bench.receipts(many(3))).hasMessageContaining("herkomst_key");
        bench.sandbox.account().addsProperty("herkomst_key", "string", false);
        assertThatThrownBy(() -> bench.receipts(many(3))).hasMessageContaining("HK-SCH-002");
    }
}
