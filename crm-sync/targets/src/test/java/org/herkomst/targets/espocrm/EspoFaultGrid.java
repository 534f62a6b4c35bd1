package org.herkomst.targets.espocrm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.sandbox.espocrm.EspoFault;
import org.herkomst.sandbox.espocrm.EspoFault.Ending;
import org.herkomst.sandbox.espocrm.EspoLog;
import org.herkomst.sandbox.espocrm.EspoLog.Request;
import org.jspecify.annotations.Nullable;

/**
 * The grid of operations and answers, with what each cell comes to. {@code D}: everything is decided, {@code R}: decided, and EspoCRM's
 * refusal is told for each record, {@code L}: comes again later, {@code P}: the run pauses until a time, {@code X}: the account as a
 * whole can't be used.
 */
final class EspoFaultGrid {
    private static final int ALWAYS = 10_000;
    private static final String INVALID = """
            {"messageTranslation":{"label":"validationFailure","scope":null,"data":{"field":"name","type":"valid"}}}""";
    private static final String TWIN =
            "[{\"id\":\"6b04c3a9a31248129\",\"name\":\"Twin\",\"deleted\":false,\"cHerkomstKey\":null}]";

    /** What the target does when the fault comes. */
    enum Scene {
        CREATE,
        ADOPT,
        WITHDRAW,
        STRIP,
        PROVISION
    }

    /** An operation of the target. */
    enum Operation {
        FIELDS(Scene.CREATE),
        KEY(Scene.CREATE),
        LADDER(Scene.CREATE),
        CREATE(Scene.CREATE),
        BACK(Scene.CREATE),
        UPDATE(Scene.ADOPT),
        REREAD(Scene.ADOPT),
        FIND(Scene.WITHDRAW),
        EMPTY(Scene.WITHDRAW),
        DELETE(Scene.WITHDRAW),
        GONE(Scene.WITHDRAW),
        STRIP(Scene.STRIP),
        LIST(Scene.PROVISION),
        FIELD(Scene.PROVISION),
        CHECK(Scene.PROVISION);

        final Scene scene;

        Operation(Scene scene) {
            this.scene = scene;
        }

        boolean means(Request request, EspoLog log) {
            return switch (this) {
                case FIELDS, LIST -> is(request, "metadata");
                case KEY, FIND -> byKey(request) && log.count("create") == 0;
                case BACK -> byKey(request) && log.count("create") > 0;
                case LADDER -> is(request, "search") && !byKey(request);
                case CREATE -> is(request, "create");
                case UPDATE, EMPTY, STRIP -> is(request, "update");
                case REREAD, GONE -> is(request, "get");
                case DELETE -> is(request, "delete");
                case FIELD -> is(request, "field");
                case CHECK -> is(request, "entity");
            };
        }

        /** The write whose answer must be lost first, for the operation to come at all. */
        @Nullable
        String loses() {
            return switch (this) {
                case BACK -> "create";
                case REREAD -> "update";
                case GONE -> "delete";
                default -> null;
            };
        }

        private static boolean is(Request request, String operation) {
            return request.operation().equals(operation);
        }

        private static boolean byKey(Request request) {
            return is(request, "search") && request.path().contains("[attribute]=" + Keys.KEY);
        }
    }

    /** An answer, and how often in a row it comes. */
    record Given(EspoFault fault, int times) {
        boolean slow() {
            return fault.ending() == Ending.SILENCE || fault.ending() == Ending.DRIBBLE;
        }
    }

    static final Map<String, Given> ANSWERS = answers();

    private EspoFaultGrid() {}

    private static Map<String, Given> answers() {
        var all = new LinkedHashMap<String, Given>();
        refusals(all);
        pages(all);
        always(all, "half", EspoFault.instead(Ending.HALF));
        always(all, "closed", EspoFault.instead(Ending.DROP));
        always(all, "less", EspoFault.after(Ending.ONE_LESS));
        always(all, "done-closed", EspoFault.after(Ending.DROP));
        always(all, "done-half", EspoFault.after(Ending.HALF));
        always(all, "done-503", page(503).afterApplying());
        once(all, "silent", EspoFault.instead(Ending.SILENCE));
        once(all, "done-silent", EspoFault.after(Ending.SILENCE));
        once(all, "dribble", EspoFault.after(Ending.DRIBBLE));
        once(all, "once-429", EspoFault.answer(429, "").with("Retry-After", "2"));
        once(all, "once-500", EspoFault.answer(500, ""));
        once(all, "once-503", EspoFault.answer(503, ""));
        once(all, "once-closed", EspoFault.instead(Ending.DROP));
        once(all, "once-400", EspoFault.answer(400, INVALID));
        return all;
    }

    /** EspoCRM's own, as recorded. */
    private static void refusals(Map<String, Given> all) {
        always(all, "400-valid", EspoFault.answer(400, INVALID));
        always(all, "400-field", EspoFault.reason(400, "Not existing attribute 'cHerkomstSource' in where."));
        always(all, "401", EspoFault.answer(401, "<html></html>"));
        always(all, "403-right", EspoFault.reason(403, "No create access."));
        always(all, "403-record", EspoFault.reason(403, ""));
        always(all, "404-record", EspoFault.reason(404, "Record 6b04c3a9a31248129 does not exist."));
        always(all, "409-twin", EspoFault.answer(409, TWIN).with("X-Status-Reason", "duplicate"));
        always(
                all,
                "409-stale",
                EspoFault.answer(409, "{\"values\":{},\"versionNumber\":9}").with("X-Status-Reason", "modified"));
        always(all, "409", EspoFault.reason(409, "Conflict."));
        always(all, "500", EspoFault.answer(500, ""));
    }

