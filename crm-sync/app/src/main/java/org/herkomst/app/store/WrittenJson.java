package org.herkomst.app.store;

import java.util.List;
import java.util.Map;
import org.herkomst.core.delivery.Outbox.Settled;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.FieldChange;
import org.herkomst.core.undo.Written;
import org.herkomst.core.undo.Written.Field;
import tools.jackson.core.type.TypeReference;

/** The fields that a delivery wrote, as JSON. */
final class WrittenJson {
    private static final TypeReference<List<Field>> FIELDS = new TypeReference<>() {};

    private WrittenJson() {}

    static String write(Settled settled) {
        Known known = settled.delivery().record().known();
        Map<String, String> ours = known == null ? Map.of() : known.fields();
        List<Field> fields = settled.receipt().changes().stream()
                .filter(FieldChange::written)
                .map(c -> new Field(c.field(), c.before(), c.after(), c.before().equals(ours.get(c.field()))))
                .toList();
        return StoreJson.write(fields);
    }

    static List<Written.Field> read(String json) {
        return StoreJson.MAPPER.readValue(json, FIELDS);
    }
}
