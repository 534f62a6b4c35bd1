package org.herkomst.sandbox.salesforce;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends answers, whole or spoilt. */
final class Endings implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final long DRIBBLE_MILLIS = 20;

    private final CountDownLatch closed = new CountDownLatch(1);

    /** An answer on its way out. */
    record Answer(int status, Map<String, String> headers, String body) {}

    void send(HttpExchange exchange, Answer answer) throws IOException {
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        var type = answer.body().startsWith("<") ? "text/html" : "application/json";
        exchange.getResponseHeaders().set("Content-Type", type);
        answer.headers().forEach((k, v) -> exchange.getResponseHeaders().set(k, v));
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    void play(HttpExchange exchange, Fault fault, @Nullable Answer real) throws IOException {
        switch (fault.ending()) {
            case ANSWER -> send(exchange, new Answer(fault.status(), fault.headers(), fault.body()));
            case DROP -> exchange.close();
            case HALF -> half(exchange, real == null ? "[{\"id\":\"001" : real.body());
            case SILENCE -> pause(Long.MAX_VALUE);
            case DRIBBLE -> dribble(exchange);
            default -> send(exchange, spoilt(fault.ending(), real));
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
        while (!pause(DRIBBLE_MILLIS)) {
            exchange.getResponseBody().write(' ');
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

    private static Answer spoilt(Fault.Ending ending, @Nullable Answer real) {
        if (real == null) {
            return new Answer(200, Map.of(), "{}");
        }
        var body = MAPPER.readTree(real.body());
        var list = list(body);
        if (list != null && !list.isEmpty()) {
            switch (ending) {
                case ONE_LESS -> list.remove(list.size() - 1);
                case ONE_MORE -> list.add(list.get(0).deepCopy());
                default ->
                    list.forEach(
                            part -> ((ObjectNode) part).remove(java.util.List.of("id", "Id", "AccountId", "name")));
            }
        }
        return new Answer(real.status(), real.headers(), body.toString());
    }

    /** The verdicts, rows or fields of an answer. */
    private static @Nullable ArrayNode list(JsonNode body) {
        if (body instanceof ArrayNode all) {
            return all;
        }
        var page = body.path("compositeResponse").path(0).path("body");
        var inner = page.isMissingNode() ? body : page;
        return inner.path("records") instanceof ArrayNode rows
                ? rows
                : inner.path("fields") instanceof ArrayNode fields ? fields : null;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
