package org.herkomst.targets.espocrm;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.herkomst.connector.matomo.Secret;
import org.herkomst.targets.TargetSettings;
import org.jspecify.annotations.Nullable;

/** Gives the real client a recorded answer, whatever it asks. */
final class EspoReplay implements AutoCloseable {
    final Connection connection;
    private final HttpServer server;
    private volatile @Nullable RecordedEspo next;

    EspoReplay() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                var answer = java.util.Objects.requireNonNull(next);
                var body = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", answer.type());
                if (!answer.reason().isEmpty()) {
                    exchange.getResponseHeaders().set("X-Status-Reason", answer.reason());
                }
                exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
                if (body.length > 0) {
                    exchange.getResponseBody().write(body);
                }
            }
        });
        server.start();
        connection = Connection.open(new TargetSettings(
                "espocrm",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                new Secret("key"),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Clock.systemUTC(),
                wait -> {}));
    }

    /** The client on this answer. */
    Connection answering(RecordedEspo recorded) {
        next = recorded;
        return connection;
    }

    @Override
    public void close() {
        connection.close();
        server.stop(0);
    }
}
