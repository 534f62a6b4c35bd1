package org.herkomst.targets.hubspot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.sandbox.hubspot.Fault;
import org.herkomst.sandbox.hubspot.Fault.Ending;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import org.herkomst.sandbox.hubspot.RequestLog.Request;
import org.jspecify.annotations.Nullable;

/**
 * The grid of operations and answers, with what each cell comes to. {@code D}: everything is decided, {@code R}: decided, and HubSpot's
 * refusal is told for each record, {@code L}: comes again later, {@code P}: the run pauses until a time, {@code X}: the account as a
 * whole can't be used.
 */
final class FaultGrid {
    private static final int ALWAYS = 10_000;
    private static final String ERRORS =
            "{\"status\":\"COMPLETE\",\"results\":[],\"numErrors\":1,\"errors\":[{\"status\":\"error\",\"category\":\"VALIDATION_ERROR\",\"message\":\"scripted\"}]}";
    private static final String SCHEMA =
            "{\"status\":\"error\",\"category\":\"VALIDATION_ERROR\",\"message\":\"Property \\\"herkomst_key\\\" does not exist\"}";

    /** What the target does when the fault comes. */
    enum Scene {
        CREATE,
        ADOPT,
        WITHDRAW,
        PROVISION
    }

    /** An operation of the target. */
    enum Operation {
        KEY(Scene.CREATE),
        ARCHIVED(Scene.CREATE),
        SEARCH(Scene.CREATE),
        ACCOUNT(Scene.CREATE),
        UPSERT(Scene.CREATE),
        BACK(Scene.CREATE),
        ID(Scene.ADOPT),
        UPDATE(Scene.ADOPT),
        HIT(Scene.ADOPT),
        FIND(Scene.WITHDRAW),
        OURS(Scene.WITHDRAW),
        EMPTY(Scene.WITHDRAW),
        ARCHIVE(Scene.WITHDRAW),
        LIST(Scene.PROVISION),
        PROPERTY(Scene.PROVISION),
        GROUP(Scene.PROVISION);

        final Scene scene;

        Operation(Scene scene) {
            this.scene = scene;
        }

        boolean means(Request request, HubSpotSandbox sandbox) {
            return switch (this) {
                case KEY -> read(request, true) && !written(sandbox);
                case BACK -> read(request, true) && written(sandbox);
                case ARCHIVED -> request.path().contains("archived=true");
                case ID -> read(request, false);
                case FIND -> is(request, "batch/read");
                case SEARCH, HIT -> is(request, "search");
                case ACCOUNT -> is(request, "account");
                case UPSERT -> is(request, "batch/upsert");
                case UPDATE, EMPTY -> is(request, "batch/update");
                case ARCHIVE -> is(request, "batch/archive");
                case OURS, LIST -> is(request, "properties");
                case PROPERTY -> is(request, "properties/create");
                case GROUP -> is(request, "groups/create");
            };
        }

        private static boolean is(Request request, String operation) {
            return request.operation().equals(operation);
        }

        private static boolean read(Request request, boolean byKey) {
            return request.path().endsWith("/batch/read") && request.body().contains("\"idProperty\"") == byKey;
        }

        private static boolean written(HubSpotSandbox sandbox) {
            return sandbox.log().count("batch/upsert") > 0;
        }
    }

    /** An answer, and how often in a row it comes. */
    record Given(Fault fault, int times) {
        boolean slow() {
            return fault.ending() == Ending.SILENCE || fault.ending() == Ending.DRIBBLE;
        }
    }

    static final Map<String, Given> ANSWERS = answers();

    private FaultGrid() {}

