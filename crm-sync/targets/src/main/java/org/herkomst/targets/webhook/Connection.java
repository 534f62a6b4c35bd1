package org.herkomst.targets.webhook;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.herkomst.core.target.ApiUse;
import org.herkomst.core.target.TargetPause;
import org.herkomst.targets.TargetSettings;
import org.herkomst.targets.webhook.Failure.Kind;
import org.herkomst.targets.webhook.Post.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one receiver, and the one place that sends again: whatever had no answer too, for telling twice does the same as
 * telling once, and both tries carry one idempotency key. For one thread.
 */
final class Connection implements AutoCloseable {
    private static final int TRIES = 4;
    private static final int RETRIES = 20;
    private static final int SHARE = 10;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final Duration LIMITED = Duration.ofSeconds(30);

    private final TargetSettings settings;
    private final Post post;
    private @Nullable TargetPause pause;
    private ApiUse use = new ApiUse(0, 0, 0);
    private long calls;
    private long retries;

    private Connection(TargetSettings settings) {
        this.settings = settings;
        this.post = new Post(settings.url(), settings.timeout());
    }

    static Connection open(TargetSettings settings) {
        return new Connection(settings);
    }

    boolean signs() {
        return settings.option(Webhook.SECRET).isPresent();
    }

    /**
     * Tells, and gives what was said of each key.
     *
     * @throws Paused where nothing more is taken for now
     * @throws Failure where it is refused, or nothing was said in all tries
     */
    Map<String, Said> tell(Telling telling) {
        paused().ifPresent(p -> {
            throw new Paused(p);
        });
        calls++;
        var delivery = settings.clock().instant() + "/" + calls;
        var waited = Duration.ZERO;
        for (var tries = 1; ; tries++) {
            var lines = telling.lines();
            if (lines.isEmpty()) {
                return Map.of();
            }
            try {
                return Verdicts.of(answer(body(lines), delivery), lines);
            } catch (Failure f) {
                if (f.unknown()) {
                    telling.unanswered();
                }
                var wait = wait(f, tries);
                waited = waited.plus(wait);
                var again = f.unknown() || f.kind == Kind.LIMITED;
                if (tries == TRIES || !again || waited.compareTo(settings.longestWait()) > 0 || spent()) {
                    throw last(f, wait);
                }
                await(wait);
            }
        }
    }

    /**
     * An empty delivery: a receiver that is there answers it.
     *
     * @throws Failure where it doesn't take it
     */
    void ping() {
        Verdicts.of(answer(new byte[0], settings.clock().instant() + "/ping"), List.of());
    }

    private static byte[] body(List<Line> lines) {
        return lines.stream()
                .map(line -> line.json() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private Answer answer(byte[] body, String delivery) {
        use = new ApiUse(use.calls() + 1, use.rateLimited(), use.retries());
        var answer = post.post(body, headers(body, delivery));
        if (answer.status() / 100 == 2) {
            return answer;
        }
        var failure = Failure.of(
                answer.status(),
                answer.page(),
                answer.retryAfter().flatMap(this::asked).orElse(null));
        if (failure.kind == Kind.LIMITED) {
            use = new ApiUse(use.calls(), use.rateLimited() + 1, use.retries());
        }
        throw failure;
    }

    private Map<String, String> headers(byte[] body, String delivery) {
        var headers = new LinkedHashMap<String, String>();
        var timestamp = Long.toString(settings.clock().instant().getEpochSecond());
        headers.put("Content-Type", "application/x-ndjson; charset=utf-8");
        headers.put("Accept", "application/x-ndjson, application/json");
        headers.put(Signature.IDEMPOTENCY, Signature.idempotencyKey(delivery, body));
        headers.put(Signature.TIMESTAMP, timestamp);
        settings.option(Webhook.SECRET)
                .ifPresent(secret -> headers.put(Signature.SIGNATURE, Signature.of(secret, timestamp, body)));
        var token = settings.token().reveal();
        if (!token.isBlank()) {
            headers.put("Authorization", "Bearer " + token);
        }
        return headers;
    }

    /** Seconds, or an HTTP date. */
    private Optional<Duration> asked(String value) {
        if (value.strip().matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value.strip())));
        }
        try {
            var at = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(settings.clock().instant(), at.toInstant()))
                    .filter(d -> !d.isNegative());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
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

    /** A receiver that fails all the time is not told four times as often as one that works. */
    private boolean spent() {
        return retries >= RETRIES + calls / SHARE;
    }

    private void await(Duration wait) {
        retries++;
        use = new ApiUse(use.calls(), use.rateLimited(), use.retries() + 1);
        try {
            settings.time().waiter().await(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.lost();
        }
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
        post.close();
    }
}
