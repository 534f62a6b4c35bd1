package org.herkomst.targets.hubspot;

import java.util.Set;
import org.herkomst.core.run.Problem;
import org.herkomst.core.run.Problem.Category;
import org.herkomst.core.target.TargetException;

/** What can be wrong, in words, each with its code and cure. */
final class Problems {
    private Problems() {}

    private static Problem of(String code, Category category, String example, String action) {
        return new Problem(code, category, 1, example, action);
    }

    static Problem tokenRefused() {
        return of(
                "HK-AUTH-001",
                Category.AUTH,
                "HubSpot refused the token (401)",
                "Make a new service key in HubSpot (Development > Keys > Service keys) and set the target's token");
    }

    static Problem rightMissing(Set<String> scopes, String fallback) {
        var names = scopes.isEmpty() ? fallback : String.join(", ", scopes);
        return of(
                "HK-AUTH-002",
                Category.AUTH,
                "HubSpot's key lacks a right (403): " + names,
                "Add the scope " + names + " to the service key in HubSpot");
    }

    static Problem fieldsMissing(Set<String> fields) {
        return of(
                "HK-SCH-001",
                Category.SCHEMA,
                "HubSpot lacks fields: " + String.join(", ", fields),
                "Run provision for this target, with a key that has the scope crm.schemas.companies.write");
    }

    static Problem keyNotUnique() {
        return of(
                "HK-SCH-002",
                Category.SCHEMA,
                "HubSpot's property " + Keys.KEY + " doesn't demand unique values",
                "Delete the property " + Keys.KEY
                        + " in HubSpot and run provision: uniqueness can only be set at creation");
    }

    static Problem typeDrift(String field, String there, String ours) {
        return of(
                "HK-SCH-003",
                Category.SCHEMA,
                "HubSpot's property " + field + " is of type " + there + ", we need " + ours,
                "Delete or rename the property " + field + " in HubSpot and run provision");
    }

    static Problem rejected(int status, Trouble trouble) {
        return of(
                "HK-REC-001",
                Category.RECORD,
                "HubSpot refused the record" + (status == 0 ? "" : " (" + status + ")") + ": " + trouble.inWords(),
                "Correct the named properties, the mapping or HubSpot's rules for them; it is sent again when it changes");
    }

    static Problem noteRefused(int status, Trouble trouble) {
        return of(
                "HK-ACT-002",
                Category.RECORD,
                "HubSpot refused a note or task" + (status == 0 ? "" : " (" + status + ")") + ": " + trouble.inWords(),
                "Correct the mapping's activities or HubSpot's rules for notes and tasks; this one is not sent again");
    }

    static Problem ambiguous(String what) {
        return of(
                "HK-REC-002",
                Category.RECORD,
                what,
                "Merge the duplicates in HubSpot, or give the right one our " + Keys.KEY);
    }

    static Problem conflict(String what) {
        return of("HK-REC-003", Category.RECORD, what, "Look at the record in HubSpot and decide whose it is");
    }

    static Problem deletedThere() {
        return of(
                "HK-REC-004",
                Category.RECORD,
                "The record was deleted or merged in HubSpot",
                "Deleted there means no: restore it in HubSpot to have it filled again, or opt the company out");
    }

    static Problem unreachable() {
        return of(
                "HK-CRM-001",
                Category.NETWORK,
                "HubSpot gave no usable answer",
                "Check address, proxy and network; run again, nothing is lost");
    }

    static Problem overloaded(Failure failure) {
        if (failure.triesSpent) {
            return triesSpent(failure);
        }
        if (failure.status == 423) {
            return of("HK-CRM-003", Category.RATE, "HubSpot locked the account for writes (423)", "Run again later");
        }
        if (failure.status == Failure.NOT_HUBSPOT) {
            return notHubSpot(200);
        }
        return failure.overloaded()
                ? of(
                        "HK-CRM-002",
                        Category.NETWORK,
                        "HubSpot failed (" + failure.status + ")",
                        "Run again later; see status.hubspot.com")
                : unreachable();
    }

    private static Problem triesSpent(Failure failure) {
        return of(
                "HK-CRM-007",
                Category.NETWORK,
                "HubSpot failed too often" + (failure.status > 0 ? " (" + failure.status + ")" : "")
                        + ": the calls that a run may repeat are used up",
                "Run again later, nothing is lost; see status.hubspot.com");
    }

    static Problem rateLimited() {
        return of(
                "HK-CRM-003",
                Category.RATE,
                "HubSpot limits the calls (429), longer than we wait",
                "Run again later; other apps use the same limits");
    }

    static Problem dailyQuota() {
        return of(
                "HK-CRM-004",
                Category.RATE,
                "HubSpot's calls of the day are used up",
                "Run again after midnight in the account's time zone");
    }

    static Problem migration() {
        return of(
                "HK-CRM-005", Category.RATE, "HubSpot is moving the account (477)", "Run again when the move is over");
    }

    static Problem notHubSpot(int status) {
        return of(
                "HK-CRM-006",
                Category.CONFIG,
                "The answer (" + status + ") isn't HubSpot's",
                "Check the target's url, such as https://api.hubapi.com, and the proxy");
    }

    /** The failure as one of the whole account. */
    static TargetException account(Failure failure, String scope) {
        if (failure.status == 401) {
            return new TargetException(tokenRefused());
        }
        if (failure.status == 403) {
            return new TargetException(rightMissing(failure.trouble.scopes(), scope));
        }
        if (failure.trouble.ofSchema(failure.status)) {
            return schema(failure.trouble);
        }
        return new TargetException(
                failure.unknown() || failure.status == 423 ? overloaded(failure) : notHubSpot(failure.status));
    }

    static TargetException schema(Trouble trouble) {
        var fields = trouble.properties().isEmpty() ? Set.of(Keys.KEY) : trouble.properties();
        return new TargetException(trouble.notUnique() ? keyNotUnique() : fieldsMissing(fields));
    }
}
