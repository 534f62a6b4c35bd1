package org.herkomst.sandbox.odoo;

import java.util.Map;

/** An answer on its way out. */
record Answer(int status, Map<String, String> headers, String type, String body) {
    private static final String JSON = "application/json; charset=utf-8";

    static Answer json(int status, String body) {
        return new Answer(status, Map.of(), JSON, body);
    }

    static Answer html(int status, String body) {
        return new Answer(status, Map.of(), "text/html; charset=utf-8", body);
    }
}
