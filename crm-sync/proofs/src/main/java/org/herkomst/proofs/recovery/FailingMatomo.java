package org.herkomst.proofs.recovery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.herkomst.proofs.MatomoApi;

/** A Matomo on loopback that says when a page is asked for, and that can die and be healed. */
public final class FailingMatomo implements AutoCloseable {
    /** The token that it takes. */
    public static final String TOKEN = "ccccccccccccccccccccccccccccccc3";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Truth truth;
    private final List<String> visits;
    private int pagesLeft;
    private Runnable then = () -> {};
    private volatile Health health = Health.WELL;

    /** How it answers. */
    public enum Health {
        /** As it should. */
        WELL,
        /** Status 500. */
        ERRORS,
        /** Connections break. */
        GONE
    }

    /** One that holds all visits. */
    public FailingMatomo(Truth truth) {
        this(truth, Integer.MAX_VALUE);
    }

    /** One that holds the first visits only. */
    public FailingMatomo(Truth truth, int most) {
        this.truth = truth;
        this.visits = truth.visits().stream().limit(most).map(ModelVisit::json).toList();
        server = MatomoApi.server();
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Its address. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Does something when a page is asked for, counted from now and from 1; the page waits for it. */
    public synchronized void when(int page, Runnable work) {
        pagesLeft = page;
        then = work;
    }

    /** From now on it answers so. */
    public void be(Health next) {
        health = next;
    }

    private synchronized Runnable asked() {
        return --pagesLeft == 0 ? then : () -> {};
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> form = MatomoApi.form(exchange);
            String query = exchange.getRequestURI().getQuery();
            boolean live = query.contains("Live.getLastVisitsDetails");
            if (live && "asc".equals(form.get("filter_sort_order"))) {
                asked().run();
            }
            if (health != Health.GONE) {
                send(exchange, live ? page(form) : MatomoApi.other(query));
            }
        }
    }

    private void send(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(health == Health.ERRORS ? 500 : 200, body.length);
        exchange.getResponseBody().write(body);
    }

    private String page(Map<String, String> form) {
        return MatomoApi.page(form, visits.size(), truth::time).stream()
                .map(visits::get)
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
