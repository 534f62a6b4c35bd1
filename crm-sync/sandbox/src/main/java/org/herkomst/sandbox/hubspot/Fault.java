package org.herkomst.sandbox.hubspot;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fault that the sandbox plays.
 *
 * @param apply whether the request is carried out before the fault
 * @param ending what goes wrong with the answer
 * @param status status of the answer
 * @param headers its headers
 * @param body its body
 */
public record Fault(boolean apply, Ending ending, int status, Map<String, String> headers, String body) {
    public Fault {
        headers = Map.copyOf(headers);
    }

    /** What goes wrong with an answer. */
    public enum Ending {
        /** A whole answer, with the fault's status, headers and body. */
        ANSWER,
        /** The connection breaks without an answer. */
        DROP,
        /** Half of an answer, then the connection breaks. */
        HALF,
        /** No answer within any time-out. */
        SILENCE,
        /** An answer that never ends. */
        ENDLESS,
        /** An answer that comes byte by byte, for ever. */
        DRIBBLE,
        /** A small answer that unpacks to a huge one. */
        BOMB,
        /** The answer has a result that nobody asked for. */
        ONE_RESULT_MORE,
        /** Results without ids. */
        WITHOUT_IDS,
        /** The answer lacks its last result. */
        ONE_RESULT_LESS,
        /** Errors are there without the trace ids that they are about. */
        ERRORS_WITHOUT_NAMES,
        /** The right results without trace ids. */
        WITHOUT_TRACES
    }

    /** Answers so, without doing anything. */
    public static Fault answer(int status, String body) {
        return new Fault(false, Ending.ANSWER, status, Map.of(), body);
    }

    /** HubSpot's usual error body. */
    public static Fault error(int status, String category) {
        return answer(
                status,
                "{\"status\":\"error\",\"message\":\"scripted\",\"correlationId\":\"c-1\",\"category\":\"" + category
                        + "\"}");
    }

    /** Too many requests, as HubSpot says it: no category. */
    public static Fault tooMany(String policy) {
        return answer(
                429,
                "{\"status\":\"error\",\"message\":\"You have reached your limit\",\"errorType\":\"RATE_LIMIT\",\"correlationId\":\"c-2\",\"policyName\":\""
                        + policy + "\"}");
    }

    /** A web page with status 200. */
    public static Fault html() {
        return answer(200, "<html><body>Sign in</body></html>");
    }

    /** The answer goes wrong after the request was carried out. */
    public static Fault after(Ending ending) {
        return new Fault(true, ending, 200, Map.of(), "");
    }

    /** The answer goes wrong and nothing was carried out. */
    public static Fault instead(Ending ending) {
        return new Fault(false, ending, 200, Map.of(), "");
    }

    /** The same, carried out first. */
    public Fault afterApplying() {
        return new Fault(true, ending, status, headers, body);
    }

    /** The same with a header. */
    public Fault with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Fault(apply, ending, status, more, body);
    }
}
