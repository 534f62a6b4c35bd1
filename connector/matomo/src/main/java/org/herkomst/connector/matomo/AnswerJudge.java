package org.herkomst.connector.matomo;

import static org.herkomst.connector.matomo.Refusal.Cure.AGAIN;
import static org.herkomst.connector.matomo.Refusal.Cure.NONE;
import static org.herkomst.connector.matomo.Refusal.Cure.SMALLER;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Says what an answer that is not a list means. The body is judged first, the status after it: Matomo sends errors with 200, 401 and
 * 500 (texts as Matomo 4.3 to 5.1 sends them in English; requests ask for English).
 */
final class AnswerJudge {
    private static final Pattern NUMBERED_SITE = Pattern.compile("\\(idsite=[0-9, ]+\\)");

    private record Text(String part, SourceFault fault, Refusal.Cure cure) {}

    private static final List<Text> TEXTS = List.of(
            new Text("too many failed logins", SourceFault.LOCKED_OUT, NONE),
            new Text("unable to authenticate with the provided token", SourceFault.TOKEN_REFUSED, NONE),
            new Text("invalid or expired", SourceFault.TOKEN_REFUSED, NONE),
            new Text("requires view access for at least one website", SourceFault.NO_SITE_VISIBLE, NONE),
            new Text("requires 'view' access", SourceFault.NO_VIEW_RIGHT, NONE),
            new Text("access for the website id", SourceFault.NO_VIEW_RIGHT, NONE),
            new Text("requires admin access", SourceFault.ADMIN_ONLY, NONE),
            new Text("requires 'admin' access", SourceFault.ADMIN_ONLY, NONE),
            new Text("requires superuser access", SourceFault.ADMIN_ONLY, NONE),
            new Text("requires a 'superuser' access", SourceFault.ADMIN_ONLY, NONE),
            new Text("an unexpected website was found", SourceFault.SITE_UNKNOWN, NONE),
            new Text("please specify a value for 'idsite'", SourceFault.SITE_MISSING, NONE),
            new Text("parameter 'idsite", SourceFault.SITE_MISSING, NONE),
            new Text("visits log is deactivated in website settings", SourceFault.VISITS_LOG_OFF, NONE),
            new Text("parameter 'method' isn't set", SourceFault.METHOD_MISSING, NONE),
            new Text("does not exist or is not available in the module", SourceFault.METHOD_UNKNOWN, NONE),
            new Text("is not enabled. you can activate the plugin", SourceFault.PLUGIN_OFF, NONE),
            new Text("could not run the query in time", SourceFault.QUERY_LIMIT, SMALLER),
            new Text("queryMaxExecutionTimeExceeded".toLowerCase(Locale.ROOT), SourceFault.QUERY_LIMIT, SMALLER),
            new Text("allowed memory size of", SourceFault.MEMORY, SMALLER),
            new Text("is not a supported segment", SourceFault.SEGMENT_REFUSED, NONE),
            new Text("date format must be", SourceFault.DATE_REFUSED, NONE),
            new Text("error: renderer format", SourceFault.FORMAT_REFUSED, NONE),
            new Text("undergoing maintenance", SourceFault.MAINTENANCE, AGAIN),
            new Text("sqlstate[", SourceFault.DATABASE_DOWN, AGAIN));

    private AnswerJudge() {}

    /** Judges the answer; {@code body} is its beginning. */
    static Refusal judge(int status, boolean asksForSignIn, String body) {
        String text = body.strip().toLowerCase(Locale.ROOT);
        if (text.contains("visits log is deactivated for all given websites")) {
            boolean numbered = NUMBERED_SITE.matcher(text).find();
            return new Refusal(numbered ? SourceFault.VISITS_LOG_OFF : SourceFault.SITE_UNKNOWN, NONE);
        }
        for (Text known : TEXTS) {
            if (text.contains(known.part())) {
                return new Refusal(known.fault(), known.cure());
            }
        }
        if (text.startsWith("{") && text.contains("\"result\":\"error\"")) {
            return status == 401
                    ? new Refusal(SourceFault.TOKEN_REFUSED, NONE)
                    : status >= 500
                            ? new Refusal(SourceFault.SERVER_ERROR, SMALLER)
                            : new Refusal(SourceFault.BAD_REQUEST, NONE);
        }
        return byStatus(status, asksForSignIn, text);
    }

    private static Refusal byStatus(int status, boolean asksForSignIn, String text) {
        if (status == 401) {
            return new Refusal(asksForSignIn ? SourceFault.SIGN_IN_PAGE : SourceFault.TOKEN_REFUSED, NONE);
        }
        if (status == 429) {
            return new Refusal(SourceFault.RATE_LIMITED, AGAIN);
        }
        if (status == 503) {
            return new Refusal(SourceFault.MAINTENANCE, AGAIN);
        }
        if (status == 502 || status == 504) {
            return new Refusal(SourceFault.GATEWAY, SMALLER);
        }
        if (status >= 500) {
            return new Refusal(SourceFault.SERVER_ERROR, SMALLER);
        }
        return status < 300 ? unexpected(text) : byAddress(status, text);
    }

    private static Refusal unexpected(String text) {
        if (text.isEmpty()) {
            return new Refusal(SourceFault.EMPTY_ANSWER, AGAIN);
        }
        boolean page = (text.startsWith("<") && text.contains("<html")) || text.startsWith("<!doctype");
        boolean signIn = page && (text.contains("type=\"password\"") || text.contains("sign in"));
        return new Refusal(signIn ? SourceFault.SIGN_IN_PAGE : SourceFault.NOT_MATOMO, NONE);
    }

    private static Refusal byAddress(int status, String text) {
        if (status < 400) {
            return new Refusal(SourceFault.REDIRECTED, NONE);
        }
        if (status == 403 || status == 407) {
            return new Refusal(SourceFault.SIGN_IN_PAGE, NONE);
        }
        if (status == 404 || status == 410) {
            return new Refusal(SourceFault.NOT_FOUND, NONE);
        }
        if (status == 408) {
            return new Refusal(SourceFault.TIMEOUT, SMALLER);
        }
        return new Refusal(text.startsWith("<") ? SourceFault.NOT_MATOMO : SourceFault.BAD_REQUEST, NONE);
    }
}
