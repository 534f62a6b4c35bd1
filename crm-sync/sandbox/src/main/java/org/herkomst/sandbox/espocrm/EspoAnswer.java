package org.herkomst.sandbox.espocrm;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An answer on its way out. */
record EspoAnswer(int status, Map<String, String> headers, String type, String body) {
    private static final String REASON = "X-Status-Reason";

    static EspoAnswer json(JsonNode body) {
        return new EspoAnswer(200, Map.of(), "application/json", body.toString());
    }

    static EspoAnswer reason(int status, String reason) {
        return reason(status, reason, "");
    }

    static EspoAnswer reason(int status, String reason, String body) {
        return new EspoAnswer(status, Map.of(REASON, reason), "application/json", body);
    }

    static EspoAnswer bare(int status, String type) {
        return new EspoAnswer(status, Map.of(), type, "");
    }

    /** A field whose value is refused. */
    static EspoAnswer invalid(String field, String type) {
        var data = JsonNodeFactory.instance.objectNode();
        var translation = data.putObject("messageTranslation");
        translation.put("label", "validationFailure").putNull("scope");
        translation.putObject("data").put("field", field).put("type", type);
        return reason(
                400,
                "Field validation failure; entityType: Account, field: " + field + ", type: " + type + ".",
                data.toString());
    }
}