    /** Of a proxy, a web server, or no EspoCRM at all. */
    private static void pages(Map<String, Given> all) {
        always(all, "400-page", page(400));
        always(all, "403-page", page(403));
        always(all, "404-page", page(404));
        always(all, "413", page(413));
        always(all, "429", page(429));
        always(all, "429-tomorrow", EspoFault.answer(429, "").with("Retry-After", "86400"));
        always(all, "500-page", page(500));
        always(all, "502", page(502));
        always(all, "503", page(503));
        always(all, "504", page(504));
        always(all, "302", EspoFault.answer(302, "").with("Location", "http://127.0.0.1:9/"));
        always(all, "200-html", page(200));
        always(all, "200-empty", EspoFault.answer(200, ""));
        always(all, "200-hollow", EspoFault.answer(200, "{}"));
        always(all, "200-garbage", EspoFault.answer(200, "}{ no JSON"));
        always(all, "200-cut", EspoFault.answer(200, "{\"total\":1,\"list\":[{\"id\":\"6b"));
    }

    private static EspoFault page(int status) {
        return EspoFault.answer(status, "<html><body>" + status + "</body></html>");
    }

    private static void always(Map<String, Given> all, String name, EspoFault fault) {
        all.put(name, new Given(fault, ALWAYS));
    }

    private static void once(Map<String, Given> all, String name, EspoFault fault) {
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
            answer       FIELDS KEY LADDER CREATE BACK UPDATE REREAD FIND EMPTY DELETE GONE STRIP LIST FIELD CHECK
            400-valid    X      X   X      R      X    R      X      X    R     R      X    R     X    X     X
            400-field    X      X   X      X      X    X      X      X    X     X      X    X     X    X     X
            401          X      X   X      X      X    X      X      X    X     X      X    X     X    X     X
            403-right    X      X   X      X      X    R      X      X    R     R      X    R     X    X     X
            403-record   X      X   X      X      X    R      X      X    R     R      X    R     X    X     X
            404-record   X      X   X      R      X    R      R      X    L     L      D    L     X    X     X
            409-twin     X      X   X      R      X    R      X      X    R     R      X    R     X    X     X
            409-stale    X      X   X      R      X    L      X      X    R     R      X    R     X    X     X
            409          X      X   X      R      X    R      X      X    R     R      X    R     X    X     X
            500          L      L   L      R      L    R      L      L    R     R      L    R     X    X     X
            400-page     X      X   X      X      X    X      X      X    X     X      X    X     X    X     X
            403-page     X      X   X      X      X    X      X      X    X     X      X    X     X    X     X
            404-page     X      X   X      X      X    X      X      X    X     X      X    X     X    X     X
            413          X      X   X      X      X    X      X      X    X     X      X    X     X    X     X
            429          P      P   P      P      P    P      P      P    P     P      P    P     X    X     X
            429-tomorrow P      P   P      P      P    P      P      P    P     P      P    P     X    X     X
            500-page     L      L   L      L      L    L      L      L    L     L      L    L     X    X     X
            502          L      L   L      L      L    L      L      L    L     L      L    L     X    X     X
            503          L      L   L      L      L    L      L      L    L     L      L    L     X    X     X
            504          L      L   L      L      L    L      L      L    L     L      L    L     X    X     X
            302          X      X   X      X      X    X      X      X    X     X      X    X     X    X     X
            200-html     L      L   L      L      L    L      L      L    L     L      L    L     X    X     X
            200-empty    L      L   L      L      L    L      L      L    L     L      L    L     X    X     X
            200-hollow   L      L   L      L      L    L      L      L    L     L      L    L     X    X     X
            200-garbage  L      L   L      L      L    L      L      L    L     L      L    L     X    X     X
            200-cut      L      L   L      L      L    L      L      L    L     L      L    L     X    X     X
            half         L      L   L      L      L    L      L      L    L     L      L    L     X    X     X
            closed       L      L   L      L      L    L      L      L    L     L      L    L     X    X     X
            less         D      D   D      D      L    D      D      L    D     D      D    D     D    D     D
            done-closed  L      L   L      D      L    D      L      L    D     D      L    D     X    D     D
            done-half    L      L   L      D      L    D      L      L    D     D      L    D     X    D     D
            done-503     L      L   L      D      L    D      L      L    D     D      L    D     X    D     D
            silent       D      D   D      D      D    D      D      D    D     D      D    D     D    X     X
            done-silent  D      D   D      D      D    D      D      D    D     D      D    D     D    D     D
            dribble      D      D   D      D      D    D      D      D    D     D      D    D     D    D     D
            once-429     D      D   D      D      D    D      D      D    D     D      D    D     D    D     D
            once-500     D      D   D      D      D    D      D      D    D     D      D    D     D    X     X
            once-503     D      D   D      D      D    D      D      D    D     D      D    D     D    X     X
            once-closed  D      D   D      D      D    D      D      D    D     D      D    D     D    X     X
            once-400     X      X   X      R      X    R      X      X    R     R      X    R     X    X     X
            """;
}
