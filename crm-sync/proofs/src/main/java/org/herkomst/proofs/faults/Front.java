package org.herkomst.proofs.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Stands before a server on loopback, hands requests on to it, and makes one of them go wrong. Counts what writes to a CRM. Thread-safe. */
final class Front implements AutoCloseable {
    private static final Set<String> KEPT = Set.of("content-type", "authorization", "accept");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final AtomicInteger writes = new AtomicInteger();
    private final int port;
    private volatile HttpServer server;
    private volatile URI to = URI.create("http://127.0.0.1:1");
    private volatile Trap trap = Trap.at(0);
    private volatile HttpFault fault = HttpFault.RESET;
    private volatile boolean gone;
    private volatile @Nullable Runnable afterFirstUpsert;

    Front() {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    private HttpServer listen(int wanted) {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            made.setExecutor(threads);
            made.createContext("/", this::handle);
            made.start();
            return made;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Its address; stays the same. */
    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Hands on to this server from now on; no faults, and nothing is counted yet. */
    void to(URI next) {
        heal();
        to = next;
        writes.set(0);
    }

    /** A request goes wrong. */
    void set(HttpFault what, Trap when) {
        fault = what;
        trap = when;
    }

    /** Does something when the first batch of records was carried out, before its answer. */
    void afterFirstUpsert(Runnable then) {
        afterFirstUpsert = then;
    }

    /** How many requests that write have come. */
    int writes() {
        return writes.get();
    }

    /** No more faults. */
    void heal() {
        trap = Trap.at(0);
        afterFirstUpsert = null;
        if (gone) {
            gone = false;
            server.stop(0);
            server = listen(port);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean springs = trap.springs();
            if (gone) {
                return;
            }
            if (writes(exchange)) {
                writes.incrementAndGet();
            }
            if (springs) {
                spoil(exchange, body);
            } else {
                answer(exchange, body, 1);
            }
        }
    }

    private void spoil(HttpExchange exchange, byte[] body) throws IOException {
        switch (fault) {
            case RESET -> {}
            case ANSWER_LOST -> carriedOut(exchange, body);
            case HALF -> answer(exchange, body, 2);
            case ERROR -> {
                // The next try may come at once: how long it is waited is not what is tried here.
                exchange.getResponseHeaders().set("Retry-After", "0");
                exchange.sendResponseHeaders(500, -1);
            }
            case GONE -> {
                gone = true;
                threads.execute(() -> server.stop(0));
            }
        }
    }

    private static boolean writes(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        boolean batch = path.contains("/batch/") && !path.endsWith("/read");
        return path.contains("/objects/") && (batch || method.equals("PATCH") || method.equals("DELETE"));
    }

    private void answer(HttpExchange exchange, byte[] body, int share) throws IOException {
        HttpResponse<byte[]> answer = carriedOut(exchange, body);
        answer.headers().map().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!lower.equals("content-length") && !lower.equals("date") && !lower.startsWith("transfer")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] all = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), all.length == 0 ? -1 : all.length);
        if (all.length > 0) {
            exchange.getResponseBody().write(all, 0, all.length / share);
            exchange.getResponseBody().flush();
        }
    }

    private HttpResponse<byte[]> carriedOut(HttpExchange exchange, byte[] body) throws IOException {
        URI place = URI.create(to + exchange.getRequestURI().toString());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(place).method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (KEPT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            Runnable then = exchange.getRequestURI().getPath().endsWith("/upsert") ? afterFirstUpsert : null;
            if (then != null) {
                afterFirstUpsert = null;
                then.run();
            }
            return answer;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
