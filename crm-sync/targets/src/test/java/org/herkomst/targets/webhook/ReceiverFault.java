package org.herkomst.targets.webhook;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fault that the receiver plays.
 *
 * @param apply whether the delivery is carried out first
 * @param ending what goes wrong with the answer
 * @param status the answer's status
 * @param headers its headers
 * @param body its body
 */
record ReceiverFault(boolean apply, Ending ending, int status, Map<String, String> headers, String body) {
    /** What goes wrong with an answer. */
    enum Ending {
        ANSWER,
        DROP,
        HALF,
        SILENCE,
        DRIBBLE,
        ENDLESS,
        ONE_LESS,
        ONE_MORE
    }

    static ReceiverFault answer(int status, String body) {
        return new ReceiverFault(false, Ending.ANSWER, status, Map.of(), body);
    }

    static ReceiverFault after(Ending ending) {
        return new ReceiverFault(true, ending, 200, Map.of(), "");
    }

    static ReceiverFault instead(Ending ending) {
        return new ReceiverFault(false, ending, 200, Map.of(), "");
    }

    ReceiverFault afterApplying() {
        return new ReceiverFault(true, ending, status, headers, body);
    }

    ReceiverFault with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ReceiverFault(apply, ending, status, more, body);
    }
}
