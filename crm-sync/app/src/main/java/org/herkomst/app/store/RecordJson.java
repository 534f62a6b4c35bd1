package org.herkomst.app.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.Rung;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.WritePolicy;
import org.jspecify.annotations.Nullable;

/** A record on its way as JSON: what the target accepted before stays in the ledger. */
final class RecordJson {
    private RecordJson() {}

    private record Stored(
            String key,
            String name,
            @Nullable String domain,
            List<StoredField> fields,
            @Nullable List<StoredRung> ladder) {}

    private record StoredRung(Rung.Kind kind, Map<String, String> values) {}

    private record StoredField(String name, String kind, String value, WritePolicy policy) {}

    static String write(CrmRecord record) {
        List<StoredField> fields = record.fields().entrySet().stream()
                .map(e -> field(e.getKey(), e.getValue()))
                .toList();
        List<StoredRung> ladder = record.ladder().stream()
                .map(rung -> new StoredRung(rung.kind(), rung.values()))
                .toList();
        return StoreJson.write(new Stored(record.key().value(), record.name(), record.domain(), fields, ladder));
    }

    static CrmRecord read(String json, @Nullable Known known) {
        Stored stored = StoreJson.MAPPER.readValue(json, Stored.class);
        LinkedHashMap<String, MappedField> fields = new LinkedHashMap<>();
        stored.fields().forEach(f -> fields.put(f.name(), new MappedField(value(f), f.policy())));
        List<Rung> ladder = stored.ladder() == null
                ? List.of()
                : stored.ladder().stream()
                        .map(rung -> new Rung(rung.kind(), rung.values()))
                        .toList();
        return new CrmRecord(new CompanyKey(stored.key()), stored.name(), stored.domain(), fields, known)
                .climbing(ladder);
    }

    private static StoredField field(String name, MappedField field) {
        FieldValue value = field.value();
        String text = value instanceof FieldValue.Decimal d ? Double.toString(d.value()) : value.asText();
        return new StoredField(name, value.getClass().getSimpleName(), text, field.policy());
    }

    private static FieldValue value(StoredField field) {
        String text = field.value();
        return switch (field.kind()) {
            case "Text" -> new FieldValue.Text(text);
            case "Whole" -> new FieldValue.Whole(Long.parseLong(text));
            case "Decimal" -> new FieldValue.Decimal(Double.parseDouble(text));
            case "Day" -> new FieldValue.Day(java.time.LocalDate.parse(text));
            case "Nothing" -> new FieldValue.Nothing();
            case "Flag" -> new FieldValue.Flag(Boolean.parseBoolean(text));
            default -> throw new IllegalStateException("Unknown kind of field value");
        };
    }
}
