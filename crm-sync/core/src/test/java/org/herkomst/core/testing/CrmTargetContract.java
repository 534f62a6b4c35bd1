package org.herkomst.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.ProfileField;
import org.herkomst.mappings.WritePolicy;
import org.junit.jupiter.api.Test;

/** What every target must do. A subclass gives an empty account for each test. */
public abstract class CrmTargetContract {
    /** An account of a CRM, with our fields in it, as a person sees it. */
    public interface Account {
        /** The target on this account. */
        CrmTarget target();

        /** The CRM's name of a field. */
        String field(ProfileField field);

        /** A person makes a record, and it can be found; gives its id. */
        String personAdds(Map<String, String> values);

        /** A person changes a record. */
        void personEdits(String id, Map<String, String> values);

        /** All records by id. */
        Map<String, Map<String, String>> records();

        /** The values of each write since the account began, one text a request. */
        List<String> writes();
    }

    /** The account of this test. */
    protected abstract Account account();

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
        account().personEdits(id(first), Map.of(field(ProfileField.NAME), "ACME Holding"));
        Receipt second = deliver(known(acme(8), first));
        assertThat(there(second))
                .containsEntry(field(ProfileField.NAME), "ACME Holding")
                .containsEntry(field(ProfileField.VISITS_30D), "8");
        assertThat(second.counts().kept).isOne();
        assertThat(second.fields()).doesNotContainKey(field(ProfileField.NAME));
    }

    @Test
    void aRecordOfAPersonWithTheDomainIsAdoptedOnceAndItsValuesStay() {
        String id = account()
                .personAdds(
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
        account().personAdds(Map.of(field(ProfileField.DOMAIN), "acme.example"));
        account().personAdds(Map.of(field(ProfileField.DOMAIN), "acme.example"));
        notWritten(Verdict.AMBIGUOUS);
    }

    @Test
    void aRecordWithAnotherKeyOfOursIsAConflictAndStaysAsItIs() {
        account().personAdds(Map.of(field(ProfileField.DOMAIN), "acme.example", field(ProfileField.KEY), "hk-other"));
        notWritten(Verdict.CONFLICT);
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
        account().personAdds(Map.of(field(ProfileField.NAME), "There", field(ProfileField.DOMAIN), "firm1.example"));
        Map<String, Map<String, String>> before = account().records();
        List<Receipt> preview = account().target().preview(many(3)).receipts();
        assertThat(account().records()).isEqualTo(before);
        assertThat(account().writes()).isEmpty();
        assertThat(verdicts(preview))
                .isEqualTo(Map.of(
                        "hk-firm-0", Verdict.CREATED, "hk-firm-1", Verdict.ADOPTED, "hk-firm-2", Verdict.CREATED))
                .isEqualTo(verdicts(deliver(many(3))));
    }

    private static Map<String, Verdict> verdicts(List<Receipt> receipts) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        receipts.forEach(r -> verdicts.put(r.key().value(), r.verdict()));
        return verdicts;
    }

    private List<Receipt> deliver(List<CrmRecord> records) {
        return account().target().deliver(records, ClearedForTests.LOOK).receipts();
    }

    private Receipt deliver(CrmRecord record) {
        List<Receipt> receipts = deliver(List.of(record));
        assertThat(receipts).hasSize(1);
        return receipts.get(0);
    }

    private Map<String, String> there(Receipt receipt) {
        return Objects.requireNonNull(account().records().get(id(receipt)));
    }

    private static String id(Receipt receipt) {
        return Objects.requireNonNull(receipt.targetId());
    }

    private static Map<String, String> expected(Receipt receipt, String field, String value) {
        Map<String, String> fields = new LinkedHashMap<>(receipt.fields());
        fields.put(field, value);
        return fields;
    }

    private String field(ProfileField field) {
        return account().field(field);
    }

    private CrmRecord acme(long visits) {
        return record("hk-acme", "Acme B.V.", "acme.example", visits);
    }

    private List<CrmRecord> many(int count) {
        List<CrmRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(record("hk-firm-" + i, "Firm " + i, "firm" + i + ".example", i));
        }
        return records;
    }

    private CrmRecord record(String key, String name, String domain, long visits) {
        LinkedHashMap<String, MappedField> fields = new LinkedHashMap<>();
        fields.put(field(ProfileField.KEY), ours(new FieldValue.Text(key)));
        fields.put(field(ProfileField.NAME), theirs(name));
        fields.put(field(ProfileField.DOMAIN), theirs(domain));
        fields.put(field(ProfileField.SOURCE), ours(new FieldValue.Text("Website visit, Matomo, Shop")));
        fields.put(field(ProfileField.LAST_VISIT), ours(new FieldValue.Day(LocalDate.of(2026, 11, 20))));
        fields.put(field(ProfileField.VISITS_30D), ours(new FieldValue.Whole(visits)));
        return new CrmRecord(new CompanyKey(key), name, domain, fields, null);
    }

    private static CrmRecord known(CrmRecord record, Receipt accepted) {
        Known known = new Known(id(accepted), Ownership.MADE, accepted.fields());
        return new CrmRecord(record.key(), record.name(), record.domain(), record.fields(), known);
    }

    private static MappedField ours(FieldValue value) {
        return new MappedField(value, WritePolicy.OVERWRITE);
    }

    private static MappedField theirs(String value) {
        return new MappedField(new FieldValue.Text(value), WritePolicy.FILL_EMPTY);
    }
}
