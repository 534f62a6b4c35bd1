package org.herkomst.targets.hubspot;

import feign.Response;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        var now = clock.instant();
        // Where it is there twice, the longer wait keeps both.
        var after = all(response.headers(), "Retry-After")
                .flatMap(v -> RetryAfter.parse(v, now).stream())
                .max(Comparator.naturalOrder());
        var interval = all(response.headers(), "X-HubSpot-RateLimit-Interval-Milliseconds")
                .flatMap(v -> RetryAfter.wholeNumber(v).stream())
                .findFirst()
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

    /** A header's values, whatever the case of its name. */
    static Stream<String> all(Map<String, Collection<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(h -> h.getKey() != null && h.getKey().equalsIgnoreCase(name))
                .flatMap(h -> List.copyOf(h.getValue()).stream());
    }
}
