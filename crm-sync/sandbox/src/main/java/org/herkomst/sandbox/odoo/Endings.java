package org.herkomst.sandbox.odoo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends answers, whole or broken. */
final class Endings implements AutoCloseable {
    private static final int BLOCK = 64 * 1024;
    private static final long DRIBBLE_MILLIS = 20;

    private final CountDownLatch closed = new CountDownLatch(1);

    void send(HttpExchange exchange, Answer answer) throws IOException {
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        answer.headers().forEach((k, v) -> exchange.getResponseHeaders().set(k, v));
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Plays an ending that breaks the connection or the time-out. */
    void play(HttpExchange exchange, Fault.Ending ending, String body) throws IOException {
        switch (ending) {
            case DROP -> exchange.close();
            case HALF -> half(exchange, body);
            case SILENCE -> pause(Long.MAX_VALUE);
            case ENDLESS -> endless(exchange, BLOCK, 0);
            case DRIBBLE -> endless(exchange, 1, DRIBBLE_MILLIS);
            default -> throw new IllegalArgumentException("Not a broken answer: " + ending);
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

    private void endless(HttpExchange exchange, int size, long millis) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        var block = new byte[size];
        Arrays.fill(block, (byte) ' ');
        while (!pause(millis)) {
            exchange.getResponseBody().write(block);
            exchange.getResponseBody().flush();
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

    @Override
    public void close() {
        closed.countDown();
    }
}
