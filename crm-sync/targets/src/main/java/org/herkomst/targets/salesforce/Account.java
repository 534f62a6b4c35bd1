package org.herkomst.targets.salesforce;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An account as Salesforce holds it.
 *
 * @param id Salesforce's id, of 18 characters
 * @param values what its fields hold, as text; empty ones, and boxes that aren't ticked, are left out
 * @param boxes fields that are ticked or not, and can't be empty
 */
record Account(String id, Map<String, String> values, Set<String> boxes) {

    static Account of(JsonNode record) {
        var id = record.path(Keys.ID).asString("");
        if (!id.matches("[A-Za-z0-9]{15,18}")) {
            throw Failure.noAnswer();
        }
        var values = new LinkedHashMap<String, String>();
        var boxes = new LinkedHashSet<String>();
        record.properties().forEach(field -> {
            var text = text(field.getValue());
            if (!text.isEmpty()) {
                values.put(field.getKey(), text);
            }
            if (field.getValue().isBoolean()) {
                boxes.add(field.getKey());
            }
        });
        return new Account(id, values, boxes);
    }

    private static String text(JsonNode value) {
        if (value.isNumber()) {
            var number = new BigDecimal(value.asString()).stripTrailingZeros();
            return number.signum() == 0 ? "0" : number.toPlainString();
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "true" : "";
        }
        return value.isValueNode() && !value.isNull() ? value.asString("").strip() : "";
    }

    /** A field's value; empty where Salesforce has nothing. */
    String value(String field) {
        return values.getOrDefault(field, "");
    }

    String key() {
        return value(Keys.KEY);
    }

    /** Whether it lies in the recycle bin. */
    boolean deleted() {
        return value(Keys.DELETED).equals("true");
    }

    /** Whether an id, of 15 or 18 characters, is this one's. */
    boolean is(String other) {
        return sameId(id, other);
    }

    static boolean sameId(String one, String other) {
        return one.length() >= 15
                && other.length() >= 15
                && one.substring(0, 15).equals(other.substring(0, 15));
    }
}
