package org.herkomst.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.delivery.LastLook;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Intent;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.mappings.ProfileField;
import org.junit.jupiter.api.Test;

/** What every target must do. A subclass gives an empty account for each test. */
public abstract class CrmTargetContract extends CrmTargetWithdrawalContract {
    @Test
    void aNewRecordIsCreatedWithAllItsFields() {
        Receipt receipt = deliver(acme(7));
        assertThat(receipt.verdict()).isEqualTo(Verdict.CREATED);
        assertThat(there(receipt))
                .containsEntry(field(ProfileField.KEY), "hk-acme")
                .containsEntry(field(ProfileField.NAME), "Acme B.V.")
                .containsEntry(field(ProfileField.VISITS_30D), "7");
        assertThat(receipt.fields()).containsEntry(field(ProfileField.VISITS_30D), "7");
        assertThat(receipt.problem()).isNull();
    }

    @Test
    void anUpdateSendsOnlyWhatChanged() {
        Receipt first = deliver(acme(7));
        int before = account().writes().size();
        Receipt second = deliver(known(acme(8), first));
        assertThat(second.verdict()).isEqualTo(Verdict.UPDATED);
        assertThat(second.targetId()).isEqualTo(first.targetId());
        assertThat(second.counts().written).isOne();
        assertThat(there(second)).containsEntry(field(ProfileField.VISITS_30D), "8");
        assertThat(account().writes()).hasSize(before + 1);
        assertThat(account().writes().get(before))
                .contains(field(ProfileField.VISITS_30D))
                .doesNotContain(field(ProfileField.SOURCE), field(ProfileField.LAST_VISIT), "Acme");
        assertThat(second.fields()).isEqualTo(expected(first, field(ProfileField.VISITS_30D), "8"));
    }

    @Test
    void anUnchangedRecordIsNotWritten() {
        Receipt first = deliver(acme(7));
        int before = account().writes().size();
        Receipt second = deliver(known(acme(7), first));
        assertThat(second.verdict()).isEqualTo(Verdict.UPDATED);
        assertThat(second.counts().written).isZero();
        assertThat(account().writes()).hasSize(before);
    }

    @Test
    void whatAPersonTypedIntoAFieldThatIsOnlyFilledStays() {
        Receipt first = deliver(acme(7));
        people().personEdits(id(first), Map.of(field(ProfileField.NAME), "ACME Holding"));
        Receipt second = deliver(known(acme(8), first));
        assertThat(there(second))
                .containsEntry(field(ProfileField.NAME), "ACME Holding")
                .containsEntry(field(ProfileField.VISITS_30D), "8");
        assertThat(second.counts().kept).isOne();
        assertThat(second.fields()).doesNotContainKey(field(ProfileField.NAME));
    }

    @Test
    void aRecordOfAPersonWithTheDomainIsAdoptedOnceAndItsValuesStay() {
        String id = people().personAdds(
                        Map.of(field(ProfileField.NAME), "ACME Holding", field(ProfileField.DOMAIN), "acme.example"));
        Receipt first = deliver(acme(7));
        assertThat(first.verdict()).isEqualTo(Verdict.ADOPTED);
        assertThat(first.targetId()).isEqualTo(id);
        assertThat(there(first))
                .containsEntry(field(ProfileField.NAME), "ACME Holding")
                .containsEntry(field(ProfileField.KEY), "hk-acme");
        Receipt second = deliver(acme(8));
        assertThat(second.verdict()).isEqualTo(Verdict.UPDATED);
        assertThat(second.targetId()).isEqualTo(id);
        assertThat(account().records()).hasSize(1);
    }

    @Test
    void severalRecordsWithTheDomainAreAmbiguousAndStayAsTheyAre() {
        people().personAdds(Map.of(field(ProfileField.DOMAIN), "acme.example"));
        people().personAdds(Map.of(field(ProfileField.DOMAIN), "acme.example"));
        notWritten(Verdict.AMBIGUOUS);
    }

    @Test
    void ofSeveralRecordsAPersonMayChooseOneWhichIsThenWrittenAndNoOther() {
        String first = people().personAdds(Map.of(field(ProfileField.DOMAIN), "acme.example"));
        String chosen = people().personAdds(Map.of(field(ProfileField.DOMAIN), "acme.example"));
        assertThat(deliver(acme(7)).candidates()).containsExactlyInAnyOrder(first, chosen);
        Receipt receipt = deliver(acme(7).with(new Known(chosen, Ownership.ADOPTED, Map.of())));
        assertThat(receipt.verdict()).isEqualTo(Verdict.UPDATED);
        assertThat(receipt.targetId()).isEqualTo(chosen);
        assertThat(there(receipt)).containsEntry(field(ProfileField.KEY), "hk-acme");
        assertThat(account().records().get(first)).doesNotContainKey(field(ProfileField.KEY));
        assertThat(account().records()).hasSize(2);
    }

