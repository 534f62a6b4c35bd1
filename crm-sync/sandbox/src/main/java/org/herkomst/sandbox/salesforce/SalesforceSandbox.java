package org.herkomst.sandbox.salesforce;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.herkomst.sandbox.salesforce.Endings.Answer;
import org.herkomst.sandbox.salesforce.RequestLog.Request;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server that behaves like a Salesforce account, on loopback and a free port: it keeps accounts and their fields, refuses what
 * Salesforce refuses, and plays faults. Requests that break the contract of the API are refused and noted in {@link #log()}.
 */
public final class SalesforceSandbox implements AutoCloseable {
    static final String BASE = "/services/data/v66.0";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(SalesforceSandbox::daemon);
    private final SalesforceOrg org = new SalesforceOrg();
    private final Logins logins;
    private final FaultScript faults = new FaultScript();
    private final RequestLog log = new RequestLog();
    private final Endings endings = new Endings();
    private final CollectionCalls collections = new CollectionCalls(org);
    private final QueryCalls queries;
    private volatile String instance = "";
    private final AtomicInteger callsLeft = new AtomicInteger(100_000);

    private SalesforceSandbox(Clock clock, int pageSize, HttpServer server) {
        this.server = server;
        this.logins = new Logins(clock);
        this.queries = new QueryCalls(org, pageSize);
    }

    /** Starts a sandbox. */
    public static SalesforceSandbox start(Clock clock) {
        return start(clock, 2_000);
    }

    /** Starts a sandbox whose queries answer so many rows at a time. */
    public static SalesforceSandbox start(Clock clock, int pageSize) {
        // Without this each answer waits about 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var sandbox = new SalesforceSandbox(clock, pageSize, server);
            server.createContext("/", sandbox::serve);
            server.setExecutor(sandbox.threads);
            server.start();
            return sandbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Base address. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Its accounts and fields. */
    public SalesforceOrg org() {
        return org;
    }

    /** Its token endpoint. */
    public Logins logins() {
        return logins;
    }

    /** The faults to come. */
    public FaultScript faults() {
        return faults;
    }

    /** What it was asked. */
    public RequestLog log() {
        return log;
    }

    /** The next tokens come with this instance address. */
    public void instance(String url) {
        instance = url;
    }

    /** So many calls are left of the last 24 hours'. */
    public void callsLeft(int calls) {
        callsLeft.set(calls);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = request(exchange);
            log.add(request);
            var fault = faults.take(request).orElse(null);
            if (fault == null) {
                endings.send(exchange, answer(exchange, request));
            } else {
                endings.play(exchange, fault, fault.apply() ? answer(exchange, request) : null);
            }
        }
    }

    private static Request request(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var operation = operation(exchange.getRequestMethod() + " " + uri.getPath());
        return new Request(operation, uri.toString(), body, operation.equals("query") ? inner(body) : "");
    }

    private static String operation(String request) {
        var call = request.replace(BASE, "");
        return switch (call) {
            case "POST /services/oauth2/token" -> "token";
            case "GET /sobjects/Account/describe" -> "describe";
            case "GET /sobjects/Task/describe" -> "describe tasks";
            case "POST /composite/sobjects" -> "create";
            case "POST /composite" -> "query";
            case "PATCH /composite/sobjects" -> "update";
            case "PATCH /composite/sobjects/Account/" + SalesforceOrg.KEY -> "upsert";
            case "DELETE /composite/sobjects" -> "delete";
            default -> call.startsWith("GET /query/") ? "more" : "unknown";
        };
    }

    /** The query that a composite request holds. */
    private static String inner(String body) {
        var url = read(body).path("compositeRequest").path(0).path("url").asString("");
        var at = url.indexOf("?q=");
        return at < 0 ? "" : URLDecoder.decode(url.substring(at + 3), StandardCharsets.UTF_8);
    }

    private static JsonNode read(String body) {
        try {
            return MAPPER.readTree(body.isEmpty() ? "{}" : body);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private Answer answer(HttpExchange exchange, Request request) {
        if (request.operation().equals("token")) {
            return token(request.body());
        }
        try {
            logins.refuse(exchange.getRequestHeaders().getFirst("Authorization"));
            if (callsLeft.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
                throw new Refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
            }
            if (exchange.getRequestHeaders().containsKey("Sforce-Duplicate-Rule-Header")) {
                log.violated("A duplicate rule is overridden");
            }
            synchronized (org) {
                return new Answer(200, usage(), carryOut(request).toString());
            }
        } catch (Refusal r) {
            return refused(request, r);
        }
    }

    private Map<String, String> usage() {
        return Map.of("Sforce-Limit-Info", "api-usage=" + (100_000 - callsLeft.get()) + "/100000");
    }

    private Answer refused(Request request, Refusal refusal) {
        if (List.of(
                        "MALFORMED_QUERY",
                        "INVALID_QUERY_FILTER_OPERATOR",
                        "NOT_FOUND",
                        "EXCEEDED_ID_LIMIT",
                        "INVALID_INPUT")
                .contains(refusal.code)) {
            log.violated(request.operation() + " " + request.path() + ": " + refusal.code);
        }
        var errors = JsonNodeFactory.instance.arrayNode().add(refusal.json());
        return new Answer(refusal.status, usage(), errors.toString());
    }

    private Answer token(String form) {
        var token = logins.token(form);
        var node = JsonNodeFactory.instance.objectNode();
        if (token == null) {
            node.put("error", "invalid_grant").put("error_description", "authentication failure");
            return new Answer(400, Map.of(), node.toString());
        }
        node.put("access_token", token).put("token_type", "Bearer").put("scope", "api");
        node.put("instance_url", instance.isEmpty() ? url().toString() : instance);
        return new Answer(200, Map.of(), node.toString());
    }

    private JsonNode carryOut(Request request) {
        var path = request.path().replaceFirst("\\?.*", "");
        return switch (request.operation()) {
            case "describe" -> describe();
            case "describe tasks" -> describeTasks();
            case "create" -> collections.makeTasks(read(request.body()));
            case "query" -> composite(request);
            case "more" -> queries.more(path.substring(path.lastIndexOf('/') + 1));
            case "update" -> collections.update(read(request.body()));
            case "upsert" -> collections.upsert(read(request.body()));
            case "delete" -> collections.delete(ids(request.path()));
            default -> throw new Refusal(404, "NOT_FOUND", "The requested resource does not exist");
        };
    }

    private static List<String> ids(String path) {
        var query = URLDecoder.decode(path.substring(path.indexOf('?') + 1), StandardCharsets.UTF_8);
        for (var part : query.split("&", -1)) {
            if (part.startsWith("ids=")) {
                return List.of(part.substring(4).split(","));
            }
        }
        return List.of();
    }

    /** The outer answer is good also where the inner one isn't. */
    private JsonNode composite(Request request) {
        var part = JsonNodeFactory.instance.objectNode();
        try {
            part.set("body", queries.query(request.soql(), request.body().contains("/queryAll?")));
            part.put("httpStatusCode", 200);
        } catch (Refusal r) {
            refused(request, r);
            part.putArray("body").add(r.json());
            part.put("httpStatusCode", r.status);
        }
        part.put("referenceId", "query").putObject("httpHeaders");
        var answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("compositeResponse").add(part);
        return answer;
    }

    private JsonNode describe() {
        if (!org.visible()) {
            throw new Refusal(404, "NOT_FOUND", "The requested resource does not exist");
        }
        var node = JsonNodeFactory.instance.objectNode().put("name", "Account");
        node.put("createable", true).put("updateable", true).put("deletable", true);
        var fields = node.putArray("fields");
        org.all().forEach(field -> describe(fields.addObject(), field));
        return node;
    }

    private JsonNode describeTasks() {
        org.tasks().refuseHidden();
        var node = JsonNodeFactory.instance.objectNode().put("name", "Task");
        var writable = org.tasks().writable();
        node.put("createable", writable).put("updateable", writable).put("deletable", writable);
        var fields = node.putArray("fields");
        org.tasks().fields().forEach(field -> describe(fields.addObject(), field));
        return node;
    }

    private static void describe(ObjectNode node, OrgField field) {
        node.put("name", field.name())
                .put("label", field.name().replace('_', ' '))
                .put("type", field.type());
        node.put("length", field.length()).put("scale", field.scale());
        node.put("createable", field.writable()).put("updateable", field.writable());
        node.put("nillable", !field.required() && !field.box()).put("defaultedOnCreate", field.box());
        node.put("unique", field.unique()).put("externalId", field.unique());
        var values = node.putArray("picklistValues");
        field.options().forEach(o -> values.addObject().put("value", o).put("active", true));
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "salesforce-sandbox");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        endings.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
