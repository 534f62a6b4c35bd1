package org.herkomst.sandbox.espocrm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.herkomst.sandbox.espocrm.EspoLog.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server that behaves like EspoCRM 8.4.2 for the calls that we use, on loopback and a free port: it keeps accounts and fields, answers
 * as the recorded exchanges do, and plays faults.
 */
public final class EspoSandbox implements AutoCloseable {
    /** Key of a user of type API with the rights on accounts, tasks and streams. */
    public static final String PUSH_KEY = "0123456789abcdef0123456789abcdef";

    /** Name and password of an administrator. */
    public static final String ADMIN = "admin:admin-local";

    private static final String BASE = "/api/v1/";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(EspoSandbox::daemon);
    private final EspoState state = new EspoState();
    private final EspoCalls calls = new EspoCalls(state);
    private final EspoLog log = new EspoLog();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean revoked;

    private EspoSandbox(HttpServer server) {
        this.server = server;
    }

    /** Starts a sandbox with EspoCRM's own fields. */
    public static EspoSandbox start() {
        // Without this each answer waits about 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var sandbox = new EspoSandbox(server);
            server.createContext("/", sandbox::serve);
            server.setExecutor(sandbox.threads);
            server.start();
            return sandbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Base address, without {@code /api/v1}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Its records and fields. */
    public EspoState state() {
        return state;
    }

    /** What it was asked, and the faults to come. */
    public EspoLog log() {
        return log;
    }

    /** An admin deactivates the API user. */
    public void revoke() {
        revoked = true;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var path = uri.getPath().startsWith(BASE) ? uri.getPath().substring(BASE.length()) : "?";
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var version = exchange.getRequestHeaders().getFirst("X-Version-Number");
            var request = new Request(
                    EspoCalls.operation(exchange.getRequestMethod(), path),
                    exchange.getRequestMethod(),
                    EspoWhere.decoded(uri.toString()),
                    body,
                    version == null ? "" : version);
            log.add(request);
            var fault = log.take(request).orElse(null);
            var real = fault == null || fault.apply() ? answer(exchange, request, path) : null;
            if (fault == null && real != null) {
                send(exchange, real);
            } else if (fault != null) {
                play(exchange, fault, real);
            }
        }
    }

    private EspoAnswer answer(HttpExchange exchange, Request request, String path) {
        var admin = isAdmin(exchange.getRequestHeaders().getFirst("Authorization"));
        var key = exchange.getRequestHeaders().getFirst("X-Api-Key");
        if (!admin && (revoked || !PUSH_KEY.equals(key))) {
            return EspoAnswer.bare(401, "text/html; charset=UTF-8");
        }
        var right = right(request.operation());
        if (!admin && (right.equals("admin") || state.denied(right))) {
            return right.equals("admin")
                    ? EspoAnswer.bare(403, "application/json")
                    : EspoAnswer.reason(403, "No " + right.substring(right.indexOf('-') + 1) + " access.");
        }
        if (request.operation().equals("unknown")) {
            log.violated(request.method() + " " + request.path());
        }
        var headers = headers(exchange, admin);
        synchronized (state) {
            return calls.carryOut(request, path, exchange.getRequestURI().getRawQuery(), headers);
        }
    }

    private static Map<String, String> headers(HttpExchange exchange, boolean admin) {
        var headers = new HashMap<String, String>();
        if ("true".equals(exchange.getRequestHeaders().getFirst("X-Skip-Duplicate-Check"))) {
            headers.put("x-skip-duplicate-check", "true");
        }
        if (admin) {
            headers.put("admin", "true");
        }
        return headers;
    }

    private static boolean isAdmin(@Nullable String authorization) {
        var wanted = Base64.getEncoder().encodeToString(ADMIN.getBytes(StandardCharsets.UTF_8));
        return ("Basic " + wanted).equals(authorization);
    }

    private static String right(String operation) {
        return switch (operation) {
            case "create" -> "create";
            case "update" -> "edit";
            case "delete" -> "delete";
            case "search", "get" -> "read";
            case "field", "entity" -> "admin";
            case "task-search", "task-get" -> "task-read";
            case "task-update" -> "task-edit";
            case "note-create" -> "stream";
            default -> operation;
        };
    }

    private static void send(HttpExchange exchange, EspoAnswer answer) throws IOException {
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        answer.headers().forEach((k, v) -> exchange.getResponseHeaders().set(k, v));
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private void play(HttpExchange exchange, EspoFault fault, @Nullable EspoAnswer real) throws IOException {
        switch (fault.ending()) {
            case ANSWER -> {
                var html = fault.body().startsWith("<");
                var type = html ? "text/html" : "application/json";
                send(exchange, new EspoAnswer(fault.status(), fault.headers(), type, fault.body()));
            }
            case DROP -> exchange.close();
            case HALF -> half(exchange, real == null ? "{\"total\":1,\"list\":[{\"id\":\"6b" : real.body());
            case SILENCE -> pause(Long.MAX_VALUE);
            case DRIBBLE -> dribble(exchange);
            case ONE_LESS -> send(exchange, oneLess(real));
        }
    }

    private static void half(HttpExchange exchange, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length + 100L);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private void dribble(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        while (!pause(20)) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
        }
    }

    private static EspoAnswer oneLess(@Nullable EspoAnswer real) {
        var answer = real == null ? EspoAnswer.bare(200, "application/json") : real;
        if (answer.status() == 200 && answer.body().startsWith("{\"total\"")) {
            var body = (ObjectNode) MAPPER.readTree(answer.body());
            if (body.path("list") instanceof ArrayNode list && !list.isEmpty()) {
                list.remove(list.size() - 1);
            }
            return EspoAnswer.json(body);
        }
        return answer;
    }

    /** Whether the server closed meanwhile. */
    private boolean pause(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "espocrm-sandbox");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
