package org.herkomst.targets.salesforce;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.herkomst.core.target.TargetException;
import org.herkomst.core.target.TargetPause;
import org.herkomst.targets.TargetSettings;
import org.herkomst.targets.http.BoundedClient;
import org.herkomst.targets.salesforce.Classifier.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The connection to one account, and the one place that retries. Logs in before the first call, and once more where the token is
 * refused. Each try is one request; nothing below sends again. For one thread.
 */
final class Connection implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final SalesforceApi api;
    private final SalesforceLogin login;
    private final Credentials credentials;
    private final Session session;
    private final BoundedClient client;
    private final Use use;
    private final Patience patience;
    private final Runnable end;

    private Connection(TargetSettings settings, Client http, Runnable end) {
        this.end = end;
        this.credentials = Credentials.of(settings);
        this.session = new Session(settings.url());
        this.patience = new Patience(settings);
        this.use = new Use();
        this.client = new BoundedClient(http, use);
        this.api = feign(settings)
                .encoder(new Jackson3Encoder(MAPPER))
                .requestInterceptor(r -> {
                    r.target(session.host());
                    r.header("Authorization", "Bearer " + session.token());
                })
                .target(SalesforceApi.class, session.host());
        this.login = feign(settings)
                .encoder((form, type, request) -> request.body(String.valueOf(form)))
                .target(SalesforceLogin.class, session.host());
    }

    static Connection open(TargetSettings settings) {
        // Its own threads would outlive it by a minute; these end with the connection.
        var workers = Executors.newCachedThreadPool(BoundedClient::daemon);
        var http = HttpClient.newBuilder()
                .executor(workers)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
        return new Connection(settings, new Http2Client(http), workers::shutdown);
    }

    private Feign.Builder feign(TargetSettings settings) {
        return Feign.builder()
                .client(client)
                .decoder(new Jackson3Decoder(MAPPER))
                .errorDecoder(new FailureDecoder(MAPPER))
                .retryer(Retryer.NEVER_RETRY)
                .logLevel(Logger.Level.NONE)
                .options(new Request.Options(settings.timeout(), settings.timeout(), false));
    }

    /** A call that changes nothing: asked again also where no answer came. */
    <T> T read(Function<SalesforceApi, @Nullable T> call) {
        return send(() -> Optional.of(call), true).orElseThrow(Failure::noAnswer);
    }

    /** A change that sends no company's values; else as a write. */
    <T> T change(Function<SalesforceApi, @Nullable T> call) {
        return send(() -> Optional.of(call), false).orElseThrow(Failure::noAnswer);
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
        Optional<Function<SalesforceApi, @Nullable T>> next();
    }

    private <T> Optional<T> send(Writing<T> writing, boolean harmless) {
        patience.refuseWhilePaused();
        var turn = patience.turn(harmless);
        var renewed = false;
        while (true) {
            logIn();
            try {
                return writing.next().map(call -> answer(() -> call.apply(api)));
            } catch (Failure f) {
                var expired = f.kind == Kind.SESSION && !renewed;
                if (!expired && !turn.again(f)) {
                    throw turn.last(f);
                }
                if (expired) {
                    renewed = true;
                    session.forget();
                }
                use.again();
            }
        }
    }

    private void logIn() {
        if (!session.missing()) {
            return;
        }
        var turn = patience.turn(true);
        while (session.missing()) {
            try {
                session.begin(answer(() -> login.token(credentials.form())));
            } catch (Failure f) {
                if (!turn.again(f)) {
                    throw refused(turn.last(f));
                }
                use.again();
            }
        }
    }

    /** A login that is refused concerns the account, whatever its status. */
    private static RuntimeException refused(RuntimeException last) {
        if (last instanceof Failure f && !f.comesAgain() && f.kind != Kind.FOREIGN) {
            return new TargetException(Problems.loginRefused(f));
        }
        return last;
    }

    private <T> T answer(Supplier<@Nullable T> call) {
        try {
            var answer = call.get();
            if (answer == null) {
                throw Failure.noAnswer();
            }
            return answer;
        } catch (RetryableException e) {
            throw Failure.noAnswer();
        } catch (FeignException e) {
            throw Failure.notSalesforce();
        } catch (Failure f) {
            if (f.kind == Kind.BUSY || f.kind == Kind.QUOTA) {
                use.limited();
            }
            throw f;
        }
    }

    /** Waits before a next round. */
    void rest(int round) {
        patience.rest(round);
    }

    /** The pause that holds now. */
    Optional<TargetPause> paused() {
        return patience.paused();
    }

    Use use() {
        return use;
    }

    @Override
    public void close() {
        client.close();
        end.run();
    }
}
