package org.herkomst.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.DeliveryResult;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.TargetException;
import org.herkomst.mappings.ProfileField;
import org.junit.jupiter.api.Test;

/** What every target must do where the CRM, or a person in it, doesn't do as it should. A subclass brings the situations about. */
public abstract class CrmTargetSituationContract extends CrmTargetCases {
    private static final int MANY = 5;

    /** Brings situations about in the account. */
    public interface Situations {
        /** From now on the CRM refuses the record with this key, and no other. */
        void refuses(String key);

        /** The next request that writes is refused as a whole, as the CRM does it where one record of it is wrong; nothing of it is done. */
        void refusesTheNextBatch();

        /** From now on the right to write is missing. */
        void losesTheRight();

        /** From now on the quota is spent. */
        void spendsTheQuota();

        /** The next request that writes is carried out, and its answer comes later than anybody waits. */
        void isSlow();

        /** The next request that writes is carried out, and its answer breaks off in the middle. */
        void cutsTheNextAnswer();

        /** A person removes one of our fields from the account. */
        void removes(ProfileField field);

        /** A person deletes a record. */
        void personDeletes(String id);

        /** A person merges a record into another; where the CRM can't, moves what it must and deletes the loser. */
        void personMerges(String into, String loser);

        /** All is well again, and time has passed. */
        void heals();
    }

    /** The situations of this test's account. */
    protected abstract Situations situations();

    private Set<String> keys() {
        Set<String> keys = new HashSet<>();
        account().records().values().stream()
                .map(values -> values.getOrDefault(field(ProfileField.KEY), ""))
                .filter(key -> !key.isEmpty())
                .forEach(key -> assertThat(keys.add(key)).as("doubled: " + key).isTrue());
        return keys;
    }

    /** What was said to be there is there; a web address or a nought may be written otherwise in the CRM. */
    private void tellsTheTruth(List<Receipt> receipts) {
        for (Receipt receipt : receipts) {
            if (receipt.verdict().accepted()) {
                for (ProfileField ours : List.of(ProfileField.KEY, ProfileField.SOURCE)) {
                    assertThat(there(receipt).get(field(ours)))
                            .as(field(ours))
                            .isEqualTo(receipt.fields().get(field(ours)));
                }
            } else {
                assertThat(receipt.problem()).as("why not").isNotNull();
                assertThat(receipt.fields()).isEmpty();
            }
        }
    }

    /** Once all is well, everything is there once. */
    private void endsWell(int records) {
        situations().heals();
        List<Receipt> receipts = deliver(many(records));
        tellsTheTruth(receipts);
        assertThat(receipts)
                .hasSize(records)
                .allSatisfy(r -> assertThat(r.verdict().accepted()).isTrue());
        assertThat(keys()).hasSize(records);
    }

    @Test
    void aRecordThatTheCrmRefusesKeepsNoOtherBack() {
        situations().refuses("hk-firm-2");
        List<Receipt> receipts = deliver(many(MANY));
        tellsTheTruth(receipts);
        assertThat(receipts).filteredOn(r -> r.verdict() == Verdict.REJECTED).hasSize(1);
        assertThat(receipts).filteredOn(r -> r.verdict() == Verdict.CREATED).hasSize(MANY - 1);
        endsWell(MANY);
    }

    @Test
    void aBatchThatIsRefusedAsAWholeLosesAndDoublesNothing() {
        situations().refusesTheNextBatch();
        List<Receipt> receipts = deliver(many(MANY));
        assertThat(receipts).hasSize(MANY);
        tellsTheTruth(receipts);
        keys();
        endsWell(MANY);
    }

    @Test
    void withoutTheRightNothingIsDecidedAndTheAccountIsNamed() {
        situations().losesTheRight();
        TargetException e = catchThrowableOfType(TargetException.class, () -> deliver(many(MANY)));
        assertThat(e.problem().category()).isEqualTo(Problem.Category.AUTH);
        assertThat(account().records()).isEmpty();
        endsWell(MANY);
    }

    @Test
    void aSpentQuotaPausesTheRunAndDefersTheRest() {
        situations().spendsTheQuota();
        DeliveryResult result = account().target().deliver(many(MANY), ClearedForTests.LOOK);
        assertThat(result.pause())
                .hasValueSatisfying(
                        pause -> assertThat(pause.problem().category()).isEqualTo(Problem.Category.RATE));
        assertThat(result.receipts()).hasSize(MANY).extracting(Receipt::verdict).containsOnly(Verdict.DEFERRED);
        endsWell(MANY);
    }

    @Test
    void anAnswerThatComesTooLateDoublesNothing() {
        situations().isSlow();
        unanswered();
    }

    @Test
    void halfAnAnswerDoublesNothing() {
        situations().cutsTheNextAnswer();
        unanswered();
    }

    private void unanswered() {
        List<Receipt> receipts = deliver(many(MANY));
        assertThat(receipts).hasSize(MANY);
        tellsTheTruth(receipts);
        assertThat(receipts).extracting(Receipt::verdict).doesNotContain(Verdict.REJECTED);
        keys();
        endsWell(MANY);
    }

    @Test
    void theSameDeliveryAfterALostAnswerIsNotMadeTwice() {
        account().losesTheNextAnswer();
        deliver(many(MANY));
        tellsTheTruth(deliver(many(MANY)));
        assertThat(keys()).hasSize(MANY);
        endsWell(MANY);
    }

    @Test
    void whatAPersonDeletedIsNotMadeAgain() {
        List<Receipt> first = deliver(many(2));
        people();
        situations().personDeletes(id(first.get(0)));
        List<Receipt> second = deliver(known(first));
        assertThat(second.get(0).verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(second.get(1).verdict()).isEqualTo(Verdict.UPDATED);
        assertThat(keys()).containsExactly(first.get(1).key().value());
    }

    @Test
    void whatAPersonMergedAwayIsNotMadeAgain() {
        List<Receipt> first = deliver(many(2));
        String theirs = people().personAdds(Map.of(field(ProfileField.NAME), "Theirs"));
        situations().personMerges(theirs, id(first.get(0)));
        List<Receipt> second = deliver(known(first));
        tellsTheTruth(second);
        assertThat(second.get(0).verdict()).isNotEqualTo(Verdict.CREATED);
        assertThat(account().records()).hasSize(2).containsKey(theirs);
        keys();
    }

    /** A field that is gone is told, and never said to hold a value. */
    @Test
    void aFieldThatIsGoneIsToldAndNeverSaidToHoldAValue() {
        situations().removes(ProfileField.SOURCE);
        List<Problem> told = new ArrayList<>();
        try {
            for (Receipt receipt : deliver(many(2))) {
                assertThat(receipt.fields()).doesNotContainKey(field(ProfileField.SOURCE));
                if (receipt.problem() != null) {
                    told.add(receipt.problem());
                }
            }
        } catch (TargetException e) {
            told.add(e.problem());
        }
        assertThat(told)
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.category()).isEqualTo(Problem.Category.SCHEMA));
        assertThat(told).anySatisfy(problem -> assertThat(problem.example()).contains(field(ProfileField.SOURCE)));
    }

    private List<CrmRecord> known(List<Receipt> accepted) {
        List<CrmRecord> records = new ArrayList<>();
        for (CrmRecord record : many(accepted.size())) {
            Receipt receipt = accepted.stream()
                    .filter(r -> r.key().equals(record.key()))
                    .findFirst()
                    .orElseThrow();
            records.add(record.with(
                    new Known(Objects.requireNonNull(receipt.targetId()), Ownership.MADE, receipt.fields())));
        }
        return records;
    }
}
