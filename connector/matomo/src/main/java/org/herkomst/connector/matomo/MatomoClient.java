package org.herkomst.connector.matomo;

import feign.Client;
import feign.Feign;
import feign.FeignException;
import feign.Logger;
import feign.Request;
import feign.Response;
import feign.Retryer;
import feign.http2client.Http2Client;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks Matomo. The only place that sends a request again: up to {@code tries} times, with a capped back-off and full jitter, asking for
 * less where Matomo is overloaded. A refused token is asked once: every later question gets the same answer without a request.
 * Used by one thread.
 */
final class MatomoClient implements AutoCloseable {
    private final MatomoCalls calls;
    private final MatomoSettings settings;
    private final FeedContext context;
    private final Tally tally;
    private final AnswerReader answers;
    private final BackOff backOff;
    /** The client's own threads would outlive it by a minute; these end with the feed. */
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "herkomst-matomo-http");
        thread.setDaemon(true);
        return thread;
    });

    private volatile @Nullable SourceException refused;

    MatomoClient(MatomoSettings settings, FeedContext context, Tally tally, RandomGenerator random) {
        String base = BaseAddress.of(settings);
        if (settings.token().reveal().isBlank()) {
            throw new SourceException(SourceFault.TOKEN_MISSING, "source " + settings.source() + ", token");
        }
        this.calls = feign(settings, base, workers);
        this.settings = settings;
        this.context = context;
        this.tally = tally;
        this.answers = new AnswerReader(settings.timeout(), context.clock());
        this.backOff = new BackOff(random);
    }

    private static MatomoCalls feign(MatomoSettings settings, String base, ExecutorService workers) {
        HttpClient http = HttpClient.newBuilder()
                .executor(workers)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
        Client client = new Http2Client(http);
        long millis = settings.timeout().toMillis();
        return Feign.builder()
                .client(client)
                .options(new Request.Options(millis, TimeUnit.MILLISECONDS, millis, TimeUnit.MILLISECONDS, false))
                .retryer(Retryer.NEVER_RETRY)
                .logLevel(Logger.Level.NONE)
                .target(MatomoCalls.class, base);
    }

    /**
     * Asks, again if need be.
     *
     * @throws SourceException where Matomo can't or won't say
     */
    <T> T ask(Question<T> question) {
        SourceException known = refused;
        if (known != null) {
            throw new SourceException(known.fault(), known.example());
        }
        for (int attempt = 1; ; attempt++) {
            tally.called(attempt > 1);
            try {
                return once(question);
            } catch (Refusal refusal) {
                recover(question, refusal, attempt);
            }
        }
    }

    private void recover(Question<?> question, Refusal refusal, int attempt) {
        if (refusal.fault() == SourceFault.RATE_LIMITED) {
            tally.rateLimited();
        }
        if (refusal.cure() == Refusal.Cure.NONE || attempt >= settings.tries()) {
            throw giveUp(refusal.fault(), question.where());
        }
        if (refusal.cure() == Refusal.Cure.SMALLER) {
            question.askForLess(attempt + 1 >= settings.tries());
        }
        try {
            context.waiter().await(backOff.after(attempt, refusal.retryAfter()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SourceException(refusal.fault(), question.where());
        }
    }

    private SourceException giveUp(SourceFault fault, String where) {
        SourceException exception = new SourceException(fault, where);
        boolean forGood = fault == SourceFault.TOKEN_REFUSED
                || fault == SourceFault.LOCKED_OUT
                || fault == SourceFault.SIGN_IN_PAGE;
        if (forGood) {
            refused = exception;
        }
        return exception;
    }

    private <T> T once(Question<T> question) throws Refusal {
        try (Response response = calls.ask(question.method(), question.form().encoded(settings.token()))) {
            return answers.read(response, question);
        } catch (FeignException failed) {
            throw answers.network(failed);
        } catch (IOException broken) {
            throw new Refusal(SourceFault.ANSWER_CUT, Refusal.Cure.AGAIN);
        }
    }

    @Override
    public void close() {
        answers.close();
        workers.shutdown();
    }
}
