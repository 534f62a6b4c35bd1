package org.herkomst.targets.webhook;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
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
import org.herkomst.targets.TargetSettings;
import org.herkomst.targets.Targets;

/** A receiver, the target on it, and a clock that waits move. */
final class WebhookBench implements AutoCloseable {
    static final Mapping MAPPING = Mappings.named("webhook");

    final MovingClock clock = new MovingClock();
    final ReceiverSandbox receiver = ReceiverSandbox.start(clock);
    final CrmTarget target = open(Duration.ofMillis(400));

    CrmTarget open(Duration timeOut) {
        return Targets.open(settings(receiver.url(), timeOut, Map.of("secret", ReceiverSandbox.SECRET)));
    }

    TargetSettings settings(URI url, Duration timeOut, Map<String, String> options) {
        return settings(clock, url, timeOut, options);
    }

    static TargetSettings settings(MovingClock clock, URI url, Duration timeOut, Map<String, String> options) {
        var time = new TargetSettings.Time(clock, clock::nanos, clock::pass, new Random(5));
        var secrets = new LinkedHashMap<String, Secret>();
        options.forEach((name, value) -> secrets.put(name, new Secret(value)));
        return new TargetSettings("webhook", url, new Secret(""), timeOut, Duration.ofSeconds(60), time)
                .withOptions(secrets);
    }

    List<Receipt> receipts(CrmRecord... records) {
        return target.deliver(List.of(records), ClearedForTests.LOOK).receipts();
    }

    Receipt receipt(CrmRecord record) {
        return receipts(record).get(0);
    }

    static CrmRecord[] many(int count, long visits) {
        return IntStream.range(0, count)
                .mapToObj(i -> record("hk-number-" + i, "Company " + i, visits))
                .toArray(CrmRecord[]::new);
    }

    static CrmRecord record(String key, String name, long visits) {
        var fields = new LinkedHashMap<String, MappedField>();
        fields.put("herkomst_key", ours(new FieldValue.Text(key)));
        fields.put("name", new MappedField(new FieldValue.Text(name), WritePolicy.FILL_EMPTY));
        fields.put("herkomst_source", ours(new FieldValue.Text("Website visit, Matomo, 1")));
        fields.put("herkomst_last_visit", ours(new FieldValue.Day(LocalDate.of(2026, 11, 20))));
        fields.put("herkomst_visits_30d", ours(new FieldValue.Whole(visits)));
        fields.put("herkomst_confidence", ours(new FieldValue.Decimal(0.85)));
        return new CrmRecord(new CompanyKey(key), name, key + ".example", fields, null);
    }

    static CrmRecord with(CrmRecord record, String field, FieldValue value) {
        var fields = new LinkedHashMap<>(record.fields());
        fields.put(field, ours(value));
        return new CrmRecord(record.key(), record.name(), record.domain(), fields, record.known());
    }

    static CrmRecord known(CrmRecord record, Receipt receipt) {
        return record.with(new Known(String.valueOf(receipt.targetId()), Ownership.MADE, receipt.fields()));
    }

    static MappedField ours(FieldValue value) {
        return new MappedField(value, WritePolicy.OVERWRITE);
    }

    @Override
    public void close() {
        target.close();
        receiver.close();
    }
}
