package org.herkomst.sandbox.salesforce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Queries. Guarded by the organisation. */
final class QueryCalls {
    private final SalesforceOrg org;
    private final int pageSize;
    private final Map<String, List<ObjectNode>> later = new LinkedHashMap<>();

    QueryCalls(SalesforceOrg org, int pageSize) {
        this.org = org;
        this.pageSize = pageSize;
    }

    ObjectNode query(String text, boolean withDeleted) {
        var soql = new Soql(text, this::field);
        return page(
                switch (soql.object) {
                    case "Account" -> accounts(soql, withDeleted);
                    case "Task" -> tasks(soql, withDeleted);
                    default -> children(soql);
                },
                0);
    }

    private OrgField field(String object, String name) {
        if (object.equals("Task")) {
            return org.tasks().field(name);
        }
        return name.equals("AccountId") ? OrgField.of(name, "reference") : org.field(name);
    }

    private List<ObjectNode> tasks(Soql soql, boolean all) {
        soql.fields.forEach(org.tasks()::field);
        var condition = soql.condition();
        return org.tasks().rows(all).stream()
                .filter(r -> condition.test(name -> OrgTasks.value(r, name)))
                .map(r -> row(soql, name -> OrgTasks.value(r, name)))
                .toList();
    }

    private List<ObjectNode> accounts(Soql soql, boolean withDeleted) {
        org.refuseHidden();
        soql.fields.forEach(org::field);
        var condition = soql.condition();
        return org.records().stream()
                .filter(r -> withDeleted || !r.deleted)
                .filter(r -> condition.test(name -> value(r, name)))
                .map(r -> row(soql, name -> value(r, name)))
                .toList();
    }

    private static @Nullable Object value(OrgRecord record, String name) {
        return switch (name) {
            case "Id" -> record.id;
            case "IsDeleted" -> record.deleted;
            case "MasterRecordId" -> record.master.isEmpty() ? null : record.master;
            default -> record.values.get(name);
        };
    }

    private static ObjectNode row(Soql soql, Function<String, @Nullable Object> values) {
        var row = attributed(soql.object);
        soql.fields.forEach(name -> {
            var value = values.apply(name);
            if (value instanceof Boolean box) {
                row.put(name, box);
            } else if (value instanceof java.math.BigDecimal number) {
                row.put(name, number);
            } else {
                row.put(name, value == null ? null : value.toString());
            }
        });
        return row;
    }

    private static ObjectNode attributed(String type) {
        var row = JsonNodeFactory.instance.objectNode();
        row.putObject("attributes").put("type", type);
        return row;
    }

    private List<ObjectNode> children(Soql soql) {
        var ids = org.children(soql.object);
        var condition = soql.condition();
        return ids.stream()
                .filter(id -> condition.test(name -> id))
                .map(id -> attributed(soql.object).put("AccountId", id))
                .toList();
    }

    private ObjectNode page(List<ObjectNode> rows, int from) {
        var page = JsonNodeFactory.instance.objectNode();
        var to = Math.min(rows.size(), from + pageSize);
        page.put("totalSize", rows.size()).put("done", to == rows.size());
        if (to < rows.size()) {
            var locator = "01g0000000000" + later.size() + "-" + to;
            later.put(locator, rows);
            page.put("nextRecordsUrl", SalesforceSandbox.BASE + "/query/" + locator);
        }
        page.putArray("records").addAll(rows.subList(from, to));
        return page;
    }

    ObjectNode more(String locator) {
        var rows = later.get(locator);
        if (rows == null) {
            throw new Refusal(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        return page(rows, Integer.parseInt(locator.substring(locator.indexOf('-') + 1)));
    }
}