    @Test
    void aRecordWithAnotherKeyOfOursIsAConflictAndStaysAsItIs() {
        people().personAdds(Map.of(field(ProfileField.DOMAIN), "acme.example", field(ProfileField.KEY), "hk-other"));
        notWritten(Verdict.CONFLICT);
    }

    @Test
    void whatAPersonMarksAsTheWrongCompanyIsReadBack() {
        Receipt first = deliver(acme(7));
        Receipt other = deliver(many(1)).get(0);
        assertThat(account().target().markedWrong(account().mapping())).isEmpty();
        people().personEdits(id(first), Map.of(field(ProfileField.WRONG_COMPANY), "true"));
        assertThat(account().target().markedWrong(account().mapping()))
                .isEqualTo(Map.of(first.key(), id(first)))
                .doesNotContainKey(other.key());
    }

    @Test
    void underAMappingThatOnlyUpdatesNoRecordIsMade() {
        Receipt first = deliver(acme(7));
        List<CrmRecord> records =
                List.of(known(acme(8), first).updating(true), many(1).get(0).updating(true));
        List<Verdict> verdicts = List.of(Verdict.UPDATED, Verdict.LEFT);
        assertThat(account().target().preview(records).receipts())
                .extracting(Receipt::verdict)
                .hasSameElementsAs(verdicts);
        assertThat(deliver(records)).extracting(Receipt::verdict).hasSameElementsAs(verdicts);
        assertThat(account().records()).hasSize(1);
    }

    private void notWritten(Verdict verdict) {
        Map<String, Map<String, String>> before = account().records();
        Receipt receipt = deliver(acme(7));
        assertThat(receipt.verdict()).isEqualTo(verdict);
        assertThat(receipt.fields()).isEmpty();
        assertThat(receipt.problem()).isNotNull();
        assertThat(account().records()).isEqualTo(before);
        assertThat(account().writes()).isEmpty();
    }

    @Test
    void theSameDeliveryTwiceMakesOneRecord() {
        List<CrmRecord> records = many(3);
        List<Receipt> first = deliver(records);
        List<Receipt> second = deliver(records);
        assertThat(first).extracting(Receipt::verdict).containsOnly(Verdict.CREATED);
        assertThat(second).extracting(Receipt::verdict).containsOnly(Verdict.UPDATED);
        assertThat(account().records()).hasSize(3);
    }

    @Test
    void aFullBatchHasOneReceiptARecordEachUnderItsKey() {
        List<CrmRecord> records = many(account().target().traits().batchSize());
        List<Receipt> receipts = deliver(records);
        assertThat(receipts)
                .extracting(r -> r.key())
                .containsExactlyInAnyOrderElementsOf(
                        records.stream().map(CrmRecord::key).toList());
        assertThat(receipts)
                .allSatisfy(r -> assertThat(there(r))
                        .containsEntry(field(ProfileField.KEY), r.key().value()));
        assertThat(receipts).extracting(Receipt::targetId).doesNotHaveDuplicates();
    }

    @Test
    void receiptsAreByKeyWhateverTheOrderOfTheRecords() {
        List<CrmRecord> records = many(5);
        deliver(records);
        List<CrmRecord> shuffled = new ArrayList<>(many(7));
        Collections.reverse(shuffled);
        assertThat(deliver(shuffled)).allSatisfy(r -> {
            assertThat(r.verdict())
                    .isEqualTo(r.key().value().compareTo("hk-firm-5") < 0 ? Verdict.UPDATED : Verdict.CREATED);
            assertThat(there(r)).containsEntry(field(ProfileField.KEY), r.key().value());
        });
    }

    @Test
    void aPreviewSaysWhatADeliveryWouldDoAndWritesNothing() {
        people().personAdds(Map.of(field(ProfileField.NAME), "There", field(ProfileField.DOMAIN), "firm1.example"));
        Map<String, Map<String, String>> before = account().records();
        List<Receipt> preview = account().target().preview(many(3)).receipts();
        assertThat(account().records()).isEqualTo(before);
        assertThat(account().writes()).isEmpty();
        assertThat(verdicts(preview))
                .isEqualTo(Map.of(
                        "hk-firm-0", Verdict.CREATED, "hk-firm-1", Verdict.ADOPTED, "hk-firm-2", Verdict.CREATED))
                .isEqualTo(verdicts(deliver(many(3))));
    }