    private static Map<String, Given> answers() {
        var all = new LinkedHashMap<String, Given>();
        always(all, "200-errors", Fault.answer(200, ERRORS));
        always(all, "207-errors", Fault.answer(207, ERRORS));
        always(all, "400-batch", Fault.error(400, "VALIDATION_ERROR"));
        always(all, "400-schema", Fault.answer(400, SCHEMA));
        always(all, "401", Fault.error(401, "INVALID_AUTHENTICATION"));
        always(all, "403", Fault.error(403, "MISSING_SCOPES"));
        always(all, "404-record", Fault.error(404, "OBJECT_NOT_FOUND"));
        always(all, "404-page", Fault.answer(404, "<html>No such page</html>"));
        always(all, "409", Fault.error(409, "CONFLICT"));
        always(all, "414", Fault.answer(414, "<html>URI too long</html>"));
        always(all, "423", Fault.error(423, "LOCKED"));
        always(all, "429-rolling", Fault.tooMany("TEN_SECONDLY_ROLLING"));
        always(all, "429-second", Fault.tooMany("SECONDLY"));
        always(all, "429-daily", Fault.tooMany("DAILY"));
        always(all, "429-tomorrow", Fault.tooMany("TEN_SECONDLY_ROLLING").with("Retry-After", "86400"));
        always(all, "477", Fault.error(477, "MIGRATION").with("Retry-After", "3600"));
        always(all, "500", Fault.error(500, "INTERNAL_ERROR"));
        always(all, "502", Fault.answer(502, "<html>Bad gateway</html>"));
        always(all, "503", Fault.answer(503, "<html>Unavailable</html>"));
        always(all, "504", Fault.answer(504, "<html>Time-out</html>"));
        always(all, "521", Fault.answer(521, ""));
        always(all, "302", Fault.answer(302, "").with("Location", "http://127.0.0.1:9/"));
        always(all, "200-html", Fault.html());
        always(all, "200-empty", Fault.answer(200, ""));
        always(all, "200-hollow", Fault.answer(200, "{}"));
        always(all, "200-garbage", Fault.answer(200, "}{ no JSON"));
        always(all, "200-cut", Fault.answer(200, "{\"status\":\"COMPLETE\",\"results\":[{\"id\":\"10"));
        always(all, "half", Fault.instead(Ending.HALF));
        always(all, "closed", Fault.instead(Ending.DROP));
        always(all, "fewer", Fault.after(Ending.ONE_RESULT_LESS));
        always(all, "more", Fault.after(Ending.ONE_RESULT_MORE));
        always(all, "no-ids", Fault.after(Ending.WITHOUT_IDS));
        always(all, "no-traces", Fault.after(Ending.WITHOUT_TRACES));
        always(all, "done-closed", Fault.after(Ending.DROP));
        always(all, "done-503", Fault.error(503, "OVERLOAD").afterApplying());
        once(all, "silent", Fault.instead(Ending.SILENCE));
        once(all, "done-silent", Fault.after(Ending.SILENCE));
        once(all, "dribble", Fault.after(Ending.DRIBBLE));
        once(all, "endless", Fault.after(Ending.ENDLESS));
        once(all, "bomb", Fault.after(Ending.BOMB));
        once(all, "once-429", Fault.tooMany("TEN_SECONDLY_ROLLING"));
        once(all, "once-503", Fault.answer(503, ""));
        once(all, "once-closed", Fault.instead(Ending.DROP));
        once(all, "once-400", Fault.error(400, "VALIDATION_ERROR"));
        once(all, "once-409", Fault.error(409, "CONFLICT"));
        return all;
    }

    private static void always(Map<String, Given> all, String name, Fault fault) {
        all.put(name, new Given(fault, ALWAYS));
    }

