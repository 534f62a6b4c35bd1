package org.herkomst.targets.odoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The answer of {@code load}: all rows were taken, or none.
 *
 * @param ids the records, in the order of the rows; empty where nothing was taken
 * @param refused what was wrong, by the row's place; kept of a message is the field's name
 */
record Loaded(List<Long> ids, Map<Integer, String> refused) {
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_./]{1,80}");

    Loaded {
        ids = List.copyOf(ids);
        refused = Map.copyOf(refused);
    }

    /**
     * Reads an answer for so many rows.
     *
     * @throws Failure where it doesn't fit them: perhaps they were taken
     */
    static Loaded of(JsonNode answer, int rows) {
        if (answer.path("ids").isArray()) {
            return new Loaded(ids(answer.path("ids"), rows), Map.of());
        }
        if (!answer.path("ids").isBoolean() || !answer.path("messages").isArray()) {
            throw Failure.noAnswer();
        }
        var refused = new TreeMap<Integer, String>();
        answer.path("messages").forEach(message -> refuse(message, rows, refused));
        return new Loaded(List.of(), refused);
    }

    private static List<Long> ids(JsonNode array, int rows) {
        var ids = new ArrayList<Long>();
        for (var id : array) {
            if (!id.isIntegralNumber() || id.longValue() <= 0) {
                throw Failure.noAnswer();
            }
            ids.add(id.longValue());
        }
        if (ids.size() != rows) {
            throw Failure.noAnswer();
        }
        return ids;
    }

    /** A message about all rows of several names none of them. */
    private static void refuse(JsonNode message, int rows, Map<Integer, String> refused) {
        var from = message.path("rows").path("from").asInt(-1);
        var to = message.path("rows").path("to").asInt(-1);
        var all = from == 0 && to >= rows - 1 && rows > 1;
        if (!message.path("type").asString("").equals("error") || from < 0 || to >= rows || all) {
            return;
        }
        var field = message.path("field").asString("");
        for (var row = from; row <= to; row++) {
            refused.putIfAbsent(row, FIELD.matcher(field).matches() ? "field " + field : "no field is named");
        }
    }

    boolean taken() {
        return !ids.isEmpty();
    }
}
