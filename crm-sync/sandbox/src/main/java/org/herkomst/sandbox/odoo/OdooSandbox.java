package org.herkomst.sandbox.odoo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A server that behaves like Odoo 17, 18 or 19 with one database, on loopback and a free port: it keeps partners and fields, refuses
 * what Odoo refuses in the dialect's way, and plays faults. Requests that no method takes are noted in {@link #log()}.
 */
public final class OdooSandbox implements AutoCloseable {
    /** The database. */
    public static final String DATABASE = "sandbox";

    /** Key of a user with Settings rights. */
    public static final String SETUP_KEY = "key-sandbox-setup";

    /** Key of a user who may read, make, change and delete contacts. */
    public static final String PUSH_KEY = "key-sandbox-push";

    /** Key of a user who may only read contacts. */
    public static final String BARE_KEY = "key-sandbox-bare";

    private static final Set<String> ALL = Set.of("read", "write", "create", "unlink");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(OdooSandbox::daemon);
    private final Database database;
    private final Speech speech;
    private final FaultScript faults = new FaultScript();
    private final RequestLog log = new RequestLog();
    private final Endings endings = new Endings();
    private final Map<String, User> users = new ConcurrentHashMap<>();

    private OdooSandbox(int version, HttpServer server) {
        this.server = server;
        this.database = new Database(version);
        this.speech = new Speech(version, database, users);
        users.put(SETUP_KEY, new User(2, "setup", ALL, true, true));
        users.put(PUSH_KEY, new User(6, "push", ALL, false, true));
        users.put(BARE_KEY, new User(9, "bare", Set.of("read"), false, true));
    }

    /** Starts a sandbox of a version: 17, 18 or 19. */
    public static OdooSandbox start(int version) {
        // Without this each answer waits about 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var sandbox = new OdooSandbox(version, server);
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

    /** Its partners and fields. */
    public Database database() {
        return database;
    }

    /** The faults to come. */
    public FaultScript faults() {
        return faults;
    }

    /** What it was asked. */
    public RequestLog log() {
        return log;
    }

    /** The login of a key's user. */
    public static String login(String key) {
        return key.substring(key.lastIndexOf('-') + 1);
    }

    /** Takes a key back; it may also have expired. */
    public void revoke(String key) {
        users.remove(key);
    }

    /** Leaves a key's user these operations on partners. */
    public void allow(String key, String... operations) {
        users.computeIfPresent(
                key,
                (k, user) ->
                        new User(user.id(), user.login(), Set.of(operations), user.settings(), user.externalIds()));
    }

    /** A key's user may not read external ids any more. */
    public void hideExternalIds(String key) {
        users.computeIfPresent(
                key, (k, user) -> new User(user.id(), user.login(), user.rights(), user.settings(), false));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var request = log.add(Speech.operation(path, body), path, body);
            var fault = faults.take(request).orElse(null);
            if (fault == null) {
                endings.send(exchange, answer(exchange, request));
            } else {
                play(exchange, fault, fault.apply() ? answer(exchange, request) : null);
            }
        }
    }

    private Answer answer(HttpExchange exchange, RequestLog.Request request) {
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders().forEach((k, v) -> headers.put(k.toLowerCase(java.util.Locale.ROOT), v.get(0)));
        synchronized (database) {
            return speech.answer(request, headers, log);
        }
    }

    private void play(HttpExchange exchange, Fault fault, @Nullable Answer real) throws IOException {
        switch (fault.ending()) {
            case ANSWER -> endings.send(exchange, given(fault));
            case ERROR -> endings.send(exchange, speech.error(scripted(fault)));
            case HOLLOW, ONE_LESS, ONE_MORE -> endings.send(exchange, speech.spoilt(fault.ending(), real));
            default ->
                endings.play(
                        exchange, fault.ending(), real == null ? "{\"jsonrpc\": \"2.0\", \"result\": [" : real.body());
        }
    }

    private static OdooError scripted(Fault fault) {
        var parts = fault.body().split(":", 2);
        return new OdooError(parts[0], parts[1]);
    }

    private static Answer given(Fault fault) {
        var type = fault.body().startsWith("<") ? "text/html; charset=utf-8" : "application/json; charset=utf-8";
        return new Answer(fault.status(), fault.headers(), type, fault.body());
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "odoo-sandbox");
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
