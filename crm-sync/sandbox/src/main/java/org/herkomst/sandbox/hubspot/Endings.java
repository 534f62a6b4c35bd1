package org.herkomst.sandbox.hubspot;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sends answers, whole or spoilt. */
final class Endings implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

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

    void play(HttpExchange exchange, Fault fault, @Nullable Answer real) throws IOException {
        switch (fault.ending()) {
            case ANSWER -> send(exchange, new Answer(fault.status(), fault.headers(), type(fault), fault.body()));
            case DROP -> exchange.close();
            case HALF -> half(exchange, real == null ? "{\"status\":\"COMPLETE\",\"results\":[" : real.body());
            case SILENCE -> silence();
            default -> send(exchange, spoilt(fault, real));
        }
    }

    private static String type(Fault fault) {
        return fault.body().startsWith("<") ? "text/html" : "application/json";
    }

    private static void half(HttpExchange exchange, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length + 100L);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private void silence() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer spoilt(Fault fault, @Nullable Answer real) {
        if (real == null) {
            return new Answer(fault.status(), fault.headers(), "application/json", "{}");
        }
        var body = (ObjectNode) MAPPER.readTree(real.body());
        switch (fault.ending()) {
            case ONE_RESULT_LESS -> body.withArray("results").remove(0);
            case ERRORS_WITHOUT_NAMES -> body.path("errors").forEach(e -> ((ObjectNode) e).remove("context"));
            default -> body.path("results").forEach(r -> ((ObjectNode) r).remove("objectWriteTraceId"));
        }
        return new Answer(real.status(), real.headers(), real.type(), body.toString());
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
