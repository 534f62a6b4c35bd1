package org.herkomst.sandbox.hubspot;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An answer on its way out. */
record Answer(int status, Map<String, String> headers, String type, String body) {

    static Answer json(int status, JsonNode body) {
        return new Answer(status, Map.of(), "application/json", body.toString());
    }

    static Answer refusal(Refusal refusal) {
        return json(refusal.status, error(refusal));
    }

    static ObjectNode error(Refusal refusal) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("status", "error");
        node.put("message", refusal.text());
        node.put("correlationId", "sandbox");
        node.put("category", refusal.category);
        return node;
    }
}
