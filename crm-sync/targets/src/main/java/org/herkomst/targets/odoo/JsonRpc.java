package org.herkomst.targets.odoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.herkomst.core.target.TargetException;
import org.herkomst.targets.TargetSettings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON-RPC, for Odoo 17 and 18: arguments by place, all errors inside HTTP 200. Logs in with the first call. For one thread. */
final class JsonRpc implements Dialect {
    private final OdooHttp http;
    private final TargetSettings settings;
    private @Nullable Long user;

    JsonRpc(OdooHttp http, TargetSettings settings) {
        this.http = http;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "JSON-RPC";
    }

    @Override
    public JsonNode send(Call call) {
        var args = new ArrayList<Object>();
        if (call.ids() != null) {
            args.add(call.ids());
        }
        args.addAll(call.args().values());
        var all = List.of(
                option(Odoo.DATABASE),
                user(),
                settings.token().reveal(),
                call.model(),
                call.method(),
                args,
                call.options());
        return result(http.rpc(envelope("object", "execute_kw", all)));
    }

    /** The user's number; a refused login is an answer, not an error. */
    long user() {
        if (user == null) {
            var args = List.of(
                    option(Odoo.DATABASE), option(Odoo.USER), settings.token().reveal(), Map.of());
            var answer = result(http.rpc(envelope("common", "authenticate", args)));
            if (!answer.isIntegralNumber()) {
                throw answer.isBoolean() ? Failure.of(Failure.Kind.AUTH, 200) : Failure.noAnswer();
            }
            user = answer.longValue();
        }
        return user;
    }

    private String option(String name) {
        return settings.option(name).orElseThrow(() -> new TargetException(Problems.optionMissing(name)));
    }

    private static Map<String, Object> envelope(String service, String method, List<Object> args) {
        return envelope(Map.of("service", service, "method", method, "args", args));
    }

    static Map<String, Object> envelope(Map<String, Object> params) {
        return Map.of("jsonrpc", "2.0", "method", "call", "id", 1, "params", params);
    }

    /** What an envelope brings. */
    static JsonNode result(@Nullable JsonNode answer) {
        if (answer == null || !answer.isObject()) {
            throw Failure.noAnswer();
        }
        if (answer.has("error")) {
            throw Classifier.failure(200, answer.path("error").path("data"), null);
        }
        if (!answer.has("result")) {
            throw Failure.noAnswer();
        }
        return answer.path("result");
    }
}
