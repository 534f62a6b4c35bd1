package org.herkomst.targets.espocrm;

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
import org.herkomst.core.target.Receipt;
import org.herkomst.core.testing.MovingClock;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.Mappings;
import org.herkomst.mappings.WritePolicy;
import org.herkomst.sandbox.espocrm.EspoSandbox;
import org.herkomst.targets.TargetSettings;
import org.herkomst.targets.Targets;
import org.jspecify.annotations.Nullable;

/** A sandbox with our fields, the real client on it, and a clock that waits move. */
final class EspoBench implements AutoCloseable {
    static final Mapping MAPPING = Mappings.named("espocrm");

    final MovingClock clock = new MovingClock();
    final EspoSandbox sandbox = EspoSandbox.start();
    final CrmTarget target;
    final List<Duration> waits = new ArrayList<>();

    EspoBench() {
        try (var setup = open(EspoSandbox.ADMIN)) {
            setup.provision(MAPPING);
        }
        sandbox.log().clear();
        target = open(EspoSandbox.PUSH_KEY);
    }

    CrmTarget open(String token) {
        return Targets.open(settings(sandbox.url(), token, Duration.ofMillis(400)));
    }

    TargetSettings settings(URI url, String token, Duration timeOut) {
        var time = new TargetSettings.Time(clock, clock::nanos, this::await, new Random(5));
        return new TargetSettings("espocrm", url, new Secret(token), timeOut, Duration.ofSeconds(60), time);
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

    Map<String, String> there(Receipt receipt) {
        return Objects.requireNonNull(sandbox.state().records().get(String.valueOf(receipt.targetId())));
    }

    static CrmRecord[] many(int count) {
        var records = new CrmRecord[count];
        for (var i = 0; i < count; i++) {
            records[i] = record("hk-number-" + i, "Company " + i, "company" + i + ".example", 7);
        }
        return records;
    }

    static CrmRecord acme() {
        return record("hk-acme", "Acme B.V.", "acme.example", 7);
    }

    static CrmRecord record(String key, String name, @Nullable String domain, long visits) {
        var fields = new LinkedHashMap<String, MappedField>();
        fields.put("name", fill(name));
        if (domain != null) {
            fields.put("website", fill(domain));
        }
        fields.put("cHerkomstKey", ours(new FieldValue.Text(key)));
        fields.put("cHerkomstSource", ours(new FieldValue.Text("Website visit, Matomo, 1")));
        fields.put("cHerkomstLastVisit", ours(new FieldValue.Day(LocalDate.of(2026, 11, 20))));
        fields.put("cHerkomstVisits30d", ours(new FieldValue.Whole(visits)));
        fields.put("cHerkomstConfidence", ours(new FieldValue.Decimal(0.85)));
        return new CrmRecord(new CompanyKey(key), name, domain, fields, null);
    }

    /** The same with one value more or another. */
    static CrmRecord with(CrmRecord record, String field, MappedField value) {
        var fields = new LinkedHashMap<>(record.fields());
        fields.put(field, value);
        return record.holding(fields);
    }

    static CrmRecord known(CrmRecord record, Receipt receipt) {
        return record.with(new Known(String.valueOf(receipt.targetId()), Ownership.MADE, receipt.fields()));
    }

    static MappedField ours(FieldValue value) {
        return new MappedField(value, WritePolicy.OVERWRITE);
    }

    static MappedField fill(String value) {
        return new MappedField(new FieldValue.Text(value), WritePolicy.FILL_EMPTY);
    }

    @Override
    public void close() {
        target.close();
        sandbox.close();
    }
}
