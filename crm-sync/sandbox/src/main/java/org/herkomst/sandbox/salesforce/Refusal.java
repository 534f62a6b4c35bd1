package org.herkomst.sandbox.salesforce;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A request, or one record of it, that the sandbox refuses. */
final class Refusal extends RuntimeException {
    final int status;
    final String code;
    final transient List<String> fields;

    Refusal(int status, String code, String message, List<String> fields) {
        super(message);
        this.status = status;
        this.code = code;
        this.fields = List.copyOf(fields);
    }

    /** Of a whole request. */
    Refusal(int status, String code, String message) {
        this(status, code, message, List.of());
    }

    /** Of one record. */
    static Refusal record(String code, String message, String... fields) {
        return new Refusal(200, code, message, List.of(fields));
    }

    /** As one of a request's errors, or of a record's. */
    ObjectNode json() {
        var node = JsonNodeFactory.instance.objectNode();
        node.put(status == 200 ? "statusCode" : "errorCode", code);
        node.put("message", String.valueOf(getMessage()));
        var names = node.putArray("fields");
        fields.forEach(names::add);
        return node;
    }
}
