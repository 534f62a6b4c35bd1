package org.herkomst.connector.matomo;

import feign.FeignException;
import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Reads an answer: its body first, then its status. A body may have 64 MB at most (unpacked) and must be whole within the time-out; the
 * JDK's own time-out ends with the headers, so a timer closes the stream.
 */
final class AnswerReader implements AutoCloseable {
    private static final long MAX_BODY_BYTES = 64L << 20;
    private static final int MAX_ERROR_BYTES = 64 << 10;
    private static final Set<Integer> BLANKS = Set.of((int) ' ', (int) '\t', (int) '\r', (int) '\n', 0xEF, 0xBB, 0xBF);

    private final Duration timeout;
    private final Clock clock;
    private final ScheduledExecutorService timer;

    AnswerReader(Duration timeout, Clock clock) {
        this.timeout = timeout;
        this.clock = clock;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "herkomst-matomo-timer");
            thread.setDaemon(true);
            return thread;
        });
    }

    <T> T read(Response response, Question<T> question) throws Refusal, IOException {
        if (response.body() == null) {
            throw judged(response, "");
        }
        InputStream raw = response.body().asInputStream();
        AtomicBoolean late = new AtomicBoolean();
        Future<?> alarm = timer.schedule(() -> close(raw, late), timeout.toMillis(), TimeUnit.MILLISECONDS);
        CappedStream capped = new CappedStream(raw, MAX_BODY_BYTES);
        try {
            return body(response, question, capped);
        } catch (StreamConstraintsException tooDeep) {
            throw new Refusal(SourceFault.NOT_MATOMO, Refusal.Cure.NONE);
        } catch (JacksonException | IOException broken) {
            throw broken(late.get(), capped.exceeded());
        } finally {
            alarm.cancel(false);
        }
    }

    private static Refusal broken(boolean late, boolean exceeded) {
        SourceFault fault =
                exceeded ? SourceFault.ANSWER_TOO_LARGE : late ? SourceFault.TIMEOUT : SourceFault.ANSWER_CUT;
        return new Refusal(fault, Refusal.Cure.SMALLER);
    }

    private static void close(InputStream body, AtomicBoolean late) {
        late.set(true);
        try {
            body.close();
        } catch (IOException alreadyGone) {
            // The reader sees the end of the stream.
        }
    }

    private <T> T body(Response response, Question<T> question, InputStream in) throws IOException, Refusal {
        PushbackInputStream body = new PushbackInputStream(in, 1);
        int first = body.read();
        while (BLANKS.contains(first)) {
            first = body.read();
        }
        if (first >= 0) {
            body.unread(first);
        }
        boolean good = response.status() >= 200 && response.status() < 300;
        if (good && first == '[' && question.list()) {
            return parse(question, body);
        }
        byte[] head = body.readNBytes(MAX_ERROR_BYTES);
        String text = new String(head, StandardCharsets.UTF_8);
        boolean answer = good && first == '{' && !question.list() && !text.contains("\"result\":\"error\"");
        if (answer) {
            return parse(question, new ByteArrayInputStream(head));
        }
        throw judged(response, text);
    }

    private static <T> T parse(Question<T> question, InputStream body) {
        try (JsonParser parser = Json.parser(body)) {
            parser.nextToken();
            T value = question.read(parser);
            drain(parser);
            return value;
        }
    }

    /** Reads to the end, so that the connection can serve again; the list is whole, whatever follows it. */
    private static void drain(JsonParser parser) {
        try {
            parser.nextToken();
        } catch (JacksonException rubbish) {
            // PHP warnings behind the list change nothing.
        }
    }

    private Refusal judged(Response response, String body) {
        String challenge = header(response, "www-authenticate");
        boolean signIn =
                challenge != null && !challenge.toLowerCase(Locale.ROOT).contains("matomo");
        Refusal refusal = AnswerJudge.judge(response.status(), signIn, body);
        Duration wish = BackOff.retryAfter(header(response, "retry-after"), clock);
        boolean patient = response.status() == 429 || response.status() == 503;
        return patient && wish != null ? new Refusal(refusal.fault(), refusal.cure(), wish) : refusal;
    }

    private static @Nullable String header(Response response, String name) {
        for (var header : response.headers().entrySet()) {
            Collection<String> values = header.getValue();
            if (header.getKey().equalsIgnoreCase(name) && !values.isEmpty()) {
                return values.iterator().next();
            }
        }
        return null;
    }

    /** What a request that got no answer means. */
    Refusal network(FeignException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return new Refusal(SourceFault.HOST_UNKNOWN, Refusal.Cure.AGAIN);
            }
            if (cause instanceof SSLException) {
                return new Refusal(SourceFault.TLS_FAULT, Refusal.Cure.NONE);
            }
            if (cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException)) {
                return new Refusal(SourceFault.TIMEOUT, Refusal.Cure.SMALLER);
            }
        }
        boolean refused = rootIs(failed, ConnectException.class) || rootIs(failed, HttpConnectTimeoutException.class);
        return new Refusal(refused ? SourceFault.UNREACHABLE : SourceFault.ANSWER_CUT, Refusal.Cure.AGAIN);
    }

    private static boolean rootIs(Throwable failed, Class<? extends Throwable> type) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