    @Test
    void aKeyThatComesTwiceMakesOneRecordAndHasTwoReceipts() {
        List<Receipt> receipts = deliver(List.of(acme(7), acme(7)));
        assertThat(receipts).hasSize(2).allSatisfy(r -> {
            assertThat(r.verdict().accepted()).isTrue();
            assertThat(there(r)).containsEntry(field(ProfileField.KEY), "hk-acme");
        });
        assertThat(account().records()).hasSize(1);
    }

    @Test
    void aRecordWhoseAnswerIsLostIsMadeOnceAndTheReceiptTellsTheTruth() {
        account().losesTheNextAnswer();
        Map<String, Verdict> first = verdicts(deliver(many(4)));
        assertThat(account().records()).hasSize(4);
        assertThat(first.values()).containsAnyOf(Verdict.CREATED, Verdict.DEFERRED);
        assertThat(deliver(many(4))).allSatisfy(r -> {
            assertThat(r.verdict()).isEqualTo(Verdict.UPDATED);
            assertThat(there(r)).containsEntry(field(ProfileField.KEY), r.key().value());
        });
        assertThat(account().records()).hasSize(4);
    }

    @Test
    void whatTheLastLookKeepsBackIsNotWrittenAndHasNoReceipt() {
        List<Receipt> receipts = account()
                .target()
                .deliver(many(5), clearing(r -> !r.key().value().equals("hk-firm-2")))
                .receipts();
        assertThat(receipts)
                .extracting(r -> r.key().value())
                .containsExactlyInAnyOrder("hk-firm-0", "hk-firm-1", "hk-firm-3", "hk-firm-4");
        assertThat(receipts).extracting(Receipt::verdict).containsOnly(Verdict.CREATED);
        assertThat(account().records()).hasSize(4);
        assertThat(account().writes()).noneMatch(w -> w.contains("hk-firm-2"));
    }

    @Test
    void whereTheLastLookKeepsAllBackNothingIsSent() {
        assertThat(account().target().deliver(many(3), clearing(r -> false)).receipts())
                .isEmpty();
        assertThat(account().writes()).isEmpty();
        assertThat(account().records()).isEmpty();
    }

    @Test
    void whatTheLastLookThrowsIsPassedOnAndNothingIsSent() {
        IllegalStateException unreadable = new IllegalStateException("The opt-outs can't be read");
        assertThatThrownBy(() -> account().target().deliver(many(3), records -> {
                    throw unreadable;
                }))
                .isSameAs(unreadable);
        assertThat(account().writes()).isEmpty();
        assertThat(account().records()).isEmpty();
        assertThat(deliver(many(3))).extracting(Receipt::verdict).containsOnly(Verdict.CREATED);
    }

    @Test
    void theLastLookIsTakenInTheSameThreadBeforeEachWriteAndToldWhatItDoes() {
        Thread caller = Thread.currentThread();
        List<Integer> writesBefore = new ArrayList<>();
        Map<String, Intent> intents = new LinkedHashMap<>();
        LastLook look = records -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            writesBefore.add(account().writes().size());
            records.forEach(r -> intents.put(r.key().value(), r.intent()));
            return ClearedForTests.LOOK.look(records);
        };
        if (account().readable()) {
            account().personAdds(Map.of(field(ProfileField.DOMAIN), "firm1.example"));
        }
        deliver(many(3).subList(0, 1));
        int from = account().writes().size();
        account().target().deliver(many(3), look);
        assertThat(account().writes().size()).isGreaterThan(from);
        for (int write = from; write < account().writes().size(); write++) {
            assertThat(writesBefore).contains(write);
        }
        assertThat(writesBefore).doesNotHaveDuplicates();
        assertThat(intents)
                .containsEntry("hk-firm-1", account().readable() || account().decides() ? Intent.ADOPT : Intent.MAKE)
                .containsEntry("hk-firm-2", account().decides() ? Intent.ADOPT : Intent.MAKE);
        if (account().readable()) {
            assertThat(intents.getOrDefault("hk-firm-0", Intent.UPDATE)).isEqualTo(Intent.UPDATE);
        }
    }

    private static LastLook clearing(Predicate<CrmRecord> cleared) {
        return records ->
                ClearedForTests.LOOK.look(records.stream().filter(cleared).toList());
    }

    private static Map<String, Verdict> verdicts(List<Receipt> receipts) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        receipts.forEach(r -> verdicts.put(r.key().value(), r.verdict()));
        return verdicts;
    }

    private static CrmRecord known(CrmRecord record, Receipt accepted) {
        return record.with(new Known(id(accepted), Ownership.MADE, accepted.fields()));
    }

    private static Map<String, String> expected(Receipt receipt, String field, String value) {
        Map<String, String> fields = new LinkedHashMap<>(receipt.fields());
        fields.put(field, value);
        return fields;
    }
}
