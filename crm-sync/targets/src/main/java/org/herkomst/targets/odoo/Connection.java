package org.herkomst.targets.odoo;

import feign.Client;
import feign.Feign;
import feign.FeignException;
import feign.Logger;
import feign.Request;
import feign.RequestTemplate;
import feign.Retryer;
import feign.http2client.Http2Client;
import feign.jackson3.Jackson3Decoder;
import feign.jackson3.Jackson3Encoder;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.herkomst.core.target.TargetException;
import org.herkomst.targets.TargetSettings;
import org.herkomst.targets.http.BoundedClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The connection to one database, and the one place that retries: retry(look(call)). Each try is one request; nothing below sends
 * again. Asks for the version first, and speaks as that version wants. For one thread.
 */
final class Connection implements AutoCloseable {
    private static final int TRIES = 5;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final TargetSettings settings;
    private final OdooHttp http;
    private final Patience patience;
    private final Runnable end;
    private @Nullable Spoken spoken;

    /** What the server is and how one speaks to it. */
    private record Spoken(Version version, Dialect dialect) {}

    private Connection(TargetSettings settings, Client sending, Runnable end) {
        this.settings = settings;
        this.patience = new Patience(settings);
        var client = new BoundedClient(sending, new BoundedClient.Traffic() {
            @Override
            public void sent() {
                patience.sent();
            }
        });
        this.http = http(settings, client);
        this.end = () -> {
            client.close();
            end.run();
        };
    }

    static Connection open(TargetSettings settings) {
        // Its own threads would outlive it by a minute; these end with the connection.
        var workers = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "herkomst-odoo-http");
            thread.setDaemon(true);
            return thread;
        });
        var http = HttpClient.newBuilder()
                .executor(workers)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
        return over(settings, new Http2Client(http), workers::shutdown);
    }

    /** A connection that sends by this client, which sends each request once. */
    static Connection over(TargetSettings settings, Client http, Runnable end) {
        return new Connection(settings, http, end);
    }

    private static OdooHttp http(TargetSettings settings, Client client) {
        return Feign.builder()
                .client(client)
                .encoder(new Jackson3Encoder(MAPPER))
                .decoder(new Jackson3Decoder(MAPPER))
                .errorDecoder(new FailureDecoder(MAPPER, settings.clock()))
                .retryer(Retryer.NEVER_RETRY)
                .logLevel(Logger.Level.NONE)
                .options(new Request.Options(settings.timeout(), settings.timeout(), false))
                .requestInterceptor(request -> authorise(request, settings))
                .target(OdooHttp.class, settings.url().toString().replaceAll("/+$", ""));
    }

    /** JSON-RPC has the key in its body. */
    private static void authorise(RequestTemplate request, TargetSettings settings) {
        if (request.path().contains(OdooHttp.JSON_2)) {
            request.header("Authorization", "bearer " + settings.token().reveal());
            settings.option(Odoo.DATABASE).ifPresent(name -> request.header("X-Odoo-Database", name));
        }
    }

    /** What a write sends, made anew before each try. */
    interface Writing<T> {
        /**
         * The next call, asked for directly before it goes out, in the same thread, after every wait.
         *
         * @return empty: nothing is to be sent
         * @throws RuntimeException to send nothing, now and again; passed on as it is
         */
        Optional<Call> next();

        /**
         * Reads the answer.
         *
         * @throws Failure where it isn't one
         */
        T read(JsonNode answer);
    }

    /** A call that changes nothing: asked again also where no answer came, or one that can't be read. */
    <T> T read(Call call, Function<JsonNode, T> answer) {
        var dialect = spoken().dialect();
        return answered(send(true, () -> Optional.of(answer.apply(dialect.send(call)))));
    }

    /** A change that sends no company's values, such as a field that is made or a record that is taken back; else as a write. */
    <T> T change(Call call, Function<JsonNode, T> answer) {
        var dialect = spoken().dialect();
        return answered(send(false, () -> Optional.of(answer.apply(dialect.send(call)))));
    }

    private static <T> T answered(Optional<T> answer) {
        return answer.orElseThrow(Failure::noAnswer);
    }

    /**
     * A write: where no answer came it is not sent again here, for it may have been done.
     *
     * @return the answer; empty where nothing was left to send
     */
    <T> Optional<T> write(Writing<T> writing) {
        var dialect = spoken().dialect();
        return send(false, () -> writing.next().map(dialect::send).map(writing::read));
    }

    Version version() {
        return spoken().version();
    }

    Dialect dialect() {
        return spoken().dialect();
    }

    private Spoken spoken() {
        if (spoken == null) {
            var envelope = JsonRpc.envelope(Map.of());
            var version = answered(send(true, () -> Optional.of(Version.of(JsonRpc.result(http.version(envelope))))));
            if (version.major() < Version.OLDEST) {
                throw new TargetException(Problems.tooOld(version));
            }
            spoken = new Spoken(version, version.json2() ? new Json2(http) : new JsonRpc(http, settings));
        }
        return Objects.requireNonNull(spoken);
    }

    private <T> Optional<T> send(boolean harmless, Supplier<Optional<T>> call) {
        patience.refuseWhilePaused();
        var turn = patience.new Turn(harmless);
        var config = RetryConfig.<Optional<T>>custom()
                .maxAttempts(TRIES)
                .intervalBiFunction((tries, outcome) -> 0L)
                .retryOnException(e -> e instanceof Failure f && turn.again(f))
                .build();
        try {
            return Retry.of("odoo", config).executeSupplier(() -> once(turn, call));
        } catch (Failure f) {
            throw turn.last(f);
        }
    }

    private <T> Optional<T> once(Patience.Turn turn, Supplier<Optional<T>> call) {
        turn.await();
        try {
            return call.get();
        } catch (FeignException noAnswer) {
            throw Failure.noAnswer();
        }
    }

    Patience patience() {
        return patience;
    }

    @Override
    public void close() {
        end.run();
    }
}
