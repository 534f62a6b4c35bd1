package org.herkomst.targets.espocrm;

import feign.Response;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.herkomst.targets.espocrm.Failure.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place that says what a refusal means: by status, by EspoCRM's header {@code X-Status-Reason}, and by its body. What is kept in
 * words are names of fields, kinds of validation and rights, never a value.
 */
final class FailureDecoder implements ErrorDecoder {
    private static final Pattern NO_ATTRIBUTE = Pattern.compile("Not existing attribute '([A-Za-z0-9]{1,100})'.*");
    private static final Pattern NO_ACCESS = Pattern.compile("No ([a-z]{1,20}) access.*");
    private static final Pattern NO_RECORD = Pattern.compile("Record \\S* ?(does not exist|not found)\\.?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]{1,100}");

    private final JsonMapper mapper;
    private final Clock clock;

    FailureDecoder(JsonMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    public Exception decode(String method, Response response) {
        var body = body(response);
        var reason = header(response, "X-Status-Reason").orElse("");
        var json = header(response, "Content-Type").orElse("").startsWith("application/json");
        var kind = kind(response.status(), reason, json, body);
        var after = header(response, "Retry-After").flatMap(this::wait).orElse(null);
        var matches = kind == Kind.DUPLICATE ? matches(body) : List.<Found>of();
        return new Failure(response.status(), kind, detail(kind, reason, body), after, matches);
    }

    private static Kind kind(int status, String reason, boolean json, @Nullable JsonNode body) {
        return switch (status) {
            case 400 -> NO_ATTRIBUTE.matcher(reason).matches() ? Kind.NO_ATTRIBUTE : json ? Kind.REFUSED : Kind.FOREIGN;
            case 401 -> Kind.UNAUTHORIZED;
            case 403 -> json || !reason.isEmpty() ? Kind.FORBIDDEN : Kind.FOREIGN;
            case 404 -> NO_RECORD.matcher(reason).matches() ? Kind.NO_RECORD : Kind.FOREIGN;
            case 408 -> Kind.LOST;
            case 409 -> conflict(reason, body);
            case 422 -> json ? Kind.REFUSED : Kind.FOREIGN;
            case 429 -> Kind.LIMITED;
            case 500 -> json ? Kind.BROKEN : Kind.DOWN;
            default -> status > 500 ? Kind.DOWN : Kind.FOREIGN;
        };
    }

    private static Kind conflict(String reason, @Nullable JsonNode body) {
        if (reason.equals("duplicate")) {
            return Kind.DUPLICATE;
        }
        if (reason.equals("modified")) {
            return Kind.MODIFIED;
        }
        var label = body == null
                ? ""
                : body.path("messageTranslation").path("label").asString("");
        return label.equals("fieldAlreadyExists") ? Kind.FIELD_EXISTS : Kind.CONFLICT;
    }

    private static String detail(Kind kind, String reason, @Nullable JsonNode body) {
        return switch (kind) {
            case NO_ATTRIBUTE -> first(NO_ATTRIBUTE, reason);
            case FORBIDDEN -> first(NO_ACCESS, reason);
            case REFUSED -> validation(body);
            default -> "";
        };
    }

    private static String first(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static String validation(@Nullable JsonNode body) {
        var data = body == null ? null : body.path("messageTranslation").path("data");
        if (data == null || !WORD.matcher(data.path("field").asString("")).matches()) {
            return "";
        }
        var type = data.path("type").asString("");
        return "field " + data.path("field").asString("") + (WORD.matcher(type).matches() ? ": " + type : "");
    }

    private static List<Found> matches(@Nullable JsonNode body) {
        var found = new ArrayList<Found>();
        if (body != null && body.isArray()) {
            body.forEach(node -> Found.of(node).ifPresent(found::add));
        }
        return found;
    }

    private @Nullable JsonNode body(Response response) {
        if (response.body() == null) {
            return null;
        }
        try (var body = response.body().asInputStream()) {
            return mapper.readTree(body);
        } catch (IOException | JacksonException e) {
            return null;
        }
    }

    private static Optional<String> header(Response response, String name) {
        return response.headers().entrySet().stream()
                .filter(h -> h.getKey() != null && h.getKey().equalsIgnoreCase(name))
                .flatMap(h -> List.copyOf(h.getValue()).stream())
                .findFirst();
    }

    /** Seconds, or an HTTP date; a proxy's, for EspoCRM itself names none. */
    private Optional<Duration> wait(String value) {
        if (value.strip().matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value.strip())));
        }
        try {
            var at = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(clock.instant(), at.toInstant()))
                    .filter(d -> !d.isNegative());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
