package org.herkomst.proofs.resume;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.herkomst.connector.matomo.testing.ModelVisit;

/** A Matomo on loopback that says when a page is asked for, and that can die and be healed. */
final class FailingMatomo implements AutoCloseable {
    static final String TOKEN = "ccccccccccccccccccccccccccccccc3";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Truth truth;
    private final List<String> visits;
    private int pagesLeft;
    private Runnable then = () -> {};
    private volatile Health health = Health.WELL;

    /** How it answers. */
    enum Health {
        WELL,
        /** Status 500. */
        ERRORS,
        /** Connections break. */
        GONE
    }

    FailingMatomo(Truth truth) {
        this.truth = truth;
        this.visits = truth.visits().stream().map(ModelVisit::json).toList();
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

    /** Does something when a page is asked for, counted from now and from 1; the page waits for it. */
    synchronized void when(int page, Runnable work) {
        pagesLeft = page;
        then = work;
    }

    void be(Health next) {
        health = next;
    }

    private synchronized Runnable asked() {
        return --pagesLeft == 0 ? then : () -> {};
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> form = form(exchange);
            String query = exchange.getRequestURI().getQuery();
            boolean live = query.contains("Live.getLastVisitsDetails");
            if (live && "asc".equals(form.get("filter_sort_order"))) {
                asked().run();
            }
            if (health != Health.GONE) {
                send(exchange, live ? page(form) : other(query));
            }
        }
    }

    private void send(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(health == Health.ERRORS ? 500 : 200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String other(String query) {
        return query.contains("getMatomoVersion")
                ? "{\"value\":\"5.1.2\"}"
                : "[{\"idsite\":1,\"name\":\"Shop\",\"timezone\":\"UTC\"}]";
    }

    private String page(Map<String, String> form) {
        long after = Long.parseLong(form.getOrDefault("minTimestamp", "0"));
        int limit = Integer.parseInt(form.getOrDefault("filter_limit", "100"));
        String segment = form.getOrDefault("segment", "");
        int low = segment.startsWith("visitId>")
                ? Integer.parseInt(segment.substring(8).split(";", -1)[0])
                : 0;
        List<String> found = new ArrayList<>();
        for (int number = low; number < visits.size(); number++) {
            if (truth.time(number) > after) {
                found.add(visits.get(number));
            }
        }
        if (!"asc".equals(form.get("filter_sort_order"))) {
            Collections.reverse(found);
        }
        return "[" + String.join(",", found.subList(0, Math.min(limit, found.size()))) + "]";
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : body.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                String value = URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8);
                form.put(field.substring(0, equals), value);
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
