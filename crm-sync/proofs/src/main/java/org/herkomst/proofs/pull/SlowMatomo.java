package org.herkomst.proofs.pull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
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
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
            Map<String, String> form = form(exchange);
            String query = exchange.getRequestURI().getQuery();
            byte[] body = query.contains("Live.getLastVisitsDetails") ? page(form) : other(query);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] other(String query) {
        String answer = query.contains("getMatomoVersion")
                ? "{\"value\":\"5.1.2\"}"
                : "[{\"idsite\":1,\"name\":\"Shop\",\"timezone\":\"UTC\"}]";
        return answer.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] page(Map<String, String> form) {
        if (firstAsked == null) {
            firstAsked = Instant.now();
        }
        long from = System.nanoTime();
        List<Integer> found = find(form);
        ByteArrayOutputStream out = new ByteArrayOutputStream(found.size() * 4_100 + 2);
        for (int number : found) {
            out.write(out.size() == 0 ? '[' : ',');
            out.writeBytes(visits.get(number));
        }
        out.writeBytes((found.isEmpty() ? "[]" : "]").getBytes(StandardCharsets.UTF_8));
        waitUntil(from + NANOS_A_PAGE * Math.max(1, found.size()) / PAGE);
        return out.toByteArray();
    }

    private List<Integer> find(Map<String, String> form) {
        long after = Long.parseLong(form.getOrDefault("minTimestamp", "0"));
        int limit = Integer.parseInt(form.getOrDefault("filter_limit", "100"));
        String segment = form.getOrDefault("segment", "");
        int low = segment.startsWith("visitId>")
                ? Integer.parseInt(segment.substring(8).split(";", -1)[0])
                : 0;
        List<Integer> found = new ArrayList<>();
        for (int number = Math.max(0, low); number < visits.size(); number++) {
            if (text.time(number) > after) {
                found.add(number);
            }
        }
        if (!"asc".equals(form.get("filter_sort_order"))) {
            Collections.reverse(found);
        }
        return found.subList(0, limit < 0 ? found.size() : Math.min(limit, found.size()));
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            java.util.concurrent.locks.LockSupport.parkNanos(left);
        }
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : body.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                form.put(
                        field.substring(0, equals),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
