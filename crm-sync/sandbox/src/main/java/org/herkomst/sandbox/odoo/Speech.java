package org.herkomst.sandbox.odoo;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads requests and writes answers in the dialect of a version. */
final class Speech {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String JSON_2 = "/json/2/";
    private static final String VERSION = "/web/webclient/version_info";
    private static final int FIRST_JSON_2 = 19;

    private final int version;
    private final Methods methods;
    private final Map<String, User> users;

    Speech(int version, Database database, Map<String, User> users) {
        this.version = version;
        this.methods = new Methods(database, version);
        this.users = users;
    }

    /** A request's short name, such as {@code res.partner/load}. */
    static String operation(String path, String body) {
        if (path.startsWith(JSON_2)) {
            return path.substring(JSON_2.length());
        }
        if (path.equals(VERSION)) {
            return "version";
        }
        var params = parsed(body).path("params");
        var args = params.path("args");
        return params.path("service").asString("").equals("object")
                ? args.path(3).asString("") + "/" + args.path(4).asString("")
                : params.path("method").asString("unknown");
    }

    private static JsonNode parsed(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException notJson) {
            return NODES.missingNode();
        }
    }

    Answer answer(RequestLog.Request request, Map<String, String> headers, RequestLog log) {
        var body = parsed(request.body());
        try {
            if (request.path().equals(VERSION)) {
                return envelope("result", versionInfo());
            }
            if (request.path().startsWith(JSON_2) && version >= FIRST_JSON_2) {
                return json2(request, body, headers);
            }
            if (!request.path().equals("/jsonrpc")) {
                return Answer.html(404, "<!doctype html><title>404 Not Found</title>");
            }
            return body.isObject()
                    ? envelope("result", rpc(body.path("params")))
                    : Answer.html(400, "Invalid JSON data");
        } catch (OdooError e) {
            if (e.name.endsWith("NotFound")
                    || e.name.endsWith("UnprocessableEntity")
                    || e.name.endsWith("AttributeError")) {
                log.violated(request.operation() + ": " + e.getMessage());
            }
            return request.path().startsWith(JSON_2) ? json2(e) : rpc(e);
        }
    }

    private JsonNode versionInfo() {
        var info = NODES.objectNode().put("server_version", version + ".0");
        info.putArray("server_version_info")
                .add(version)
                .add(0)
                .add(0)
                .add("final")
                .add(0)
                .add("");
        return info.put("server_serie", version + ".0").put("protocol_version", 1);
    }

    private Answer json2(RequestLog.Request request, JsonNode body, Map<String, String> headers) {
        if (!body.isObject()) {
            throw OdooError.werkzeug("BadRequest", "could not parse the body as json");
        }
        if (!headers.getOrDefault("x-odoo-database", OdooSandbox.DATABASE).equals(OdooSandbox.DATABASE)) {
            return Answer.html(404, "<!doctype html><title>404 Not Found</title>");
        }
        var key = headers.getOrDefault("authorization", "").replaceFirst("^bearer ", "");
        var user = user(key).orElseThrow(() -> OdooError.werkzeug("Unauthorized", "Invalid apikey"));
        var parts = request.operation().split("/", 2);
        var call = new Methods.Invocation(user, parts[0], parts[1], (ObjectNode) body);
        return Answer.json(200, methods.carryOut(call).toString());
    }

    private Optional<User> user(String key) {
        return Optional.ofNullable(users.get(key));
    }

    private JsonNode rpc(JsonNode params) {
        var args = params.path("args");
        if (!args.path(0).asString("").equals(OdooSandbox.DATABASE)) {
            throw new OdooError(
                    "psycopg2.OperationalError",
                    "FATAL:  database \"" + args.path(0).asString("") + "\" does not exist");
        }
        var user = user(args.path(2).asString(""));
        if (params.path("method").asString("").equals("authenticate")) {
            return user.filter(u -> u.login().equals(args.path(1).asString("")))
                    .map(u -> (JsonNode) NODES.numberNode(u.id()))
                    .orElse(NODES.booleanNode(false));
        }
        var known = user.filter(u -> u.id() == args.path(1).asInt(0))
                .orElseThrow(() -> new OdooError("odoo.exceptions.AccessDenied", "Access Denied"));
        return executeKw(known, args);
    }

    private JsonNode executeKw(User user, JsonNode args) {
        var method = args.path(4).asString("");
        var named = NODES.objectNode();
        var at = 0;
        if (Methods.onRecords(method)) {
            named.set("ids", args.path(5).path(at++));
        }
        for (var name : Methods.arguments(method)) {
            if (at < args.path(5).size()) {
                named.set(name, args.path(5).path(at++));
            }
        }
        args.path(6).properties().forEach(e -> named.set(e.getKey(), e.getValue()));
        var list = named.path("vals_list");
        if (list.isObject()) {
            named.set("vals_list", NODES.arrayNode().add(list));
        }
        var result = methods.carryOut(new Methods.Invocation(user, args.path(3).asString(""), method, named));
        return list.isObject() ? result.path(0) : result;
    }

    private static Answer envelope(String name, JsonNode content) {
        var envelope = NODES.objectNode().put("jsonrpc", "2.0").put("id", 1);
        envelope.set(name, content);
        return Answer.json(200, envelope.toString());
    }

    /** An error as this version answers it. */
    Answer error(OdooError error) {
        return version >= FIRST_JSON_2 ? json2(error) : rpc(error);
    }

    private static Answer json2(OdooError error) {
        return Answer.json(error.status(), error.data().toString());
    }

    private static Answer rpc(OdooError error) {
        var content = NODES.objectNode().put("code", 200).put("message", "Odoo Server Error");
        content.set("data", error.data());
        return envelope("error", content);
    }

    /** An answer whose result isn't what the method returns. */
    Answer spoilt(Fault.Ending ending, @Nullable Answer real) {
        var body = real == null ? NODES.objectNode() : parsed(real.body());
        var wrapped = body.has("jsonrpc") || (real == null && version < FIRST_JSON_2);
        var result = spoilt(ending, wrapped ? body.path("result") : body);
        return wrapped ? envelope("result", result) : Answer.json(200, result.toString());
    }

    private static JsonNode spoilt(Fault.Ending ending, JsonNode result) {
        if (ending == Fault.Ending.HOLLOW) {
            return NODES.objectNode();
        }
        var list = result.path("ids").isArray() ? result.path("ids") : result;
        if (list instanceof ArrayNode array) {
            if (ending == Fault.Ending.ONE_LESS && !array.isEmpty()) {
                array.remove(array.size() - 1);
            } else if (ending == Fault.Ending.ONE_MORE) {
                array.add(bogus(array));
            }
        }
        return result;
    }

    private static JsonNode bogus(ArrayNode array) {
        var records = !array.isEmpty() && array.get(0).isObject();
        return records ? NODES.objectNode().put("id", 999_999) : NODES.numberNode(999_999);
    }
}
