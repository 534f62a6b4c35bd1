package org.herkomst.targets.hubspot;

import feign.Response;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads refusals. What is kept of a body are category, codes, names of properties and scopes. */
final class FailureDecoder implements ErrorDecoder {
    private final JsonMapper mapper;
    private final Clock clock;

    FailureDecoder(JsonMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    public Exception decode(String method, Response response) {
        var after = header(response.headers(), "Retry-After").flatMap(v -> RetryAfter.parse(v, clock.instant()));
        var interval = header(response.headers(), "X-HubSpot-RateLimit-Interval-Milliseconds")
                .flatMap(RetryAfter::wholeNumber)
                .map(Duration::ofMillis);
        return new Failure(response.status(), trouble(response), after.orElse(null), interval.orElse(null));
    }

    private Trouble trouble(Response response) {
        if (response.body() == null) {
            return Trouble.none();
        }
        try (var body = response.body().asInputStream()) {
            return Trouble.of(mapper.readTree(body));
        } catch (IOException | JacksonException e) {
            return Trouble.none();
        }
    }

    /** A header's first value, whatever the case of its name. */
    static Optional<String> header(Map<String, Collection<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(h -> h.getKey() != null && h.getKey().equalsIgnoreCase(name))
                .flatMap(h -> List.copyOf(h.getValue()).stream())
                .findFirst();
    }
}
