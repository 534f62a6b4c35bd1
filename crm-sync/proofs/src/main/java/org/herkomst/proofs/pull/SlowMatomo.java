package org.herkomst.proofs.pull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.herkomst.proofs.MatomoApi;
import org.jspecify.annotations.Nullable;

/** A Matomo on loopback with many visits that needs 0.2 s for each 500 of them. */
final class SlowMatomo implements AutoCloseable {
    static final String TOKEN = "ccccccccccccccccccccccccccccccc3";
    private static final int PAGE = 500;
    private static final long NANOS_A_PAGE = 200_000_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final VisitText text;
    private final List<byte[]> visits;
    private volatile @Nullable Instant firstAsked;

    SlowMatomo(VisitText text, int count) {
        this.text = text;
        this.visits = IntStream.range(0, count).mapToObj(text::json).toList();
        server = MatomoApi.server();
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Forgets that visits were asked for. */
    void forget() {
        firstAsked = null;
    }

    /** When visits were first asked for; absent before. */
    @Nullable
    Instant firstAsked() {
        return firstAsked;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> form = MatomoApi.form(exchange);
            String query = exchange.getRequestURI().getQuery();
            byte[] body = query.contains("Live.getLastVisitsDetails")
                    ? page(form)
                    : MatomoApi.other(query).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private byte[] page(Map<String, String> form) {
        if (firstAsked == null) {
            firstAsked = Instant.now();
        }
        long from = System.nanoTime();
        List<Integer> found = MatomoApi.page(form, visits.size(), text::time);
        ByteArrayOutputStream out = new ByteArrayOutputStream(found.size() * 4_100 + 2);
        for (int number : found) {
            out.write(out.size() == 0 ? '[' : ',');
            out.writeBytes(visits.get(number));
        }
        out.writeBytes((found.isEmpty() ? "[]" : "]").getBytes(StandardCharsets.UTF_8));
        waitUntil(from + NANOS_A_PAGE * Math.max(1, found.size()) / PAGE);
        return out.toByteArray();
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            java.util.concurrent.locks.LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
