package org.herkomst.sandbox.salesforce;

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
        /** An answer that comes byte by byte, for ever. */
        DRIBBLE,
        /** The answer lacks its last part. */
        ONE_LESS,
        /** The answer has a part that nobody asked for. */
        ONE_MORE,
        /** Parts without ids. */
        WITHOUT_IDS
    }

    /** Answers so, without doing anything. */
    public static Fault answer(int status, String body) {
        return new Fault(false, Ending.ANSWER, status, Map.of(), body);
    }

    /** Salesforce's usual error body. */
    public static Fault error(int status, String code) {
        return error(status, code, "scripted");
    }

    /** The same with a message. */
    public static Fault error(int status, String code, String message) {
        return answer(status, "[{\"message\":\"" + message + "\",\"errorCode\":\"" + code + "\",\"fields\":[]}]");
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
        return new Fault(apply, ending, status, Map.of(name, value), body);
    }
}
