package org.herkomst.sandbox.espocrm;

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
public record EspoFault(boolean apply, Ending ending, int status, Map<String, String> headers, String body) {
    public EspoFault {
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
        /** A list lacks its last record. */
        ONE_LESS
    }

    /** Answers so, without doing anything. */
    public static EspoFault answer(int status, String body) {
        return new EspoFault(false, Ending.ANSWER, status, Map.of(), body);
    }

    /** Refuses as EspoCRM does: the reason in its header, no body. */
    public static EspoFault reason(int status, String reason) {
        return answer(status, "").with("X-Status-Reason", reason);
    }

    /** The answer goes wrong after the request was carried out. */
    public static EspoFault after(Ending ending) {
        return new EspoFault(true, ending, 200, Map.of(), "");
    }

    /** The answer goes wrong and nothing was carried out. */
    public static EspoFault instead(Ending ending) {
        return new EspoFault(false, ending, 200, Map.of(), "");
    }

    /** The same, carried out first. */
    public EspoFault afterApplying() {
        return new EspoFault(true, ending, status, headers, body);
    }

    /** The same with a header. */
    public EspoFault with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new EspoFault(apply, ending, status, more, body);
    }
}
