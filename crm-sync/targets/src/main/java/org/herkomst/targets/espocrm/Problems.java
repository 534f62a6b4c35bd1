package org.herkomst.targets.espocrm;

import java.util.Collection;
import org.herkomst.core.run.Problem;
import org.herkomst.core.run.Problem.Category;
import org.herkomst.core.target.TargetException;

/** What can be wrong, in words, each with its code and cure. */
final class Problems {
    private Problems() {}

    private static Problem of(String code, Category category, String example, String action) {
        return new Problem(code, category, 1, example, action);
    }

    private static Problem keyRefused() {
        return of(
                "HK-AUTH-001",
                Category.AUTH,
                "EspoCRM refused the key (401)",
                "Make an API user in EspoCRM (Administration > API Users, method API Key) and set the target's token to its key");
    }

    static Problem rightMissing(String right) {
        return of(
                "HK-AUTH-002",
                Category.AUTH,
                "EspoCRM's key lacks a right on accounts: " + (right.isEmpty() ? "the call was refused (403)" : right),
                "Give the API user a role with Account: create yes; read, edit and delete all. Making fields needs an"
                        + " administrator's user:password as setup-token");
    }

    static Problem fieldsMissing(Collection<String> fields) {
        return of(
                "HK-SCH-001",
                Category.SCHEMA,
                "EspoCRM lacks fields of Account: " + String.join(", ", fields),
                "Run provision for this target with an administrator's setup-token; fields that aren't ours must be made there,"
                        + " or taken out of the mapping");
    }

    static Problem keyNotChecked() {
        return of(
                "HK-SCH-002",
                Category.SCHEMA,
                "EspoCRM's duplicate check doesn't look at " + Keys.KEY,
                "Run provision with an administrator's setup-token, or add the field in Administration > Entity Manager >"
                        + " Account > Duplicate check fields");
    }

    static Problem typeDrift(String field, String there, String ours) {
        return of(
                "HK-SCH-003",
                Category.SCHEMA,
                "EspoCRM's field " + field + " is of type " + there + ", we need " + ours,
                "Delete the field " + field + " in EspoCRM and run provision");
    }

    static Problem dropped(Collection<String> fields) {
        return of(
                "HK-SCH-004",
                Category.SCHEMA,
                "EspoCRM took the record and dropped fields without a word: " + String.join(", ", fields),
                "The field is gone, read-only, or not editable for the API user's role: run check, then provision or correct the"
                        + " role");
    }

    static Problem rejected(Failure failure) {
        return of(
                "HK-REC-001",
                Category.RECORD,
                "EspoCRM refused the record (" + failure.status + ")"
                        + (failure.detail.isEmpty() ? "" : ": " + failure.detail),
                "Correct the value, the mapping or EspoCRM's rules for the field; it is sent again when it changes");
    }

    static Problem noAccess(String id) {
        return of(
                "HK-REC-001",
                Category.RECORD,
                "EspoCRM refuses our key to change the record " + id,
                "Give the API user's role edit and delete on all accounts; it is sent again when it changes");
    }

    static Problem rightsForNotes(Collection<String> rights) {
        return of(
                "HK-AUTH-002",
                Category.AUTH,
                "EspoCRM's key lacks rights for notes and tasks: " + String.join("; ", rights),
                "Give the API user's role these rights, or take activities out of the mapping");
    }

    static Problem noteRefused(Failure failure) {
        return of(
                "HK-ACT-002",
                Category.RECORD,
                "EspoCRM refused a note or task (" + failure.status + ")"
                        + (failure.detail.isEmpty() ? "" : ": " + failure.detail),
                "Correct the mapping's activities or EspoCRM's rules for notes and tasks; this one is not sent again");
    }

    static Problem noteLocked(Failure failure) {
        return of(
                "HK-ACT-003",
                Category.RECORD,
                "EspoCRM doesn't let our key touch a note or task"
                        + (failure.detail.isEmpty() ? "" : " (" + failure.detail + ")")
                        + "; notes are locked to all but administrators after a while",
                "Set noteEditThresholdPeriod and noteDeleteThresholdPeriod in EspoCRM's data/config.php, such as '10 years';"
                        + " or delete the note as an administrator");
    }

    static Problem ambiguous(String what) {
        return of(
                "HK-REC-002",
                Category.RECORD,
                what,
                "Merge the duplicates in EspoCRM, or give the right one our " + Keys.KEY);
    }

    static Problem conflict(String what) {
        return of("HK-REC-003", Category.RECORD, what, "Look at the record in EspoCRM and decide whose it is");
    }

    static Problem deletedThere() {
        return of(
                "HK-REC-004",
                Category.RECORD,
                "The record was deleted or merged in EspoCRM",
                "Deleted there means no: restore it in EspoCRM to have it filled again, or opt the company out");
    }

    static Problem changedMeanwhile() {
        return of(
                "HK-REC-005",
                Category.RECORD,
                "The record changed in EspoCRM each time while it was written",
                "Nothing to do: the next run decides anew");
    }

    static Problem down(Failure failure) {
        return switch (failure.kind) {
            case DOWN, BROKEN ->
                of(
                        "HK-CRM-002",
                        Category.NETWORK,
                        "EspoCRM failed (" + failure.status + ")",
                        "Look at data/logs of EspoCRM and at its web server; run again later, nothing is lost");
            default ->
                of(
                        "HK-CRM-001",
                        Category.NETWORK,
                        "EspoCRM gave no usable answer",
                        "Check address, proxy and network; run again, nothing is lost");
        };
    }

    static Problem limited() {
        return of(
                "HK-CRM-003",
                Category.RATE,
                "A limit in front of EspoCRM refuses the calls (429), longer than we wait",
                "Run again later, or raise the web server's limit for our address");
    }

    private static Problem foreign(int status) {
        return of(
                "HK-CRM-006",
                Category.CONFIG,
                "The answer (" + status + ") isn't EspoCRM's",
                "Check the target's url, such as https://crm.example.com, and the proxy");
    }

    /** The failure as one of the whole installation. */
    static TargetException account(Failure failure) {
        return new TargetException(
                switch (failure.kind) {
                    case UNAUTHORIZED -> keyRefused();
                    case FORBIDDEN -> rightMissing(failure.detail);
                    case NO_ATTRIBUTE -> fieldsMissing(java.util.List.of(failure.detail));
                    case LOST, DOWN, BROKEN -> down(failure);
                    case LIMITED -> limited();
                    default -> foreign(failure.status);
                });
    }
}
