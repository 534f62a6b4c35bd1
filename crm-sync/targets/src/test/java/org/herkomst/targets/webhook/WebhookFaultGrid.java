package org.herkomst.targets.webhook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.targets.webhook.ReceiverFault.Ending;
import org.herkomst.targets.webhook.ReceiverSandbox.Request;
import org.jspecify.annotations.Nullable;

/**
 * The grid of operations and answers, with what each cell comes to. {@code D}: everything is decided, {@code R}: decided, and the
 * receiver's refusal is told for each record, {@code L}: comes again later, {@code P}: the run pauses until a time, {@code X}: the
 * receiver as a whole can't be used. A receiver that answers 2xx without having done it isn't here: 2xx is its word.
 */
final class WebhookFaultGrid {
    private static final int ALWAYS = 10_000;

    /** What the target does when the fault comes. */
    enum Scene {
        CREATE,
        CHANGE,
        WITHDRAW,
        CHECK
    }

    /** An operation of the target; alone: after the receiver refused the whole delivery. */
    enum Operation {
        CREATE(Scene.CREATE, false),
        CREATE_ALONE(Scene.CREATE, true),
        CHANGE(Scene.CHANGE, false),
        CHANGE_ALONE(Scene.CHANGE, true),
        WITHDRAW(Scene.WITHDRAW, false),
        WITHDRAW_ALONE(Scene.WITHDRAW, true),
        CHECK(Scene.CHECK, false);

        final Scene scene;
        final boolean alone;

        Operation(Scene scene, boolean alone) {
            this.scene = scene;
            this.alone = alone;
        }

        boolean means(Request request) {
            return !alone || request.lines() == 1;
        }
    }

    /** An answer, and how often in a row it comes. */
    record Given(ReceiverFault fault, int times) {
        boolean slow() {
            return fault.ending() == Ending.SILENCE || fault.ending() == Ending.DRIBBLE;
        }
    }

    static final Map<String, Given> ANSWERS = answers();

    private WebhookFaultGrid() {}

    private static Map<String, Given> answers() {
        var all = new LinkedHashMap<String, Given>();
        for (var status : List.of(400, 401, 403, 409, 413, 422, 429, 500, 502, 503, 504)) {
            always(all, Integer.toString(status), ReceiverFault.answer(status, ""));
        }
        for (var status : List.of(200, 400, 403, 404, 409, 410, 500, 503)) {
            always(all, status + "-page", ReceiverFault.answer(status, "<html>" + status + "</html>"));
        }
        always(all, "302", ReceiverFault.answer(302, "").with("Location", "http://127.0.0.1:9/"));
        always(all, "415", ReceiverFault.answer(415, ""));
        always(all, "429-tomorrow", ReceiverFault.answer(429, "").with("Retry-After", "86400"));
        always(all, "503-tomorrow", ReceiverFault.answer(503, "").with("Retry-After", "86400"));
        always(all, "200-garbage", ReceiverFault.answer(200, "}{ no JSON"));
        always(all, "200-cut", ReceiverFault.answer(200, "{\"key\":\"hk-number-0\",\"verdict\":\"cre"));
        always(all, "200-strange", ReceiverFault.answer(200, said("splendid")));
        always(all, "200-rejected", ReceiverFault.answer(200, said("rejected")));
        always(all, "200-deferred", ReceiverFault.answer(200, said("deferred")));
        always(all, "200-other", ReceiverFault.answer(200, "{\"key\":\"hk-stranger\",\"verdict\":\"created\"}\n"));
        always(all, "half", ReceiverFault.instead(Ending.HALF));
        always(all, "closed", ReceiverFault.instead(Ending.DROP));
        always(all, "less", ReceiverFault.after(Ending.ONE_LESS));
        always(all, "more", ReceiverFault.after(Ending.ONE_MORE));
        always(all, "done-closed", ReceiverFault.after(Ending.DROP));
        always(all, "done-half", ReceiverFault.after(Ending.HALF));
        always(all, "done-503", ReceiverFault.answer(503, "").afterApplying());
        once(all, "silent", ReceiverFault.instead(Ending.SILENCE));
        once(all, "done-silent", ReceiverFault.after(Ending.SILENCE));
        once(all, "dribble", ReceiverFault.after(Ending.DRIBBLE));
        once(all, "endless", ReceiverFault.after(Ending.ENDLESS));
        once(all, "once-429", ReceiverFault.answer(429, "").with("Retry-After", "2"));
        once(all, "once-503", ReceiverFault.answer(503, ""));
        once(all, "once-closed", ReceiverFault.instead(Ending.DROP));
        once(all, "once-409", ReceiverFault.answer(409, ""));
        once(all, "once-422", ReceiverFault.answer(422, ""));
        return all;
    }

