package org.herkomst.targets.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** JSON-2, for Odoo 19 and later: arguments by name, errors by status and body. */
final class Json2 implements Dialect {
    private final OdooHttp http;

    Json2(OdooHttp http) {
        this.http = http;
    }

    @Override
    public String name() {
        return "JSON-2";
    }

    @Override
    public JsonNode send(Call call) {
        var body = new LinkedHashMap<String, Object>();
        if (call.ids() != null) {
            body.put("ids", List.copyOf(call.ids()));
        }
        body.putAll(call.args());
        body.putAll(call.options());
        var answer = http.json2(call.model(), call.method(), body);
        if (answer == null || answer.isMissingNode()) {
            throw Failure.noAnswer();
        }
        return answer;
    }
}
