package org.herkomst.targets.odoo;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A record of Odoo's as it was read.
 *
 * @param id Odoo's id
 * @param active whether it is not archived
 * @param values what its fields hold, as text; empty ones are left out
 */
record Partner(long id, boolean active, Map<String, String> values) {
    Partner {
        values = Map.copyOf(values);
    }

    /**
     * Reads one element of an answer.
     *
     * @throws Failure where it has no id
     */
    static Partner of(JsonNode node) {
        var id = node.path(Keys.ID);
        if (!id.isIntegralNumber() || id.longValue() <= 0) {
            throw Failure.noAnswer();
        }
        var values = new LinkedHashMap<String, String>();
        node.properties().forEach(field -> {
            var text = Values.text(field.getValue());
            if (!text.isEmpty()) {
                values.put(field.getKey(), text);
            }
        });
        return new Partner(id.longValue(), node.path(Keys.ACTIVE).asBoolean(true), values);
    }

    /** A field's value; empty where Odoo has nothing. */
    String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** The id as receipts have it. */
    String number() {
        return Long.toString(id);
    }
}
