package org.herkomst.targets.salesforce;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.sandbox.salesforce.Fault;
import org.herkomst.sandbox.salesforce.Fault.Ending;
import org.herkomst.sandbox.salesforce.RequestLog.Request;
import org.herkomst.sandbox.salesforce.SalesforceSandbox;
import org.jspecify.annotations.Nullable;

/**
 * The grid of operations and answers, with what each cell comes to. {@code D}: everything is decided, {@code R}: decided, and Salesforce's
 * refusal is told for each record, {@code L}: comes again later, {@code P}: the run pauses until a time, {@code X}: the account as a
 * whole can't be used.
 */
final class SalesforceFaultGrid {
    /** Records of each cell. */
    static final int RECORDS = 3;

    /** Stands in every error's text, and may stand in none of ours. */
    static final String MARKER = "scripted";

    private static final int ALWAYS = 10_000;

    /** What the target does when the fault comes. */
    enum Scene {
        CREATE,
        ADOPT,
        KNOWN,
        WITHDRAW,
        SCHEMA,
        MARKED
    }

    /** An operation of the target. */
    enum Operation {
        TOKEN(Scene.CREATE),
        KEY(Scene.CREATE),
        RUNG(Scene.CREATE),
        UPSERT(Scene.CREATE),
        BACK(Scene.CREATE),
        SAME(Scene.CREATE),
        HIT(Scene.ADOPT),
        MORE(Scene.ADOPT),
        UPDATE(Scene.ADOPT),
        ID(Scene.KNOWN),
        OURS(Scene.WITHDRAW),
        FIND(Scene.WITHDRAW),
        MERGED(Scene.WITHDRAW),
        ADDED(Scene.WITHDRAW),
        EMPTY(Scene.WITHDRAW),
        DELETE(Scene.WITHDRAW),
        FIELDS(Scene.SCHEMA),
        TICKED(Scene.MARKED);

        final Scene scene;

        Operation(Scene scene) {
            this.scene = scene;
        }

        boolean means(Request request, SalesforceSandbox sandbox) {
            var written = sandbox.log().count("upsert") > 0;
            return switch (this) {
                case TOKEN, MORE, UPSERT, UPDATE, DELETE ->
                    request.operation().equals(name().toLowerCase(java.util.Locale.ROOT));
                case EMPTY -> request.operation().equals("update");
                case OURS, FIELDS -> request.operation().equals("describe");
                case KEY, FIND -> asks(request, "WHERE Herkomst_Key__c IN") && !written;
                case BACK -> asks(request, "WHERE Herkomst_Key__c IN") && written;
                case RUNG, HIT -> asks(request, "Website LIKE");
                case SAME, ID -> asks(request, "WHERE Id IN");
                case MERGED -> asks(request, "WHERE MasterRecordId IN");
                case ADDED -> asks(request, "FROM Contact");
                case TICKED -> asks(request, "Herkomst_Wrong_Company__c = true");
            };
        }

        private static boolean asks(Request request, String part) {
            return request.soql().contains(part);
        }
    }

    /** An answer, and how often in a row it comes. */
    record Given(Fault fault, int times) {
        boolean slow() {
            return fault.ending() == Ending.SILENCE || fault.ending() == Ending.DRIBBLE;
        }
    }

    static final Map<String, Given> ANSWERS = answers();

    private SalesforceFaultGrid() {}

    private static Map<String, Given> answers() {
        var all = new LinkedHashMap<String, Given>();
        verdicts(all);
        refusals(all);
        nonsense(all);
        broken(all);
        passing(all);
        return all;
    }

    private static void verdicts(Map<String, Given> all) {
        always(all, "200-rule", verdicts("FIELD_CUSTOM_VALIDATION_EXCEPTION"));
        always(all, "200-alike", verdicts("DUPLICATES_DETECTED"));
        always(all, "200-unique", verdicts("DUPLICATE_VALUE"));
        always(all, "200-locked", verdicts("UNABLE_TO_LOCK_ROW"));
        always(all, "200-gone", verdicts("ENTITY_IS_DELETED"));
        always(all, "200-full", verdicts("STORAGE_LIMIT_EXCEEDED"));
        always(all, "200-readonly", verdicts("INVALID_FIELD_FOR_INSERT_UPDATE"));
        always(all, "200-unknown", verdicts("UNKNOWN_EXCEPTION"));
        always(all, "200-quota", verdicts("REQUEST_LIMIT_EXCEEDED"));
    }

