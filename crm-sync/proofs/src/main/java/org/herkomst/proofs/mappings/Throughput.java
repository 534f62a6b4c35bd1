package org.herkomst.proofs.mappings;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.MappingSet;
import org.herkomst.mappings.ProfileField;

/** How many records one core maps in a second: processor time of this thread, so that other work on the machine doesn't count. */
final class Throughput {
    private static final int FIELDS = 25;
    private static final String MAPPING = """
            target: hubspot
            key: herkomst_key
            lookups: { owners: { NL: '11', BE: '12' } }
            fields:
              herkomst_key: { from: key }
              name: { from: name }
              domain: { from: domain }
              phone: { from: phone }
              address: { from: street }
              city: { from: city }
              country: { from: country }
              herkomst_source: { from: source, max: 500 }
              herkomst_obtained_on: { from: obtained_on }
              herkomst_first_visit: { from: first_visit, policy: min }
              herkomst_last_visit: { from: last_visit, policy: max }
              herkomst_visits_7d: { from: visits_7d }
              herkomst_visits_30d: { from: visits_30d }
              herkomst_visits_90d: { from: visits_90d }
              herkomst_pages_30d: { from: pages_30d }
              herkomst_top_pages: { from: top_pages, max: 40 }
              herkomst_channel: { from: channel }
              herkomst_confidence: { from: confidence }
              herkomst_match_reason: { from: match_reason }
              label: { template: '{name} ({city})' }
              owner_code: { lookup: { table: owners, by: country } }
              size: { from: employees, type: text }
              heat: { expression: "visits_7d > 3 && country == 'NL' ? 'hot' : 'cold'" }
              group: { expression: "name.lowerAscii().contains('holding')" }
              reach: { expression: 'pages_30d * 10 / visits_30d' }
            """;
    private static final int BATCH = 1_000;

    private final MappingSet mapping;
    private final int batches;

    Throughput(Path work, boolean quick) {
        Mapping read = MappingsProof.read(work, "throughput.yaml", MAPPING);
        if (read.fields().size() != FIELDS) {
            throw new IllegalStateException("The mapping has " + read.fields().size() + " fields");
        }
        this.mapping = new MappingSet(read);
        this.batches = quick ? 20 : 200;
    }

    double recordsPerSecond() {
        for (int warm = 0; warm < 20; warm++) {
            batch(warm);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long fields = 0;
        for (int i = 0; i < batches; i++) {
            fields += batch(i);
        }
        double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
        if (fields != (long) FIELDS * BATCH * batches) {
            throw new IllegalStateException("Only " + fields + " fields were mapped");
        }
        return BATCH * batches / seconds;
    }

    private long batch(int number) {
        long fields = 0;
        for (int i = 0; i < BATCH; i++) {
            fields += mapping.map(profile(number * BATCH + i)).fields().size();
        }
        return fields;
    }

    private static Map<ProfileField, FieldValue> profile(int number) {
        Map<ProfileField, FieldValue> profile = new EnumMap<>(ProfileField.class);
        for (ProfileField field : ProfileField.values()) {
            profile.put(field, value(field, number));
        }
        profile.put(ProfileField.COUNTRY, new FieldValue.Text(number % 2 == 0 ? "NL" : "BE"));
        return profile;
    }

    private static FieldValue value(ProfileField field, int number) {
        return switch (field.kind()) {
            case TEXT -> new FieldValue.Text("Some text of the field number " + number + " and " + field.id());
            case WHOLE -> new FieldValue.Whole(number % 50 + 1);
            case DECIMAL -> new FieldValue.Decimal(0.9);
            case DAY -> new FieldValue.Day(LocalDate.of(2026, 10, 1).plusDays(number % 30));
            case FLAG -> new FieldValue.Flag(true);
        };
    }
}
