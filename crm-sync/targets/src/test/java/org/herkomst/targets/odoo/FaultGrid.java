package org.herkomst.targets.odoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.sandbox.odoo.Fault;
import org.herkomst.sandbox.odoo.Fault.Ending;
import org.herkomst.sandbox.odoo.OdooSandbox;
import org.herkomst.sandbox.odoo.RequestLog.Request;
import org.jspecify.annotations.Nullable;

/**
 * The grid of operations and answers, with what each cell comes to. {@code D}: everything is decided, {@code R}: decided, and Odoo's
 * refusal is told for each record, {@code L}: comes again later, {@code P}: the run pauses until a time, {@code X}: the account as a
 * whole can't be used. Where two letters stand, the first is Odoo 17's and the second Odoo 19's.
 */
final class FaultGrid {
    private static final int ALWAYS = 10_000;

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
        VERSION(Scene.CREATE),
        LOGIN(Scene.CREATE),
        FIELDS(Scene.CREATE),
        KEY(Scene.CREATE),
        XID(Scene.CREATE),
        LADDER(Scene.CREATE),
        LOAD(Scene.CREATE),
        BACK(Scene.CREATE),
        COMPARE(Scene.CREATE),
        WRITE(Scene.ADOPT),
        FIND(Scene.WITHDRAW),
        UNLINK(Scene.WITHDRAW),
        STRIP(Scene.STRIP),
        LIST(Scene.PROVISION),
        MODEL(Scene.PROVISION),
        FIELD(Scene.PROVISION);

        final Scene scene;

        Operation(Scene scene) {
            this.scene = scene;
        }

        boolean means(Request request, OdooSandbox sandbox) {
            return switch (this) {
                case VERSION -> is(request, "version");
                case LOGIN -> is(request, "authenticate");
                case FIELDS, LIST -> is(request, "res.partner/fields_get");
                case KEY -> search(request, "[\"x_herkomst_key\",\"in\"") && !written(sandbox);
                case BACK -> search(request, "[\"x_herkomst_key\",\"in\"") && written(sandbox);
                case FIND -> search(request, "[\"x_herkomst_key\",\"in\"");
                case XID -> is(request, "ir.model.data/search_read");
                case LADDER -> search(request, "[\"is_company\"");
                case COMPARE -> search(request, "[\"id\",\"in\"") && written(sandbox);
                case LOAD -> is(request, "res.partner/load");
                case WRITE, STRIP -> is(request, "res.partner/write");
                case UNLINK -> is(request, "res.partner/unlink");
                case MODEL -> is(request, "ir.model/search");
                case FIELD -> is(request, "ir.model.fields/create");
            };
        }

        private static boolean is(Request request, String operation) {
            return request.operation().equals(operation);
        }

        private static boolean search(Request request, String condition) {
            return is(request, "res.partner/search_read") && request.body().contains(condition);
        }

        private static boolean written(OdooSandbox sandbox) {
            return sandbox.log().count("res.partner/load") > 0;
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
        errors(all);
        pages(all);
        always(all, "200-hollow", Fault.instead(Ending.HOLLOW));
        always(all, "half", Fault.instead(Ending.HALF));
        always(all, "closed", Fault.instead(Ending.DROP));
        always(all, "less", Fault.after(Ending.ONE_LESS));
        always(all, "more", Fault.after(Ending.ONE_MORE));
        always(all, "done-closed", Fault.after(Ending.DROP));
        always(all, "done-half", Fault.after(Ending.HALF));
        always(all, "done-503", Fault.answer(503, "<html>Unavailable</html>").afterApplying());
        once(all, "silent", Fault.instead(Ending.SILENCE));
        once(all, "done-silent", Fault.after(Ending.SILENCE));
        once(all, "dribble", Fault.after(Ending.DRIBBLE));
        once(all, "endless", Fault.after(Ending.ENDLESS));
        once(all, "once-429", Fault.answer(429, "").with("Retry-After", "2"));
        once(all, "once-busy", Fault.error("psycopg2.errors.SerializationFailure"));
        once(all, "once-503", Fault.answer(503, ""));
        once(all, "once-closed", Fault.instead(Ending.DROP));
        once(all, "once-value", Fault.error("builtins.ValueError"));
        return all;
    }

