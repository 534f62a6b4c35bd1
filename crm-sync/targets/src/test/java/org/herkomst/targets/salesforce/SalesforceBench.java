package org.herkomst.targets.salesforce;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.herkomst.connector.matomo.Secret;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.testing.MovingClock;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.ProfileField;
import org.herkomst.mappings.WritePolicy;
import org.herkomst.sandbox.salesforce.Logins;
import org.herkomst.sandbox.salesforce.OrgField;
import org.herkomst.sandbox.salesforce.SalesforceSandbox;
import org.herkomst.targets.TargetSettings;
import org.herkomst.targets.Targets;

/** A sandbox account with our fields, the real client on it, and a clock that waits move. */
final class SalesforceBench implements AutoCloseable {
    static final String KEY = "Herkomst_Key__c";
    static final String SOURCE = "Herkomst_Source__c";
    static final String VISITS = "Herkomst_Visits_30d__c";
    static final String CONFIDENCE = "Herkomst_Confidence__c";

    static final Mapping MAPPING = new Mapping(
            "test",
            "salesforce",
            KEY,
            List.of(
                    field("Name", ProfileField.NAME, WritePolicy.FILL_EMPTY),
                    field("Website", ProfileField.DOMAIN, WritePolicy.FILL_EMPTY),
                    field(KEY, ProfileField.KEY, WritePolicy.OVERWRITE),
                    field(SOURCE, ProfileField.SOURCE, WritePolicy.OVERWRITE),
                    field("Herkomst_Last_Visit__c", ProfileField.LAST_VISIT, WritePolicy.OVERWRITE),
                    field(VISITS, ProfileField.VISITS_30D, WritePolicy.OVERWRITE),
                    field(CONFIDENCE, ProfileField.CONFIDENCE, WritePolicy.OVERWRITE),
                    field("Herkomst_Do_Not_Process__c", ProfileField.DO_NOT_PROCESS, WritePolicy.OFF),
                    field("Herkomst_Wrong_Company__c", ProfileField.WRONG_COMPANY, WritePolicy.OFF)),
            "hash");

    final MovingClock clock = new MovingClock();
    final SalesforceSandbox sandbox;
    final CrmTarget target;
    final List<Duration> waits = new ArrayList<>();

    SalesforceBench() {
        this(2_000);
    }

    /** Queries answer so many rows a page. */
    SalesforceBench(int pageSize) {
        sandbox = SalesforceSandbox.start(clock, pageSize);
        sandbox.org()
                .adds(OrgField.text(KEY, 80).asKey())
                .adds(OrgField.text(SOURCE, 255))
                .adds(OrgField.of("Herkomst_Last_Visit__c", "date"))
                .adds(OrgField.number(VISITS, 0))
                .adds(OrgField.number(CONFIDENCE, 3))
                .adds(OrgField.of("Herkomst_Do_Not_Process__c", "boolean"))
                .adds(OrgField.of("Herkomst_Wrong_Company__c", "boolean"));
        target = open();
    }

    CrmTarget open() {
        return Targets.open(settings(sandbox.url(), Duration.ofMillis(400)));
    }

    CrmTarget open(Map<String, String> options) {
        var secrets = new LinkedHashMap<String, Secret>();
        options.forEach((name, value) -> secrets.put(name, new Secret(value)));
        return Targets.open(settings(sandbox.url(), Duration.ofMillis(400)).withOptions(secrets));
    }

    /** With the app's secret. */
    TargetSettings settings(URI url, Duration timeOut) {
        var time = new TargetSettings.Time(clock, clock::nanos, this::await, new Random(5));
        return new TargetSettings("salesforce", url, new Secret(""), timeOut, Duration.ofSeconds(60), time)
                .withOptions(Map.of(
                        Salesforce.CLIENT_ID, new Secret(Logins.CLIENT_ID),
                        Salesforce.CLIENT_SECRET, new Secret(Logins.CLIENT_SECRET)));
    }

    private void await(Duration time) {
        waits.add(time);
        clock.pass(time);
    }

    List<Receipt> receipts(CrmRecord... records) {
        return target.deliver(List.of(records), ClearedForTests.LOOK).receipts();
    }

    Receipt receipt(CrmRecord record) {
        return receipts(record).get(0);
    }

    static CrmRecord[] many(int count) {
        var records = new CrmRecord[count];
        for (var i = 0; i < count; i++) {
            records[i] = record("hk-number-" + i, "Company " + i, "company" + i + ".example");
        }
        return records;
    }

    static CrmRecord record(String key, String name, String domain) {
        return record(key, name, domain, 7);
    }

    static CrmRecord record(String key, String name, String domain, long visits) {
        var fields = new LinkedHashMap<String, MappedField>();
        fields.put("Name", fill(name));
        fields.put("Website", fill(domain));
        fields.put(KEY, ours(new FieldValue.Text(key)));
        fields.put(SOURCE, ours(new FieldValue.Text("Website visit, Matomo, 1")));
        fields.put("Herkomst_Last_Visit__c", ours(new FieldValue.Day(LocalDate.of(2026, 11, 20))));
        fields.put(VISITS, ours(new FieldValue.Whole(visits)));
        return new CrmRecord(new CompanyKey(key), name, domain, fields, null);
    }

    /** The same with one value more or another. */
    static CrmRecord with(CrmRecord record, String field, MappedField value) {
        var fields = new LinkedHashMap<>(record.fields());
        fields.put(field, value);
        return new CrmRecord(record.key(), record.name(), record.domain(), fields, record.known());
    }

    static MappedField ours(FieldValue value) {
        return new MappedField(value, WritePolicy.OVERWRITE);
    }

    static MappedField fill(String value) {
        return new MappedField(new FieldValue.Text(value), WritePolicy.FILL_EMPTY);
    }

    private static FieldMapping field(String target, ProfileField from, WritePolicy policy) {
        return new FieldMapping(target, from, null, policy, null, 0);
    }

    @Override
    public void close() {
        target.close();
        sandbox.close();
    }
}
