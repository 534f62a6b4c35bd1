package org.herkomst.sandbox.odoo;

import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An error as Odoo raises it; the transaction is rolled back. */
final class OdooError extends RuntimeException {
    private static final int FAILED = 500;
    private static final String EXCEPTIONS = "odoo.exceptions.";
    private static final String WERKZEUG = "werkzeug.exceptions.";

    /** Statuses that JSON-2 answers with, by the error's name; all others are 500. */
    private static final Map<String, Integer> STATUSES = Map.of(
            EXCEPTIONS + "AccessError", 403,
            EXCEPTIONS + "MissingError", 404,
            EXCEPTIONS + "UserError", 422,
            EXCEPTIONS + "ValidationError", 422,
            WERKZEUG + "BadRequest", 400,
            WERKZEUG + "NotFound", 404,
            WERKZEUG + "TooManyRequests", 429,
            WERKZEUG + "Unauthorized", 401,
            WERKZEUG + "UnprocessableEntity", 422);

    final String name;

    OdooError(String name, String message) {
        super(message);
        this.name = name;
    }

    static OdooError validation(String message) {
        return new OdooError(EXCEPTIONS + "ValidationError", "The operation cannot be completed: " + message);
    }

    static OdooError value(String message) {
        return new OdooError("builtins.ValueError", message);
    }

    static OdooError denied(String what) {
        return new OdooError(EXCEPTIONS + "AccessError", "You are not allowed to access " + what + " records.");
    }

    static OdooError missing(long id, int user) {
        return new OdooError(
                EXCEPTIONS + "MissingError",
                "Record does not exist or has been deleted.\n(Record: res.partner(" + id + ",), User: " + user + ")");
    }

    static OdooError werkzeug(String name, String message) {
        return new OdooError(WERKZEUG + name, message);
    }

    int status() {
        return STATUSES.getOrDefault(name, FAILED);
    }

    /** What both dialects say of it; {@code debug} holds what nobody may log. */
    ObjectNode data() {
        var data = JsonNodeFactory.instance.objectNode();
        data.put("name", name);
        data.put("message", String.valueOf(getMessage()));
        data.putArray("arguments").add(String.valueOf(getMessage()));
        data.putObject("context");
        data.put("debug", "Traceback (most recent call last):\n  File \"/srv/odoo/secret.py\"\n" + name);
        return data;
    }
}
