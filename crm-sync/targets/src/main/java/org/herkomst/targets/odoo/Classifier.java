package org.herkomst.targets.odoo;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.herkomst.targets.odoo.Failure.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Says what a refusal means. Odoo's name of the error goes before the status: 500 with a name is final, 200 may be a refusal. Kept of
 * a body are the error's name and the name of a field; its text and its {@code debug} hold values and traces.
 */
final class Classifier {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]{0,79}");

    /** Odoo 17: {@code Invalid field 'x' on model}, {@code Invalid field res.partner.x in leaf}; 19: {@code Invalid field 'x' in}. */
    private static final Pattern NO_SUCH_FIELD =
            Pattern.compile("Invalid field '?(?:res\\.partner\\.)?([a-z][a-z0-9_]{0,62})\\b");

    private static final Pattern NO_DATABASE = Pattern.compile("database \"?[^\"]*\"? does not exist");
    private static final int TOO_MANY = 429;
    private static final int SERVER = 500;

    private static final Map<String, Kind> BY_NAME = Map.ofEntries(
            Map.entry("odoo.exceptions.AccessDenied", Kind.AUTH),
            Map.entry("odoo.http.SessionExpiredException", Kind.AUTH),
            Map.entry("werkzeug.exceptions.Unauthorized", Kind.AUTH),
            Map.entry("odoo.exceptions.AccessError", Kind.RIGHT),
            Map.entry("werkzeug.exceptions.Forbidden", Kind.RIGHT),
            Map.entry("odoo.exceptions.MissingError", Kind.GONE),
            Map.entry("werkzeug.exceptions.TooManyRequests", Kind.LIMITED),
            Map.entry("builtins.AttributeError", Kind.FOREIGN),
            Map.entry("werkzeug.exceptions.NotFound", Kind.FOREIGN),
            Map.entry("werkzeug.exceptions.MethodNotAllowed", Kind.FOREIGN),
            Map.entry("werkzeug.exceptions.BadRequest", Kind.FOREIGN),
            Map.entry("werkzeug.exceptions.UnprocessableEntity", Kind.FOREIGN),
            Map.entry("odoo.exceptions.ConcurrencyError", Kind.BUSY),
            Map.entry("psycopg2.errors.SerializationFailure", Kind.BUSY),
            Map.entry("psycopg2.errors.DeadlockDetected", Kind.BUSY),
            Map.entry("psycopg2.errors.LockNotAvailable", Kind.BUSY),
            Map.entry("psycopg2.extensions.TransactionRollbackError", Kind.BUSY),
            Map.entry("psycopg2.pool.PoolError", Kind.BUSY),
            Map.entry("psycopg2.OperationalError", Kind.UNKNOWN),
            Map.entry("psycopg2.InterfaceError", Kind.UNKNOWN),
            Map.entry("psycopg2.errors.AdminShutdown", Kind.UNKNOWN),
            Map.entry("psycopg2.errors.QueryCanceled", Kind.UNKNOWN),
            Map.entry("builtins.MemoryError", Kind.UNKNOWN),
            Map.entry("werkzeug.exceptions.InternalServerError", Kind.UNKNOWN),
            Map.entry("werkzeug.exceptions.ServiceUnavailable", Kind.UNKNOWN));

    private Classifier() {}

    /**
     * What an answer means.
     *
     * @param status its status
     * @param error what Odoo says of the error; missing where the body isn't Odoo's
     * @param retryAfter how long the answer asks to wait
     */
    static Failure failure(int status, JsonNode error, @Nullable Duration retryAfter) {
        var name = word(error);
        var text = error.path("message").asString("");
        var field = field(text);
        return new Failure(kind(status, name, text, field), status, name, field, retryAfter);
    }

    private static Kind kind(int status, String name, String text, @Nullable String field) {
        if (status == TOO_MANY) {
            return Kind.LIMITED;
        }
        if (name.isEmpty()) {
            return byStatus(status);
        }
        if (name.startsWith("psycopg2.") && NO_DATABASE.matcher(text).find()) {
            return Kind.DATABASE;
        }
        var known = BY_NAME.get(name);
        if (known != null) {
            return known;
        }
        return name.equals("builtins.ValueError") && field != null ? Kind.SCHEMA : Kind.RECORD;
    }

    /** An answer of who knows whom: a proxy's page, or half of Odoo's. What a proxy forbids says nothing of a right in Odoo. */
    private static Kind byStatus(int status) {
        return switch (status) {
            case 401 -> Kind.AUTH;
            case 200, 408 -> Kind.UNKNOWN;
            default -> status >= SERVER ? Kind.UNKNOWN : Kind.FOREIGN;
        };
    }

    private static @Nullable String field(String text) {
        var found = NO_SUCH_FIELD.matcher(text);
        return found.find() ? found.group(1) : null;
    }

    private static String word(JsonNode error) {
        var name = error.path("name").asString("");
        return NAME.matcher(name).matches() ? name : "";
    }
}
