package org.herkomst.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.Receipt;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.ProfileField;
import org.herkomst.mappings.WritePolicy;
import org.junit.jupiter.api.Assumptions;

/** An account of a CRM for the acceptance suite, and the records that its cases use. */
public abstract class CrmTargetCases {
    /** An account of a CRM, with our fields in it, as a person sees it. */
    public interface Account {
        /** The target on this account. */
        CrmTarget target();

        /** Whether the target can read what people do there; else the cases about that are left out. */
        default boolean readable() {
            return true;
        }

        /** Whether the account itself decides if a record is made or one that is there is joined. */
        default boolean decides() {
            return false;
        }

        /** The CRM's name of a field. */
        String field(ProfileField field);

        /** A person makes a record, and it can be found; gives its id. */
        String personAdds(Map<String, String> values);

        /** A person changes a record. */
        void personEdits(String id, Map<String, String> values);

        /** All records by id. */
        Map<String, Map<String, String>> records();

        /** The values of each write since the account began, one text a request; what was kept back is in none. */
        List<String> writes();

        /** Names our fields. */
        Mapping mapping();

        /** The next request that writes, or deletes, is carried out, and its answer is lost. */
        void losesTheNextAnswer();
    }

    /** The account of this test. */
    protected abstract Account account();

    /** The account as people work in it; where the target can't read that, the case is left out. */
    final Account people() {
        Assumptions.assumeTrue(account().readable(), "this target can't be read: it never sees what people do there");
        return account();
    }

    final List<Receipt> deliver(List<CrmRecord> records) {
        return account().target().deliver(records, ClearedForTests.LOOK).receipts();
    }

    final Receipt deliver(CrmRecord record) {
        List<Receipt> receipts = deliver(List.of(record));
        assertThat(receipts).hasSize(1);
        return receipts.get(0);
    }

    final Map<String, String> there(Receipt receipt) {
        return Objects.requireNonNull(account().records().get(id(receipt)));
    }

    static String id(Receipt receipt) {
        return Objects.requireNonNull(receipt.targetId());
    }

    final String field(ProfileField field) {
        return account().field(field);
    }

    final CrmRecord acme(long visits) {
        return record("hk-acme", "Acme B.V.", "acme.example", visits);
    }

    final List<CrmRecord> many(int count) {
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

    private static MappedField ours(FieldValue value) {
        return new MappedField(value, WritePolicy.OVERWRITE);
    }

    private static MappedField theirs(String value) {
        return new MappedField(new FieldValue.Text(value), WritePolicy.FILL_EMPTY);
    }
}
