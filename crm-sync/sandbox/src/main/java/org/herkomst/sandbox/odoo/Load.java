package org.herkomst.sandbox.odoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The method {@code load}: rows of texts, upserted by external id, all or none. */
final class Load {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Database database;
    private final ArrayNode messages = NODES.arrayNode();

    Load(Database database) {
        this.database = database;
    }

    private record Row(@Nullable String externalId, Map<Field, @Nullable Object> values) {}

    JsonNode rows(ObjectNode args) {
        var columns = new ArrayList<String>();
        args.path("fields").forEach(f -> columns.add(f.asString("")));
        var rows = new ArrayList<Row>();
        for (var at = 0; at < args.path("data").size(); at++) {
            rows.add(row(columns, args.path("data").path(at), at));
        }
        var answer = NODES.objectNode();
        if (messages.isEmpty()) {
            var ids = answer.putArray("ids");
            rows.forEach(row -> ids.add(save(row)));
        } else {
            answer.put("ids", false);
        }
        answer.set("messages", messages);
        return answer.put("nextrow", 0);
    }

    private Row row(List<String> columns, JsonNode cells, int at) {
        var values = new LinkedHashMap<Field, @Nullable Object>();
        @Nullable String externalId = null;
        for (var column = 0; column < columns.size(); column++) {
            var name = columns.get(column);
            var cell = cells.path(column).asString("");
            if (name.equals("id")) {
                externalId = cell;
                continue;
            }
            var field = database.field(name.replaceFirst("/\\.?id$", ""));
            try {
                values.put(field, field.load(cell));
            } catch (OdooError e) {
                refuse(at, field, String.valueOf(e.getMessage()));
            }
        }
        var named = values.keySet().stream().anyMatch(f -> f.name().equals("name") && values.get(f) != null);
        if (!named && (externalId == null || !database.externalIds.containsKey(externalId))) {
            refuse(at, null, "The operation cannot be completed: Contacts require a name");
        }
        return new Row(externalId, values);
    }

    private void refuse(int row, @Nullable Field field, String text) {
        var message = messages.addObject();
        message.putObject("rows").put("from", row).put("to", row);
        message.put("type", "error").put("record", row);
        if (field != null) {
            message.put("field", field.name());
        }
        message.put("message", text);
        if (field != null) {
            message.put("field_name", field.label());
        }
    }

    private long save(Row row) {
        var known = row.externalId() == null ? null : database.externalIds.get(row.externalId());
        var id = known == null ? database.insert(Map.of()) : known;
        var record = database.partner(id).orElseThrow();
        row.values().forEach((field, value) -> Database.set(record, field, value));
        if (row.externalId() != null) {
            database.externalIds.put(row.externalId(), id);
        }
        return id;
    }
}
