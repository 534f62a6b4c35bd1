package org.herkomst.sandbox.hubspot;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sends answers, whole or spoilt. */
final class Endings implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final int BLOCK = 64 * 1024;
    private static final int BOMB_BLOCKS = 1_024;
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

    void play(HttpExchange exchange, Fault fault, @Nullable Answer real) throws IOException {
        switch (fault.ending()) {
            case ANSWER -> send(exchange, new Answer(fault.status(), fault.headers(), type(fault), fault.body()));
            case DROP -> exchange.close();
            case HALF -> half(exchange, real == null ? "{\"status\":\"COMPLETE\",\"results\":[" : real.body());
            case SILENCE -> silence();
            case ENDLESS, DRIBBLE -> endless(exchange, fault.ending() == Fault.Ending.DRIBBLE);
            case BOMB -> bomb(exchange);
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

    private void endless(HttpExchange exchange, boolean slowly) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        var block = new byte[slowly ? 1 : BLOCK];
        Arrays.fill(block, (byte) ' ');
        while (!pause(slowly ? DRIBBLE_MILLIS : 0)) {
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

    private static void bomb(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, Bomb.PACKED.length);
        exchange.getResponseBody().write(Bomb.PACKED);
    }

    /** 64 MB in a few dozen thousand bytes; packed when first asked for. */
    private static final class Bomb {
        static final byte[] PACKED = pack();

        private static byte[] pack() {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                for (var i = 0; i < BOMB_BLOCKS; i++) {
                    gzip.write(new byte[BLOCK]);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return packed.toByteArray();
        }
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
        if (real.body().isEmpty()) {
            return real;
        }
        var body = (ObjectNode) MAPPER.readTree(real.body());
        switch (fault.ending()) {
            case ONE_RESULT_LESS -> body.withArray("results").remove(0);
            case ONE_RESULT_MORE -> more(body);
            case WITHOUT_IDS -> body.path("results").forEach(r -> ((ObjectNode) r).remove("id"));
            case ERRORS_WITHOUT_NAMES -> body.path("errors").forEach(e -> ((ObjectNode) e).remove("context"));
            default -> body.path("results").forEach(r -> ((ObjectNode) r).remove("objectWriteTraceId"));
        }
        return new Answer(real.status(), real.headers(), real.type(), body.toString());
    }

    private static void more(ObjectNode body) {
        var other = body.withArray("results").addObject();
        other.put("id", "999999").put("objectWriteTraceId", "nobody's").put("name", "nobodys");
        other.putObject("properties").put("name", "Nobody's");
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