    private static String said(String verdict) {
        var lines = new StringBuilder();
        for (var i = 0; i < 3; i++) {
            lines.append("{\"key\":\"hk-number-" + i + "\",\"verdict\":\"" + verdict + "\"}\n");
        }
        return lines.toString();
    }

    private static void always(Map<String, Given> all, String name, ReceiverFault fault) {
        all.put(name, new Given(fault, ALWAYS));
    }

    private static void once(Map<String, Given> all, String name, ReceiverFault fault) {
        all.put(name, new Given(fault, 1));
    }

    /** What a cell comes to; null: nobody said. */
    static @Nullable String expected(String answer, Operation operation) {
        var lines = EXPECTED.lines().map(l -> List.of(l.strip().split("\\s+"))).toList();
        var column = new ArrayList<>(lines.get(0)).indexOf(operation.name());
        return lines.stream()
                .filter(l -> column > 0 && l.get(0).equals(answer) && column < l.size())
                .map(l -> l.get(column))
                .findFirst()
                .orElse(null);
    }

    private static final String EXPECTED = """
            answer       CREATE CREATE_ALONE CHANGE CHANGE_ALONE WITHDRAW WITHDRAW_ALONE CHECK
            400          R      R            R      R            R        R              D
            401          X      X            X      X            X        X              X
            403          X      X            X      X            X        X              X
            409          R      R            R      R            R        R              D
            413          R      R            R      R            R        R              D
            422          R      R            R      R            R        R              D
            429          P      P            P      P            P        P              X
            500          L      L            L      L            L        L              X
            502          L      L            L      L            L        L              X
            503          L      L            L      L            L        L              X
            504          L      L            L      L            L        L              X
            200-page     L      L            L      L            L        L              X
            400-page     X      X            X      X            X        X              X
            403-page     X      X            X      X            X        X              X
            404-page     X      X            X      X            X        X              X
            409-page     X      X            X      X            X        X              X
            410-page     X      X            X      X            X        X              X
            500-page     L      L            L      L            L        L              X
            503-page     L      L            L      L            L        L              X
            302          X      X            X      X            X        X              X
            415          X      X            X      X            X        X              X
            429-tomorrow P      P            P      P            P        P              X
            503-tomorrow P      P            P      P            P        P              X
            200-garbage  L      L            L      L            L        L              X
            200-cut      L      L            L      L            L        L              X
            200-strange  L      L            L      L            L        L              D
            200-rejected R      R            R      R            R        R              D
            200-deferred L      L            L      L            L        L              D
            200-other    L      L            L      L            L        L              D
            half         L      L            L      L            L        L              X
            closed       L      L            L      L            L        L              X
            less         L      L            L      L            L        L              D
            more         D      D            D      D            D        D              D
            done-closed  L      L            L      L            L        L              X
            done-half    L      L            L      L            L        L              X
            done-503     L      L            L      L            L        L              X
            silent       D      D            D      D            D        D              X
            done-silent  D      D            D      D            D        D              X
            dribble      D      D            D      D            D        D              X
            endless      D      D            D      D            D        D              X
            once-429     D      D            D      D            D        D              X
            once-503     D      D            D      D            D        D              X
            once-closed  D      D            D      D            D        D              X
            once-409     D      R            D      R            D        R              D
            once-422     D      R            D      R            D        R              D
            """;
}
