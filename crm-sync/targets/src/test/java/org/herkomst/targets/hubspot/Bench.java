package org.herkomst.targets.hubspot;

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
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.DeliveryResult;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.testing.MovingClock;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.ProfileField;
import org.herkomst.mappings.WritePolicy;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import org.herkomst.sandbox.hubspot.SandboxSettings;
import org.herkomst.targets.TargetSettings;
import org.herkomst.targets.Targets;
import org.jspecify.annotations.Nullable;

/** A sandbox account with our properties, the real client on it, and a clock that waits move. */
final class Bench implements AutoCloseable {
    static final Mapping MAPPING = new Mapping(
            "test",
            "hubspot",
            "herkomst_key",
            List.of(
                    field("name", ProfileField.NAME, WritePolicy.FILL_EMPTY),
                    field("domain", ProfileField.DOMAIN, WritePolicy.FILL_EMPTY),
                    field("herkomst_key", ProfileField.KEY, WritePolicy.OVERWRITE),
                    field("herkomst_source", ProfileField.SOURCE, WritePolicy.OVERWRITE),
                    field("herkomst_last_visit", ProfileField.LAST_VISIT, WritePolicy.OVERWRITE),
                    field("herkomst_visits_30d", ProfileField.VISITS_30D, WritePolicy.OVERWRITE),
                    field("herkomst_top_pages", ProfileField.TOP_PAGES, WritePolicy.OVERWRITE),
                    field("herkomst_do_not_process", ProfileField.DO_NOT_PROCESS, WritePolicy.OVERWRITE),
                    field("herkomst_wrong_company", ProfileField.WRONG_COMPANY, WritePolicy.OFF)),
            "hash");

    final MovingClock clock = new MovingClock();
    final HubSpotSandbox sandbox;
    final CrmTarget target;
    final List<Duration> waits = new ArrayList<>();

    Bench() {
        this(200);
    }

    Bench(int partialStatus) {
        this(SandboxSettings.test(new MovingClock()), partialStatus);
    }

    private Bench(SandboxSettings settings, int partialStatus) {
        var limits = settings.limits();
        sandbox = HubSpotSandbox.start(
                SandboxSettings.test(clock).withLimits(limits).withPartialStatus(partialStatus));
        try (var setup = open(HubSpotSandbox.SETUP_KEY)) {
            setup.provision(MAPPING);
        }
        clock.pass(Duration.ofSeconds(20));
        sandbox.log().clear();
        waits.clear();
        target = open(HubSpotSandbox.PUSH_KEY);
    }

    static Bench with(SandboxSettings.Limits limits) {
        return new Bench(SandboxSettings.test(new MovingClock()).withLimits(limits), 200);
    }

    CrmTarget open(String key) {
        return Targets.open(settings(sandbox.url(), key));
    }

    TargetSettings settings(URI url, String key) {
        return settings(url, key, Duration.ofMillis(400));
    }

    TargetSettings settings(URI url, String key, Duration timeOut) {
        var time = new TargetSettings.Time(clock, clock::nanos, this::await, new Random(5));
        return new TargetSettings("hubspot", url, new Secret(key), timeOut, Duration.ofSeconds(60), time);
    }

    private void await(Duration time) {
        waits.add(time);
        clock.pass(time);
    }

    DeliveryResult deliver(CrmRecord... records) {
        return target.deliver(List.of(records), ClearedForTests.LOOK);
    }

    List<Receipt> receipts(CrmRecord... records) {
        return deliver(records).receipts();
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

    static CrmRecord record(String key, String name, @Nullable String domain) {
        return record(key, name, domain, 7);
    }

    static CrmRecord record(String key, String name, @Nullable String domain, long visits) {
        var fields = new LinkedHashMap<String, MappedField>();
        fields.put("name", fill(name));
        if (domain != null) {
            fields.put("domain", fill(domain));
        }
        fields.put("herkomst_key", ours(new FieldValue.Text(key)));
        fields.put("herkomst_source", ours(new FieldValue.Text("Website visit, Matomo, 1")));
        fields.put("herkomst_last_visit", ours(new FieldValue.Day(LocalDate.of(2026, 11, 20))));
        fields.put("herkomst_visits_30d", ours(new FieldValue.Whole(visits)));
        return new CrmRecord(new CompanyKey(key), name, domain, fields, null);
    }

    /** The same with one value more or another. */
    static CrmRecord with(CrmRecord record, String field, MappedField value) {
        var fields = new LinkedHashMap<>(record.fields());
        fields.put(field, value);
        return new CrmRecord(record.key(), record.name(), record.domain(), fields, record.known());
    }

    static CrmRecord known(CrmRecord record, @Nullable String id, Map<String, String> fields) {
        var known = new Known(String.valueOf(id), Ownership.MADE, fields);
        return new CrmRecord(record.key(), record.name(), record.domain(), record.fields(), known);
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
