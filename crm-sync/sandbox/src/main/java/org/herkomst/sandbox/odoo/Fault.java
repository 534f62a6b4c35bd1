package org.herkomst.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fault that the sandbox plays.
 *
 * @param apply whether the request is carried out before the fault
 * @param ending what goes wrong with the answer
 * @param status status of the answer
 * @param headers its headers
 * @param body its body, or an error's name, a colon, and its text
 */
public record Fault(boolean apply, Ending ending, int status, Map<String, String> headers, String body) {
    private static final int OK = 200;

    public Fault {
        headers = Map.copyOf(headers);
    }

    /** What goes wrong with an answer. */
    public enum Ending {
        /** A whole answer, with the fault's status, headers and body. */
        ANSWER,
        /** An error of Odoo's, as the dialect has it. */
        ERROR,
        /** A result of Odoo's that no method returns. */
        HOLLOW,
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
        /** A list lacks its last element. */
        ONE_LESS,
        /** A list has an element that nobody asked for. */
        ONE_MORE
    }

    /** Answers so, without doing anything. */
    public static Fault answer(int status, String body) {
        return new Fault(false, Ending.ANSWER, status, Map.of(), body);
    }

    /** An error of Odoo's by its name, such as {@code odoo.exceptions.AccessError}; nothing is carried out. */
    public static Fault error(String name) {
        return error(name, "scripted");
    }

    /** An error of Odoo's with its text; nothing is carried out. */
    public static Fault error(String name, String text) {
        return new Fault(false, Ending.ERROR, OK, Map.of(), name + ":" + text);
    }

    /** The answer goes wrong after the request was carried out. */
    public static Fault after(Ending ending) {
        return new Fault(true, ending, OK, Map.of(), "");
    }

    /** The answer goes wrong and nothing was carried out. */
    public static Fault instead(Ending ending) {
        return new Fault(false, ending, OK, Map.of(), "");
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