    private static void errors(Map<String, Given> all) {
        always(all, "value", Fault.error("builtins.ValueError"));
        always(all, "validation", Fault.error("odoo.exceptions.ValidationError"));
        always(all, "anything", Fault.error("builtins.ZeroDivisionError"));
        always(all, "missing", Fault.error("odoo.exceptions.MissingError"));
        always(
                all,
                "field",
                Fault.error("builtins.ValueError", "Invalid field 'x_herkomst_source' on model 'res.partner'"));
        always(all, "access", Fault.error("odoo.exceptions.AccessError"));
        always(all, "denied", Fault.error("odoo.exceptions.AccessDenied"));
        always(all, "method", Fault.error("builtins.AttributeError"));
        always(all, "database", Fault.error("psycopg2.OperationalError", "FATAL:  database \"x\" does not exist"));
        always(all, "busy", Fault.error("psycopg2.errors.SerializationFailure"));
        always(all, "broken", Fault.error("psycopg2.OperationalError"));
    }

    private static void pages(Map<String, Given> all) {
        always(all, "400", Fault.answer(400, "Invalid JSON data"));
        always(all, "401", Fault.answer(401, "<html>Sign in</html>"));
        always(all, "403", Fault.answer(403, "<html>Forbidden</html>"));
        always(all, "404", Fault.answer(404, "<html>Not Found</html>"));
        always(all, "429", Fault.answer(429, "<html>Too many</html>"));
        always(all, "429-tomorrow", Fault.answer(429, "").with("Retry-After", "86400"));
        always(all, "500", Fault.answer(500, "<html>Internal</html>"));
        always(all, "502", Fault.answer(502, "<html>Bad gateway</html>"));
        always(all, "503", Fault.answer(503, "<html>Unavailable</html>"));
        always(all, "504", Fault.answer(504, "<html>Time-out</html>"));
        always(all, "302", Fault.answer(302, "").with("Location", "http://127.0.0.1:9/"));
        always(all, "200-html", Fault.answer(200, "<html>Sign in</html>"));
        always(all, "200-empty", Fault.answer(200, ""));
        always(all, "200-garbage", Fault.answer(200, "}{ no JSON"));
        always(all, "200-cut", Fault.answer(200, "{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": [{\"id\": 1"));
    }

    private static void always(Map<String, Given> all, String name, Fault fault) {
        all.put(name, new Given(fault, ALWAYS));
    }

    private static void once(Map<String, Given> all, String name, Fault fault) {
        all.put(name, new Given(fault, 1));
    }

    /** What a cell comes to; null: nobody said. */
    static @Nullable String expected(int version, String answer, Operation operation) {
        var lines = EXPECTED.lines().map(l -> List.of(l.strip().split("\\s+"))).toList();
        var column = new ArrayList<>(lines.get(0)).indexOf(operation.name());
        return lines.stream()
                .filter(l -> column > 0 && l.get(0).equals(answer) && column < l.size())
                .map(l -> l.get(column))
                .map(letters -> letters.substring(version < 19 ? 0 : letters.length() - 1)
                        .substring(0, 1))
                .findFirst()
                .orElse(null);
    }

    private static final String EXPECTED = """
            answer       VERSION LOGIN   FIELDS  KEY     XID     LADDER  LOAD    BACK    COMPARE WRITE   FIND    UNLINK  STRIP   LIST    MODEL   FIELD
            value        X       X/D     X       X       X       X       R       X       D       R       X       D       R       X       X       X
            validation   X       X/D     X       X       X       X       R       X       D       R       X       D       R       X       X       X
            anything     X       X/D     X       X       X       X       R       X       D       R       X       D       R       X       X       X
            missing      X       X/D     X       X       X       X       R       X       D       R       X       L       L       X       X       X
            field        X       X/D     X       X       X       X       X       X       D       X       X       X       X       X       X       X
            access       X       X/D     X       X       D       X       R       X       D       R       X       D       R       X       X       X
            denied       X       X/D     X       X       X       X       X       X       D       X       X       X       X       X       X       X
            method       X       X/D     X       X       X       X       X       X       D       X       X       X       X       X       X       X
            database     X       X/D     X       X       X       X       X       X       D       X       X       X       X       X       X       X
            busy         L       L/D     L       L       L       L       L       L       D       L       L       L       L       X       X       X
            broken       L       L/D     L       L       L       L       L       L       D       L       L       L       L       X       X       X
            400          X       X/D     X       X       X       X       X       X       D       X       X       X       X       X       X       X
            401          X       X/D     X       X       X       X       X       X       D       X       X       X       X       X       X       X
            403          X       X/D     X       X       X       X       X       X       D       X       X       X       X       X       X       X
            404          X       X/D     X       X       X       X       X       X       D       X       X       X       X       X       X       X
            429          P       P/D     P       P       P       P       P       P       D       P       P       P       P       X       X       X
            429-tomorrow P       P/D     P       P       P       P       P       P       D       P       P       P       P       X       X       X
            500          L       L/D     L       L       L       L       L       L       D       L       L       L       L       X       X       X
            502          L       L/D     L       L       L       L       L       L       D       L       L       L       L       X       X       X
            503          L       L/D     L       L       L       L       L       L       D       L       L       L       L       X       X       X
            504          L       L/D     L       L       L       L       L       L       D       L       L       L       L       X       X       X
            302          X       X/D     X       X       X       X       X       X       D       X       X       X       X       X       X       X
            200-html     L       L/D     L       L       L       L       L       L       D       L       L       L       L       X       X       X
            200-empty    L       L/D     L       L       L       L       L       L       D       L       L       L       L       X       X       X
            200-garbage  L       L/D     L       L       L       L       L       L       D       L       L       L       L       X       X       X
            200-cut      L       L/D     L       L       L       L       L       L       D       L       L       L       L       X       X       X
            200-hollow   L       L/D     L       L       L       L       L       L       D       L       L       L       L       X       X       X
            half         L       L/D     L       L       L       L       L       L       D       L       L       L       L       X       X       X
            closed       L       L/D     L       L       L       L       L       L       D       L       L       L       L       X       X       X
            less         D       D       D       D       D       D       D       D       D       D       D       D       D       D       X       D
            more         D       D       D       L       L       L       D       D       D       D       D       D       D       D       X       D
            done-closed  L       L/D     L       L       L       L       D       L       D       D       L       D       D       X       X       D
            done-half    L       L/D     L       L       L       L       D       L       D       D       L       D       D       X       X       D
            done-503     L       L/D     L       L       L       L       D       L       D       D       L       D       D       X       X       D
            silent       D       D       D       D       D       D       D       D       D       D       D       D       D       D       D       X
            done-silent  D       D       D       D       D       D       D       D       D       D       D       D       D       D       D       D
            dribble      D       D       D       D       D       D       D       D       D       D       D       D       D       D       D       D
            endless      D       D       D       D       D       D       D       D       D       D       D       D       D       D       D       D
            once-429     D       D       D       D       D       D       D       D       D       D       D       D       D       D       D       D
            once-busy    D       D       D       D       D       D       D       D       D       D       D       D       D       D       D       D
            once-503     D       D       D       D       D       D       D       D       D       D       D       D       D       D       D       X
            once-closed  D       D       D       D       D       D       D       D       D       D       D       D       D       D       D       X
            once-value   X       X/D     X       X       X       X       D       X       D       R       X       D       D       X       X       X
            """;
}
