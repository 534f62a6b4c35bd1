package org.herkomst.targets.hubspot;

import feign.Client;
import feign.Feign;
import feign.FeignException;
import feign.Logger;
import feign.Request;
import feign.RetryableException;
import feign.Retryer;
import feign.http2client.Http2Client;
import feign.jackson3.Jackson3Decoder;
import feign.jackson3.Jackson3Encoder;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.herkomst.core.target.TargetPause;
import org.herkomst.targets.TargetSettings;
import org.herkomst.targets.http.BoundedClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The connection to one account, and the one place that retries: retry(limiter(look(call))). Each try is one request; nothing below
 * sends again. For one thread.
 */
final class Connection implements AutoCloseable {
    private static final int TRIES = 5;
    private static final JsonMapper MAPPER = mapper();

    private final HubSpotApi api;
    private final BoundedClient client;
    private final Pace pace;
    private final Patience patience;
    private final Runnable end;

    private Connection(HubSpotApi api, BoundedClient client, Pace pace, Patience patience, Runnable end) {
        this.end = end;
        this.api = api;
        this.client = client;
        this.pace = pace;
        this.patience = patience;
    }

    static Connection open(TargetSettings settings) {
        // Its own threads would outlive it by a minute; these end with the connection.
        var workers = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "herkomst-hubspot-http");
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
        var pace = new Pace(settings.time());
        var client = new BoundedClient(http, pace);
        return new Connection(api(settings, client), client, pace, new Patience(settings), end);
    }

    private static HubSpotApi api(TargetSettings settings, BoundedClient client) {
        return Feign.builder()
                .client(client)
                .encoder(new Jackson3Encoder(MAPPER))
                .decoder(new AnswerDecoder(new Jackson3Decoder(MAPPER)))
                .errorDecoder(new FailureDecoder(MAPPER, settings.clock()))
                .retryer(Retryer.NEVER_RETRY)
                .logLevel(Logger.Level.NONE)
                .options(new Request.Options(settings.timeout(), settings.timeout(), false))
                .requestInterceptor(r ->
                        r.header("Authorization", "Bearer " + settings.token().reveal()))
                .target(HubSpotApi.class, settings.url().toString().replaceAll("/+$", ""));
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .changeDefaultPropertyInclusion(
                        i -> i.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
                .build();
    }

    /** A call that changes nothing: asked again also where no answer came. */
    <T> T read(Function<HubSpotApi, T> call) {
        return read(call, false);
    }

    /** A search: its own limit. */
    <T> T search(Function<HubSpotApi, T> call) {
        return read(call, true);
    }

    private <T> T read(Function<HubSpotApi, T> call, boolean search) {
        return send(new Call<>(() -> Optional.of(call), search, true)).orElseThrow(Failure::noAnswer);
    }

    /** A change that sends no company's values, such as a property that is made or a record that is taken back; else as a write. */
    <T> T change(Function<HubSpotApi, T> call) {
        return send(new Call<>(() -> Optional.of(call), false, false)).orElseThrow(Failure::noAnswer);
    }

    /**
     * A write: where no answer came it is not sent again here, for it may have been done.
     *
     * @return the answer; empty where nothing was left to send
     */
    <T> Optional<T> write(Writing<T> writing) {
        return send(new Call<>(writing, false, false));
    }

    /** What a write sends, made anew before each try. */
    interface Writing<T> {
        /**
         * The next request, asked for directly before it goes out, in the same thread, after every wait.
         *
         * @return empty: nothing is to be sent
         * @throws RuntimeException to send nothing, now and again; passed on as it is
         */
        Optional<Function<HubSpotApi, T>> next();
    }

    private record Call<T>(Writing<T> writing, boolean search, boolean harmless) {}

    private <T> Optional<T> send(Call<T> call) {
        patience.refuseWhilePaused();
        var turn = patience.turn(call.harmless());
        var config = RetryConfig.<Optional<T>>custom()
                .maxAttempts(TRIES)
                .intervalBiFunction((tries, outcome) -> 0L)
                .retryOnException(e -> e instanceof Failure f && turn.again(f))
                .build();
        try {
            return Retry.of("hubspot", config).executeSupplier(() -> once(call, turn));
        } catch (Failure f) {
            throw turn.last(f);
        }
    }

    private <T> Optional<T> once(Call<T> call, Patience.Turn turn) {
        turn.pending().ifPresent(pace::await);
        pace.acquire(call.search());
        var sending = false;
        try {
            var next = call.writing().next();
            sending = next.isPresent();
            if (sending) {
                turn.pending().ifPresent(w -> pace.again());
            }
            return next.map(this::answer);
        } finally {
            if (sending) {
                pace.answered();
            } else {
                pace.unsent();
            }
        }
    }

    private <T> T answer(Function<HubSpotApi, T> call) {
        try {
            var answer = call.apply(api);
            if (answer == null) {
                throw Failure.noAnswer();
            }
            return answer;
        } catch (RetryableException e) {
            throw Failure.noAnswer();
        } catch (FeignException e) {
            throw Failure.notHubSpot();
        } catch (Failure f) {
            if (f.status == 429) {
                pace.limited();
            }
            throw f;
        }
    }

    /** The pause that holds now. */
    Optional<TargetPause> paused() {
        return patience.paused();
    }

    void zone(java.time.ZoneId zone) {
        patience.zone(zone);
    }

    Pace pace() {
        return pace;
    }

    @Override
    public void close() {
        client.close();
        end.run();
    }
}