    private static void once(Map<String, Given> all, String name, Fault fault) {
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
            answer       KEY ARCHIVED SEARCH ACCOUNT UPSERT BACK ID UPDATE HIT FIND OURS EMPTY ARCHIVE LIST PROPERTY GROUP
            200-errors   L   L        L      D       R      L    L  R      L   L    L    R     L       X    X        D
            207-errors   L   L        L      D       R      L    L  R      L   L    L    R     L       X    X        D
            400-batch    X   X        X      D       R      X    X  R      X   X    X    R     R       X    X        X
            400-schema   X   X        X      D       X      X    X  X      X   X    X    X     X       X    X        X
            401          X   X        X      X       X      X    X  X      X   X    X    X     X       X    X        X
            403          X   X        X      D       X      X    X  X      X   X    D    X     X       X    X        X
            404-record   X   X        X      D       R      X    X  R      X   X    X    L     L       X    X        X
            404-page     X   X        X      D       X      X    X  X      X   X    X    X     X       X    X        X
            409          X   X        X      D       R      X    X  R      X   X    X    R     R       X    X        D
            414          X   X        X      D       X      X    X  X      X   X    X    X     X       X    X        X
            423          L   L        L      D       L      L    L  L      L   L    L    L     L       X    X        X
            429-rolling  P   P        P      P       P      P    P  P      P   P    P    P     P       X    X        X
            429-second   P   P        P      P       P      P    P  P      P   P    P    P     P       X    X        X
            429-daily    P   P        P      P       P      P    P  P      P   P    P    P     P       X    X        X
            429-tomorrow P   P        P      P       P      P    P  P      P   P    P    P     P       X    X        X
            477          P   P        P      P       P      P    P  P      P   P    P    P     P       X    X        X
            500          L   L        L      D       L      L    L  L      L   L    L    L     L       X    X        D
            502          L   L        L      D       L      L    L  L      L   L    L    L     L       X    X        D
            503          L   L        L      D       L      L    L  L      L   L    L    L     L       X    X        D
            504          L   L        L      D       L      L    L  L      L   L    L    L     L       X    X        D
            521          L   L        L      D       L      L    L  L      L   L    L    L     L       X    X        D
            302          X   X        X      D       X      X    X  X      X   X    X    X     X       X    X        X
            200-html     L   L        L      D       L      L    L  L      L   L    L    L     L       X    X        D
            200-empty    L   L        L      D       L      L    L  L      L   L    L    L     L       X    X        D
            200-hollow   L   L        L      D       L      L    L  L      L   L    L    L     L       X    X        D
            200-garbage  L   L        L      D       L      L    L  L      L   L    L    L     L       X    X        D
            200-cut      L   L        L      D       L      L    L  L      L   L    L    L     L       X    X        D
            half         L   L        L      D       L      L    L  L      L   L    L    L     L       X    X        D
            closed       L   L        L      D       L      L    L  L      L   L    L    L     L       X    X        D
            fewer        D   D        D      D       D      D    L  D      L   L    D    D     D       D    D        D
            more         D   D        D      D       D      D    D  D      D   D    D    D     D       D    D        D
            no-ids       D   D        D      D       D      D    L  D      L   L    D    D     D       D    D        D
            no-traces    D   D        D      D       D      D    D  D      D   D    D    D     D       D    D        D
            done-closed  L   L        L      D       D      L    L  D      L   L    L    D     D       X    D        D
            done-503     L   L        L      D       D      L    L  D      L   L    L    D     D       X    D        D
            silent       D   D        D      D       D      D    D  D      D   D    D    D     D       D    X        D
            done-silent  D   D        D      D       D      D    D  D      D   D    D    D     D       D    D        D
            dribble      D   D        D      D       D      D    D  D      D   D    D    D     D       D    D        D
            endless      D   D        D      D       D      D    D  D      D   D    D    D     D       D    D        D
            bomb         D   D        D      D       D      D    D  D      D   D    D    D     D       D    D        D
            once-429     D   D        D      D       D      D    D  D      D   D    D    D     D       D    D        D
            once-503     D   D        D      D       D      D    D  D      D   D    D    D     D       D    D        D
            once-closed  D   D        D      D       D      D    D  D      D   D    D    D     D       D    X        D
            once-400     X   X        X      D       D      X    X  D      X   X    X    D     D       X    X        X
            once-409     X   X        X      D       D      X    X  D      X   X    X    D     D       X    X        D
            """;
}
