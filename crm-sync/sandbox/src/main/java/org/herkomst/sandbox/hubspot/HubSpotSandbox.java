package org.herkomst.sandbox.hubspot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A server that behaves like a HubSpot account, on loopback and a free port: it keeps companies and properties, refuses what HubSpot
 * refuses, and plays faults. Requests that break HubSpot's contract are refused and noted in {@link #log()}.
 */
public final class HubSpotSandbox implements AutoCloseable {
    /** Key with all scopes. */
    public static final String SETUP_KEY = "pat-sandbox-setup";

    /** Key that may read and write companies, but not properties. */
    public static final String PUSH_KEY = "pat-sandbox-push";

    /** Key that may do nothing. */
    public static final String BARE_KEY = "pat-sandbox-bare";

    private final SandboxSettings settings;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(HubSpotSandbox::daemon);
    private final SandboxAccount account;
    private final Limiter limiter;
    private final Calls calls;
    private final FaultScript faults = new FaultScript();
    private final RequestLog log = new RequestLog();
    private final Watch watch = new Watch();
    private final Endings endings = new Endings();
    private final @Nullable StateFile file;
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    private HubSpotSandbox(SandboxSettings settings, HttpServer server) {
        this.settings = settings;
        this.server = server;
        this.account = new SandboxAccount(settings);
        this.limiter = new Limiter(settings);
        this.calls = new Calls(account, settings, limiter);
        this.file = settings.folder() == null ? null : new StateFile(settings.folder());
        keys.addAll(Set.of(SETUP_KEY, PUSH_KEY, BARE_KEY));
    }

    /** Starts a sandbox. */
    public static HubSpotSandbox start(SandboxSettings settings) {
        // Without this each answer waits about 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var sandbox = new HubSpotSandbox(settings, server);
            sandbox.begin();
            return sandbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin() {
        if (file != null) {
            file.load(account);
        }
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    /** Base address. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Its companies and properties. */
    public SandboxAccount account() {
        return account;
    }

    /** The faults to come. */
    public FaultScript faults() {
        return faults;
    }

    /** What it was asked. */
    public RequestLog log() {
        return log;
    }

    /**
     * Does something when a request of an operation ({@link FaultScript#ANY}: of any) comes, counted from now and from 1. The request
     * waits for it, and then meets the faults that are set by then.
     */
    public void when(String operation, int number, Runnable then) {
        watch.add(operation, number, then);
    }

    /** Takes a key back, as a rotation does. */
    public void revoke(String key) {
        keys.remove(key);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = note(exchange);
            watch.came(request);
            var fault = request.operation().equals("page")
                    ? null
                    : faults.take(request).orElse(null);
            if (fault == null) {
                endings.send(exchange, answer(exchange, request));
            } else {
                var real = fault.apply() ? answer(exchange, request) : null;
                endings.play(exchange, fault, real);
            }
        }
    }

    private RequestLog.Request note(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var operation = Calls.operation(exchange.getRequestMethod(), uri.getPath());
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return operation.equals("page")
                ? new RequestLog.Request(
                        0, operation, "GET", "/", "", settings.clock().instant())
                : log.add(
                        operation,
                        exchange.getRequestMethod(),
                        uri.toString(),
                        body,
                        settings.clock().instant());
    }

    private synchronized Answer answer(HttpExchange exchange, RequestLog.Request request) {
        try {
            if (!request.operation().equals("page")) {
                refuseKey(exchange.getRequestHeaders().getFirst("Authorization"), request.operation());
            }
            var limited = request.operation().equals("page")
                    ? java.util.Optional.<Answer>empty()
                    : limiter.refuse(request.operation());
            var answer = limited.orElseGet(() -> calls.carryOut(request));
            save(request.operation());
            var headers = answer.headers().isEmpty() ? limiter.headers(request.operation()) : answer.headers();
            return new Answer(answer.status(), headers, answer.type(), answer.body());
        } catch (Refusal r) {
            noteViolation(request, r);
            return Answer.refusal(r);
        }
    }

    private void noteViolation(RequestLog.Request request, Refusal refusal) {
        if (refusal.text().startsWith("Invalid input JSON")
                || request.operation().equals("unknown")) {
            log.violated(request.method() + " " + request.path() + ": " + refusal.text());
        }
    }

    private void save(String operation) {
        if (file != null && Calls.writes(operation)) {
            synchronized (account) {
                file.save(account);
            }
        }
    }

    private void refuseKey(@Nullable String authorization, String operation) {
        var key = authorization == null ? "" : authorization.replaceFirst("^Bearer ", "");
        if (!keys.contains(key)) {
            throw new Refusal(401, "INVALID_AUTHENTICATION", "Authentication credentials not found or expired");
        }
        var scope = Calls.needsSetupKey(operation) ? "crm.schemas.companies.write" : "crm.objects.companies.read";
        var allowed = key.equals(SETUP_KEY) || (key.equals(PUSH_KEY) && !Calls.needsSetupKey(operation));
        if (!allowed && !operation.equals("account")) {
            throw new Refusal(
                    403, "MISSING_SCOPES", "This app hasn't been granted all required scopes: [" + scope + "]");
        }
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "hubspot-sandbox");
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
