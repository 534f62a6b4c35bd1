package org.herkomst.targets.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A receiver as the guide tells people to build one: it checks the signature and the time, does a delivery that comes again only once,
 * and says what became of each line. Plays faults.
 */
final class ReceiverSandbox implements AutoCloseable {
    static final String SECRET = "a secret of a test";
    private static final Duration OLD = Duration.ofMinutes(5);

    private final HttpServer server;
    private final Clock clock;
    private final ExecutorService threads = Executors.newCachedThreadPool(ReceiverSandbox::daemon);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ReceiverRecords records = new ReceiverRecords();
    private final List<Request> requests = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final List<Entry> faults = new ArrayList<>();
    private final Map<String, Done> done = new HashMap<>();
    private boolean quiet;

    private ReceiverSandbox(HttpServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /** A delivery as it came. */
    record Request(Map<String, String> headers, String body) {
        long lines() {
            return body.lines().count();
        }

        boolean withdraws() {
            return body.contains("\"operation\":\"withdraw\"");
        }
    }

    private record Done(String body, String answer) {}

    private static final class Entry {
        final Predicate<Request> fits;
        final ReceiverFault fault;
        int left;

        Entry(Predicate<Request> fits, int left, ReceiverFault fault) {
            this.fits = fits;
            this.left = left;
            this.fault = fault;
        }
    }

    static ReceiverSandbox start(Clock clock) {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var sandbox = new ReceiverSandbox(server, clock);
            server.createContext("/", sandbox::serve);
            server.setExecutor(sandbox.threads);
            server.start();
            return sandbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    ReceiverRecords records() {
        return records;
    }

    /** From now on it takes deliveries and says nothing of their lines. */
    synchronized void quiet() {
        quiet = true;
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    synchronized void fault(Predicate<Request> fits, int times, ReceiverFault fault) {
        faults.add(new Entry(fits, times, fault));
    }

    synchronized void clearFaults() {
        faults.clear();
    }

    synchronized void clear() {
        requests.clear();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
            var request = new Request(headers, new String(body, StandardCharsets.UTF_8));
            var fault = taken(request);
            var answer = fault == null || fault.apply() ? carriedOut(request, body) : "";
            if (fault == null) {
                send(exchange, answer.isEmpty() ? 204 : 200, Map.of(), answer);
            } else {
                play(exchange, fault, answer);
            }
        }
    }

    private synchronized @Nullable ReceiverFault taken(Request request) {
        requests.add(request);
        var entry =
                faults.stream().filter(f -> f.left > 0 && f.fits.test(request)).findFirst();
        entry.ifPresent(e -> e.left--);
        return entry.map(e -> e.fault).orElse(null);
    }

    private synchronized String carriedOut(Request request, byte[] body) {
        checked(request, body);
        var key = request.headers().getOrDefault("idempotency-key", "");
        var before = Optional.ofNullable(done.get(key));
        if (before.isPresent()) {
            if (!before.get().body().equals(request.body())) {
                violations.add("one idempotency key for two bodies");
            }
            return before.get().answer();
        }
        var said = records.takes(request.body());
        var answer = quiet ? "" : said;
        done.put(key, new Done(request.body(), answer));
        return answer;
    }

    private void checked(Request request, byte[] body) {
        var timestamp = request.headers().getOrDefault("x-herkomst-timestamp", "0");
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        if (age.abs().compareTo(OLD) > 0) {
            violations.add("a timestamp of another time");
        }
        var wanted = IndependentSignature.of(SECRET, timestamp, body);
        if (!wanted.equals(request.headers().get("x-herkomst-signature"))) {
            violations.add("a wrong signature");
        }
    }

    private static void send(HttpExchange exchange, int status, Map<String, String> headers, String body)
            throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", body.startsWith("<") ? "text/html" : "application/x-ndjson");
        headers.forEach((k, v) -> exchange.getResponseHeaders().set(k, v));
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private void play(HttpExchange exchange, ReceiverFault fault, String real) throws IOException {
        switch (fault.ending()) {
            case ANSWER -> send(exchange, fault.status(), fault.headers(), fault.body());
            case DROP -> {}
            case HALF -> half(exchange, real.isEmpty() ? "{\"key\":\"hk-number-0\",\"verdict\":\"cre" : real);
            case SILENCE -> pause(Long.MAX_VALUE);
            case DRIBBLE -> dribble(exchange);
            case ENDLESS -> endless(exchange);
            case ONE_LESS ->
                send(
                        exchange,
                        200,
                        Map.of(),
                        real.lines().skip(1).map(l -> l + "\n").reduce("{\"note\":\"verdict\"}\n", String::concat));
            case ONE_MORE ->
                send(exchange, 200, Map.of(), real + "{\"key\":\"hk-stranger\",\"verdict\":\"rejected\"}\n");
        }
    }

    private static void half(HttpExchange exchange, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, bytes.length + 100L);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
    }

    private void dribble(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        while (!pause(20)) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
        }
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        var block = " ".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < 10_000; i++) {
            exchange.getResponseBody().write(block);
        }
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
        var thread = new Thread(task, "receiver-sandbox");
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