    private static void refusals(Map<String, Given> all) {
        always(all, "300", Fault.answer(300, "[\"/services/data/v66.0/sobjects/Account/001\"]"));
        always(all, "400-batch", Fault.error(400, "JSON_PARSER_ERROR"));
        always(all, "400-field", Fault.error(400, "INVALID_FIELD", "No such column 'Herkomst_Source__c' scripted"));
        always(all, "400-type", Fault.error(400, "INVALID_TYPE"));
        always(all, "400-page", Fault.answer(400, "<html>scripted</html>"));
        always(all, "401", Fault.error(401, "INVALID_SESSION_ID"));
        always(all, "403-right", Fault.error(403, "INSUFFICIENT_ACCESS"));
        always(all, "403-off", Fault.error(403, "API_DISABLED_FOR_ORG"));
        always(all, "403-quota", Fault.error(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded. scripted"));
        always(
                all,
                "403-busy",
                Fault.error(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded. scripted"));
        always(all, "403-page", Fault.answer(403, "<html>scripted</html>"));
        always(all, "404", Fault.error(404, "NOT_FOUND"));
        always(all, "404-page", Fault.answer(404, "<html>scripted</html>"));
        always(all, "414", Fault.answer(414, "<html>scripted</html>"));
        always(all, "429", Fault.answer(429, ""));
        always(all, "429-tomorrow", Fault.answer(429, "").with("Retry-After", "86400"));
        always(all, "500", Fault.error(500, "UNKNOWN_EXCEPTION"));
        always(all, "502", Fault.answer(502, "<html>scripted</html>"));
        always(all, "503", Fault.error(503, "SERVER_UNAVAILABLE"));
        always(all, "503-tomorrow", Fault.error(503, "SERVER_UNAVAILABLE").with("Retry-After", "86400"));
    }

    private static void nonsense(Map<String, Given> all) {
        always(all, "302", Fault.answer(302, "").with("Location", "http://127.0.0.1:9/"));
        always(all, "200-html", Fault.answer(200, "<html>scripted</html>"));
        always(all, "200-empty", Fault.answer(200, ""));
        always(all, "200-hollow", Fault.answer(200, "{}"));
        always(all, "200-list", Fault.answer(200, "[]"));
        always(all, "200-garbage", Fault.answer(200, "}{ scripted"));
        always(all, "200-cut", Fault.answer(200, "[{\"id\":\"001"));
    }

    private static void broken(Map<String, Given> all) {
        always(all, "half", Fault.instead(Ending.HALF));
        always(all, "closed", Fault.instead(Ending.DROP));
        always(all, "fewer", Fault.after(Ending.ONE_LESS));
        always(all, "more", Fault.after(Ending.ONE_MORE));
        always(all, "no-ids", Fault.after(Ending.WITHOUT_IDS));
        always(all, "done-closed", Fault.after(Ending.DROP));
        always(all, "done-503", Fault.error(503, "SERVER_UNAVAILABLE").afterApplying());
    }

    /** Once in a row. */
    private static void passing(Map<String, Given> all) {
        once(all, "silent", Fault.instead(Ending.SILENCE));
        once(all, "done-silent", Fault.after(Ending.SILENCE));
        once(all, "dribble", Fault.after(Ending.DRIBBLE));
        once(all, "once-401", Fault.error(401, "INVALID_SESSION_ID"));
        once(all, "once-busy", Fault.error(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests Limit exceeded."));
        once(all, "once-503", Fault.answer(503, ""));
        once(all, "once-closed", Fault.instead(Ending.DROP));
        once(all, "once-400", Fault.error(400, "JSON_PARSER_ERROR"));
        once(all, "once-locked", verdicts("UNABLE_TO_LOCK_ROW"));
    }

    /** The same verdict for each record. */
    private static Fault verdicts(String code) {
        var one = "{\"success\":false,\"errors\":[{\"statusCode\":\"" + code
                + "\",\"message\":\"scripted\",\"fields\":[]}]}";
        return Fault.answer(200, "[" + String.join(",", Collections.nCopies(RECORDS, one)) + "]");
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
            answer       TOKEN KEY RUNG UPSERT BACK SAME HIT MORE UPDATE ID OURS FIND MERGED ADDED EMPTY DELETE FIELDS TICKED
            200-rule     L     L   L    R      L    D    L   L    R      L  L    L    L      L     R     R      X      X
            200-alike    L     L   L    R      L    D    L   L    R      L  L    L    L      L     R     R      X      X
            200-unique   L     L   L    R      L    D    L   L    R      L  L    L    L      L     R     R      X      X
            200-locked   L     L   L    L      L    D    L   L    L      L  L    L    L      L     L     L      X      X
            200-gone     L     L   L    R      L    D    L   L    R      L  L    L    L      L     L     L      X      X
            200-full     L     L   L    X      L    D    L   L    X      L  L    L    L      L     X     X      X      X
            200-readonly L     L   L    X      L    D    L   L    X      L  L    L    L      L     X     X      X      X
            200-unknown  L     L   L    L      L    D    L   L    L      L  L    L    L      L     L     L      X      X
            200-quota    L     L   L    L      L    D    L   L    L      L  L    L    L      L     L     L      X      X
            300          X     X   X    R      X    D    X   X    R      X  X    X    X      X     R     R      X      X
            400-batch    X     X   X    R      X    D    X   X    R      X  X    X    X      X     R     R      X      X
            400-field    X     X   X    X      X    D    X   X    X      X  X    X    X      X     X     X      X      X
            400-type     X     X   X    X      X    D    X   X    X      X  X    X    X      D     X     X      X      X
            400-page     X     X   X    X      X    D    X   X    X      X  X    X    X      X     X     X      X      X
            401          X     X   X    X      X    D    X   X    X      X  X    X    X      X     X     X      X      X
            403-right    X     X   X    X      X    D    X   X    X      X  X    X    X      D     X     X      X      X
            403-off      X     X   X    X      X    D    X   X    X      X  X    X    X      D     X     X      X      X
            403-quota    P     P   P    P      P    D    P   P    P      P  P    P    P      P     P     P      X      X
            403-busy     P     P   P    P      P    D    P   P    P      P  P    P    P      P     P     P      X      X
            403-page     X     X   X    X      X    D    X   X    X      X  X    X    X      X     X     X      X      X
            404          X     X   X    X      X    D    X   X    X      X  X    X    X      D     X     X      X      X
            404-page     X     X   X    X      X    D    X   X    X      X  X    X    X      X     X     X      X      X
            414          X     X   X    X      X    D    X   X    X      X  X    X    X      X     X     X      X      X
            429          P     P   P    P      P    D    P   P    P      P  P    P    P      P     P     P      X      X
            429-tomorrow P     P   P    P      P    D    P   P    P      P  P    P    P      P     P     P      X      X
            500          L     L   L    L      L    D    L   L    L      L  L    L    L      L     L     L      X      X
            502          L     L   L    L      L    D    L   L    L      L  L    L    L      L     L     L      X      X
            503          L     L   L    L      L    D    L   L    L      L  L    L    L      L     L     L      X      X
            503-tomorrow P     P   P    P      P    D    P   P    P      P  P    P    P      P     P     P      X      X
            302          X     X   X    X      X    D    X   X    X      X  X    X    X      X     X     X      X      X
            200-html     L     L   L    L      L    D    L   L    L      L  L    L    L      L     L     L      X      X
            200-empty    L     L   L    L      L    D    L   L    L      L  L    L    L      L     L     L      X      X
            200-hollow   L     L   L    L      L    D    L   L    L      L  L    L    L      L     L     L      X      X
            200-list     L     L   L    L      L    D    L   L    L      L  L    L    L      L     L     L      X      X
            200-garbage  L     L   L    L      L    D    L   L    L      L  L    L    L      L     L     L      X      X
            200-cut      L     L   L    L      L    D    L   L    L      L  L    L    L      L     L     L      X      X
            half         L     L   L    L      L    D    L   L    L      L  L    L    L      L     L     L      X      X
            closed       L     L   L    L      L    D    L   L    L      L  L    L    L      L     L     L      X      X
            fewer        D     D   D    D      L    D    L   L    D      L  D    L    D      D     D     D      D      X
            more         D     D   D    D      D    D    D   D    D      D  D    D    D      D     D     D      D      D
            no-ids       D     D   D    D      L    D    L   L    D      L  L    L    D      D     D     D      X      X
            done-closed  L     L   L    D      L    D    L   L    D      L  L    L    L      L     D     D      X      X
            done-503     L     L   L    D      L    D    L   L    D      L  L    L    L      L     D     D      X      X
            silent       D     D   D    D      D    D    D   D    D      D  D    D    D      D     D     D      D      D
            done-silent  D     D   D    D      D    D    D   D    D      D  D    D    D      D     D     D      D      D
            dribble      D     D   D    D      D    D    D   D    D      D  D    D    D      D     D     D      D      D
            once-401     X     D   D    D      D    D    D   D    D      D  D    D    D      D     D     D      D      D
            once-busy    D     D   D    D      D    D    D   D    D      D  D    D    D      D     D     D      D      D
            once-503     D     D   D    D      D    D    D   D    D      D  D    D    D      D     D     D      D      D
            once-closed  D     D   D    D      D    D    D   D    D      D  D    D    D      D     D     D      D      D
            once-400     X     X   X    D      X    D    X   X    D      X  X    X    X      X     D     D      X      X
            once-locked  D     D   D    D      D    D    D   D    D      D  D    D    D      D     D     D      D      D
            """;
}
