package org.herkomst.targets.salesforce;

import feign.Response;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads refusals. What is kept of a body are codes and names of fields. */
final class FailureDecoder implements ErrorDecoder {
    private final JsonMapper mapper;

    FailureDecoder(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Exception decode(String method, Response response) {
        return new Failure(response.status(), trouble(response), retryAfter(response));
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

    /** Salesforce promises none; what stands before it may send seconds. */
    private static @Nullable Duration retryAfter(Response response) {
        return response.headers().entrySet().stream()
                .filter(h -> h.getKey() != null && h.getKey().equalsIgnoreCase("Retry-After"))
                .flatMap(h -> java.util.List.copyOf(h.getValue()).stream())
                .map(String::strip)
                .filter(v -> v.matches("[0-9]{1,7}"))
                .map(v -> Duration.ofSeconds(Long.parseLong(v)))
                .max(Duration::compareTo)
                .orElse(null);
    }
}
