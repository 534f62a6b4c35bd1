package org.herkomst.targets.odoo;

import feign.Response;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads refusals that have a status of their own. */
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
        var after = response.headers().entrySet().stream()
                .filter(h -> h.getKey() != null && h.getKey().equalsIgnoreCase("Retry-After"))
                .flatMap(h -> h.getValue().stream())
                .flatMap(value -> wait(value, now).stream())
                .max(Comparator.naturalOrder());
        return Classifier.failure(response.status(), body(response), after.orElse(null));
    }

    private JsonNode body(Response response) {
        if (response.body() == null) {
            return MissingNode.getInstance();
        }
        try (var body = response.body().asInputStream()) {
            return mapper.readTree(body);
        } catch (IOException | JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** {@code Retry-After}: seconds or an HTTP date (RFC 9110, 10.2.3); empty for garbage and what is past. */
    static Optional<Duration> wait(String value, Instant now) {
        var text = value.strip();
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            var at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, at.toInstant())).filter(d -> !d.isNegative());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
