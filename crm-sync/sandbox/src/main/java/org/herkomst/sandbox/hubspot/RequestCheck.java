package org.herkomst.sandbox.hubspot;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The contract of HubSpot's requests as far as we use it, stricter than HubSpot: a request that breaks it is a fault of the client. */
final class RequestCheck {
    private static final Set<String> OPERATORS = Set.of(
            "EQ",
            "NEQ",
            "IN",
            "NOT_IN",
            "LT",
            "LTE",
            "GT",
            "GTE",
            "BETWEEN",
            "HAS_PROPERTY",
            "NOT_HAS_PROPERTY",
            "CONTAINS_TOKEN",
            "NOT_CONTAINS_TOKEN");
    private static final Set<String> TYPES =
            Set.of("string", "number", "bool", "date", "datetime", "enumeration", "phone_number");

    private RequestCheck() {}

    static void upsert(JsonNode body) {
        write(body);
        for (var input : body.path("inputs")) {
            var by = text(input, "idProperty");
            require(!Set.of("domain", "name", "hs_object_id").contains(by), "idProperty " + by);
        }
    }

    static void update(JsonNode body) {
        write(body);
    }

    private static void write(JsonNode body) {
        only(body, "inputs");
        inputs(body);
        var traces = new HashSet<String>();
        for (var input : body.path("inputs")) {
            only(input, "idProperty", "id", "objectWriteTraceId", "properties");
            text(input, "id");
            require(traces.add(text(input, "objectWriteTraceId")), "objectWriteTraceId twice");
            require(input.path("properties").isObject(), "properties missing");
            input.path("properties").forEach(v -> require(v.isString(), "a value that is no string"));
        }
    }

    /**
     * Notes or tasks to make.
     *
     * @param toCompany HubSpot's number of their association with a company
     */
    static void create(JsonNode body, int toCompany) {
        only(body, "inputs");
        var size = body.path("inputs").size();
        require(body.path("inputs").isArray() && size >= 1 && size <= 100, size + " inputs");
        for (var input : body.path("inputs")) {
            only(input, "objectWriteTraceId", "properties", "associations");
            text(input, "objectWriteTraceId");
            input.path("properties").forEach(v -> require(v.isString(), "a value that is no string"));
            text(input.path("properties"), "hs_timestamp");
            require(input.path("associations").size() == 1, "associations");
            var link = input.path("associations").get(0);
            only(link, "to", "types");
            text(link.path("to"), "id");
            var type = link.path("types").path(0);
            require(type.path("associationCategory").asString("").equals("HUBSPOT_DEFINED"), "associationCategory");
            require(type.path("associationTypeId").asInt(0) == toCompany, "associationTypeId");
        }
    }

    static void read(JsonNode body) {
        only(body, "idProperty", "inputs", "properties", "propertiesWithHistory");
        inputs(body);
        require(body.path("properties").isArray(), "properties missing");
        require(body.path("propertiesWithHistory").isArray(), "propertiesWithHistory missing");
        for (var input : body.path("inputs")) {
            only(input, "id");
            text(input, "id");
        }
    }

    static void archive(JsonNode body) {
        only(body, "inputs");
        inputs(body);
    }

    private static void inputs(JsonNode body) {
        var size = body.path("inputs").size();
        require(body.path("inputs").isArray() && size >= 1 && size <= 100, size + " inputs");
        var ids = new HashSet<String>();
        for (var input : body.path("inputs")) {
            require(ids.add(text(input, "id")), "Duplicate IDs found in batch input: [" + text(input, "id") + "]");
        }
    }

    static void search(JsonNode body) {
        only(body, "filterGroups", "properties", "limit", "after", "sorts", "query");
        require(body.path("limit").isInt() && body.path("limit").asInt() <= 200, "limit");
        require(body.path("filterGroups").size() <= 5, "more than 5 filterGroups");
        require(body.toString().length() <= 3_000, "more than 3000 characters");
        var filters = 0;
        for (var group : body.path("filterGroups")) {
            filters += group.path("filters").size();
            require(filters <= 18, "more than 18 filters");
            only(group, "filters");
            require(group.path("filters").size() <= 6, "more than 6 filters");
            for (var filter : group.path("filters")) {
                only(filter, "propertyName", "operator", "value", "values", "highValue");
                text(filter, "propertyName");
                var operator = text(filter, "operator");
                require(OPERATORS.contains(operator), "operator " + operator);
                require(filter.path("values").size() <= 100, "more than 100 values");
            }
        }
    }

    static void property(JsonNode body) {
        only(
                body,
                "name",
                "label",
                "groupName",
                "type",
                "fieldType",
                "description",
                "hasUniqueValue",
                "formField",
                "hidden",
                "displayOrder",
                "options");
        for (var name : List.of("name", "label", "groupName", "type", "fieldType")) {
            text(body, name);
        }
        require(text(body, "name").matches("[a-z][a-z0-9_]*"), "name of a property");
        require(TYPES.contains(text(body, "type")), "type");
        for (var option : body.path("options")) {
            only(option, "label", "value", "hidden", "displayOrder", "description");
            require(option.path("displayOrder").isInt(), "displayOrder missing");
        }
        var pair = text(body, "type") + "-" + text(body, "fieldType");
        require(
                pair.matches("string-(text|textarea)|number-number|date-date|datetime-date"
                        + "|enumeration-(select|radio|checkbox)|bool-booleancheckbox"),
                pair);
        require(!text(body, "type").equals("bool") || body.path("options").size() == 2, "options of a bool");
    }

    static void group(JsonNode body) {
        only(body, "name", "label", "displayOrder");
        text(body, "name");
        text(body, "label");
    }

    private static void only(JsonNode node, String... names) {
        var legal = Set.of(names);
        node.propertyNames().forEach(n -> require(legal.contains(n), "unknown field " + n));
    }

    private static String text(JsonNode node, String name) {
        var value = node.path(name);
        if (name.equals("idProperty") && value.isMissingNode()) {
            require(false, "idProperty missing");
        }
        require(value.isString() && !value.asString().isEmpty(), name + " missing, empty or no string");
        return value.asString();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new Refusal(400, "VALIDATION_ERROR", "Invalid input JSON: " + what);
        }
    }
}
