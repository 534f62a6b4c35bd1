package org.herkomst.targets.espocrm;

import feign.Feign;
import feign.FeignException;
import feign.Logger;
import feign.Request;
import feign.Retryer;
import feign.http2client.Http2Client;
import feign.jackson3.Jackson3Decoder;
import feign.jackson3.Jackson3Encoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.herkomst.core.target.ApiUse;
import org.herkomst.core.target.TargetPause;
import org.herkomst.targets.TargetSettings;
import org.herkomst.targets.espocrm.Failure.Kind;
import org.herkomst.targets.http.BoundedClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The connection to one installation, and the one place that sends again: what changes nothing, where no answer came; a write only where
 * EspoCRM surely did not do it. For one thread.
 */
final class Connection implements AutoCloseable {
    private static final int TRIES = 4;
    private static final int RETRIES = 20;
    private static final int SHARE = 10;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final Duration LIMITED = Duration.ofSeconds(30);
    private static final String BASE = "/api/v1";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final TargetSettings settings;
    private final EspoApi api;
    private final BoundedClient client;
    private final ExecutorService workers;
    private @Nullable TargetPause pause;
    private ApiUse use = new ApiUse(0, 0, 0);
    private long calls;
    private long retries;

    private Connection(TargetSettings settings, EspoApi api, BoundedClient client, ExecutorService workers) {
        this.settings = settings;
        this.api = api;
        this.client = client;
        this.workers = workers;
    }

    static Connection open(TargetSettings settings) {
        // Its own threads would outlive it by a minute; these end with the connection.
        var workers = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "herkomst-espocrm-http");
            thread.setDaemon(true);
            return thread;
        });
        var http = HttpClient.newBuilder()
                .executor(workers)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
        var client = new BoundedClient(new Http2Client(http), new BoundedClient.Traffic() {});
        return new Connection(settings, api(settings, client), client, workers);
    }

    private static EspoApi api(TargetSettings settings, BoundedClient client) {
        var token = settings.token().reveal();
        return Feign.builder()
                .client(client)
                .encoder(new Jackson3Encoder(MAPPER))
                .decoder(new Jackson3Decoder(MAPPER))
                .errorDecoder(new FailureDecoder(MAPPER, settings.clock()))
                .retryer(Retryer.NEVER_RETRY)
                .logLevel(Logger.Level.NONE)
                .options(new Request.Options(settings.timeout(), settings.timeout(), false))
                .requestInterceptor(r -> {
                    if (token.contains(":")) {
                        r.header("Authorization", "Basic " + base64(token));
                    } else {
                        r.header("X-Api-Key", token);
                    }
                })
                .target(EspoApi.class, base(settings));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base(TargetSettings settings) {
        var url = settings.url().toString().replaceAll("/+$", "");
        return url.endsWith(BASE) ? url : url + BASE;
    }

    /** A call that changes nothing, or may be done twice: sent again also where no answer came. */
    <T> T read(Function<EspoApi, @Nullable T> call) {
        return send(() -> Optional.of(call), true).orElseThrow(Failure::lost);
    }

    /** A change that holds no company's values: where no answer came it is not sent again here. */
    <T> T change(Function<EspoApi, @Nullable T> call) {
        return send(() -> Optional.of(call), false).orElseThrow(Failure::lost);
    }

    /**
     * A write: where no answer came it is not sent again here, for it may have been done.
     *
     * @return the answer; empty where nothing was left to send
     */
    <T> Optional<T> write(Writing<T> writing) {
        return send(writing, false);
    }

    /** What a write sends, made anew before each try. */
    interface Writing<T> {
        /**
         * The next request, asked for directly before it goes out, in the same thread, after every wait.
         *
         * @return empty: nothing is to be sent
         * @throws RuntimeException to send nothing, now and again; passed on as it is
         */
        Optional<Function<EspoApi, @Nullable T>> next();
    }

    private <T> Optional<T> send(Writing<T> writing, boolean harmless) {
        paused().ifPresent(p -> {
            throw new Paused(p);
        });
        calls++;
        var waited = Duration.ZERO;
        for (var tries = 1; ; tries++) {
            try {
                return writing.next().map(this::answer);
            } catch (Failure f) {
                var wait = wait(f, tries);
                waited = waited.plus(wait);
                if (tries == TRIES || !again(f, harmless) || waited.compareTo(settings.longestWait()) > 0 || spent()) {
                    throw last(f, wait);
                }
                await(wait);
            }
        }
    }

    private static boolean again(Failure failure, boolean harmless) {
        return failure.kind == Kind.LIMITED || (harmless && failure.unknown());
    }

    /** A server that fails all the time is not asked four times as often as one that works. */
    private boolean spent() {
        return retries >= RETRIES + calls / SHARE;
    }

    /** What the answer asks for; else any wait up to a bound that doubles. */
    private Duration wait(Failure failure, int tries) {
        if (failure.retryAfter != null) {
            return failure.retryAfter;
        }
        return failure.kind == Kind.LIMITED
                ? LIMITED
                : Duration.ofMillis(settings.time().random().nextLong((FIRST_PAUSE_MILLIS << tries) + 1));
    }

    /** A wait before something is sent again. */
    void await(Duration wait) {
        retries++;
        use = new ApiUse(use.calls(), use.rateLimited(), use.retries() + 1);
        try {
            settings.time().waiter().await(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.lost();
        }
    }

    /** The wait before a write that had no answer, and was not done, is sent again. */
    void awaitBeforeRepeating(int times) {
        await(Duration.ofMillis(settings.time().random().nextLong((FIRST_PAUSE_MILLIS << times) + 1)));
    }

    private RuntimeException last(Failure failure, Duration wait) {
        var tooLong = failure.retryAfter != null && failure.retryAfter.compareTo(settings.longestWait()) > 0;
        if (failure.kind == Kind.LIMITED || (failure.kind == Kind.DOWN && tooLong)) {
            var problem = failure.kind == Kind.LIMITED ? Problems.limited() : Problems.down(failure);
            pause = new TargetPause(settings.clock().instant().plus(wait), problem);
            return new Paused(pause);
        }
        return failure;
    }

    private <T> T answer(Function<EspoApi, @Nullable T> call) {
        use = new ApiUse(use.calls() + 1, use.rateLimited(), use.retries());
        try {
            var answer = call.apply(api);
            if (answer == null) {
                throw Failure.lost();
            }
            return answer;
        } catch (FeignException e) {
            throw Failure.lost();
        } catch (Failure f) {
            var limited = f.kind == Kind.LIMITED ? 1 : 0;
            use = new ApiUse(use.calls(), use.rateLimited() + limited, use.retries());
            throw f;
        }
    }

    /** The pause that holds now. */
    Optional<TargetPause> paused() {
        return Optional.ofNullable(pause).filter(p -> settings.clock().instant().isBefore(p.resumeNotBefore()));
    }

    ApiUse takeUse() {
        var taken = use;
        use = new ApiUse(0, 0, 0);
        return taken;
    }

    @Override
    public void close() {
        client.close();
        workers.shutdown();
    }
}
