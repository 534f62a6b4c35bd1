package org.herkomst.targets.odoo;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.herkomst.sandbox.odoo.OdooSandbox;
import org.herkomst.targets.TargetSettings;
import org.herkomst.targets.Targets;
import org.jspecify.annotations.Nullable;

/** A sandbox of one version with our fields, the real client on it, and a clock that waits move. */
final class Bench implements AutoCloseable {
    static final Mapping MAPPING = new Mapping(
            "test",
            "odoo",
            Keys.KEY,
            List.of(
                    field("name", ProfileField.NAME, WritePolicy.FILL_EMPTY),
                    field("website", ProfileField.DOMAIN, WritePolicy.FILL_EMPTY),
                    field(Keys.KEY, ProfileField.KEY, WritePolicy.OVERWRITE),
                    field("x_herkomst_source", ProfileField.SOURCE, WritePolicy.OVERWRITE),
                    field("x_herkomst_last_visit", ProfileField.LAST_VISIT, WritePolicy.OVERWRITE),
                    field("x_herkomst_visits_30d", ProfileField.VISITS_30D, WritePolicy.OVERWRITE),
                    field("x_herkomst_top_pages", ProfileField.TOP_PAGES, WritePolicy.OVERWRITE),
                    field("x_herkomst_confidence", ProfileField.CONFIDENCE, WritePolicy.OVERWRITE),
                    field("x_herkomst_wrong_company", ProfileField.WRONG_COMPANY, WritePolicy.OFF),
                    field(Keys.MARK, ProfileField.DO_NOT_PROCESS, WritePolicy.OFF)),
            "hash");

    final MovingClock clock = new MovingClock();
    final OdooSandbox sandbox;
    final CrmTarget target;
    final List<Duration> waits = new ArrayList<>();

    Bench(int version) {
        sandbox = OdooSandbox.start(version);
        try (var setup = open(OdooSandbox.SETUP_KEY)) {
            setup.provision(MAPPING);
        }
        sandbox.log().clear();
        waits.clear();
        target = open(OdooSandbox.PUSH_KEY);
    }

    CrmTarget open(String key) {
        return Targets.open(settings(sandbox.url(), key, Duration.ofSeconds(3)));
    }

    TargetSettings settings(URI url, String key, Duration timeOut) {
        var time = new TargetSettings.Time(clock, clock::nanos, this::await, new Random(5));
        var settings = new TargetSettings("odoo", url, new Secret(key), timeOut, Duration.ofSeconds(60), time);
        return settings.withOptions(
                Map.of(Odoo.DATABASE, new Secret(OdooSandbox.DATABASE), Odoo.USER, new Secret(OdooSandbox.login(key))));
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

    /** What a record of the database holds. */
    Map<String, String> there(Receipt receipt) {
        return Objects.requireNonNull(sandbox.database().records().get(String.valueOf(receipt.targetId())));
    }

    /** How many requests wrote. */
    long writes() {
        return List.of("load", "write", "unlink", "create").stream()
                .mapToLong(method -> sandbox.log().count(Keys.PARTNER + "/" + method))
                .sum();
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
            fields.put("website", fill(domain));
        }
        fields.put(Keys.KEY, ours(new FieldValue.Text(key)));
        fields.put("x_herkomst_source", ours(new FieldValue.Text("Website visit, Matomo, 1")));
        fields.put("x_herkomst_last_visit", ours(new FieldValue.Day(LocalDate.of(2026, 11, 20))));
        fields.put("x_herkomst_visits_30d", ours(new FieldValue.Whole(visits)));
        return new CrmRecord(new CompanyKey(key), name, domain, fields, null);
    }

    /** The same with one value more or another. */
    static CrmRecord with(CrmRecord record, String field, MappedField value) {
        var fields = new LinkedHashMap<>(record.fields());
        fields.put(field, value);
        return record.holding(fields);
    }

    static CrmRecord known(CrmRecord record, Receipt accepted) {
        return record.with(new Known(String.valueOf(accepted.targetId()), Ownership.MADE, accepted.fields()));
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
