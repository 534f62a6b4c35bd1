package org.herkomst.targets.salesforce;

import java.util.Set;
import java.util.TreeSet;
import org.herkomst.core.run.Problem;
import org.herkomst.core.run.Problem.Category;
import org.herkomst.core.target.TargetException;

/** What can be wrong, in words, each with its code and cure. */
final class Problems {
    private static final String GUIDE = "docs/targets/salesforce.md";

    private Problems() {}

    private static Problem of(String code, Category category, String example, String action) {
        return new Problem(code, category, 1, example, action);
    }

    private static String list(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }

    static Problem credentialsMissing() {
        return of(
                "HK-AUTH-003",
                Category.CONFIG,
                "Salesforce needs one way to log in",
                "Give client-id with client-secret (client credentials), or client-id with username and private-key"
                        + " (JWT bearer); see " + GUIDE);
    }

    static Problem privateKeyUnreadable() {
        return of(
                "HK-AUTH-004",
                Category.CONFIG,
                "The option private-key is no RSA key in PKCS#8",
                "Give the PEM text that begins with BEGIN PRIVATE KEY; openssl pkcs8 -topk8 -nocrypt makes it of others");
    }

    static Problem loginRefused(Failure failure) {
        return of(
                "HK-AUTH-001",
                Category.AUTH,
                "Salesforce refused the login (" + failure.status + "): " + failure.trouble.inWords(),
                "Check consumer key, secret or certificate, the Run As user and the app's flows; the user's login"
                        + " history in Salesforce says why");
    }

    static Problem tokenRefused() {
        return of(
                "HK-AUTH-001",
                Category.AUTH,
                "Salesforce refused a token that it had just given (401)",
                "Check the app's scope api, its IP rules, and that url is your My Domain address");
    }

    static Problem rightMissing(Failure failure) {
        return rightMissing(failure.trouble.inWords());
    }

    static Problem rightMissing(String what) {
        return of(
                "HK-AUTH-002",
                Category.AUTH,
                "Salesforce's user lacks a right: " + what,
                "Give the user the permission set of " + GUIDE
                        + ": read, create, edit and delete on accounts, and edit on the fields");
    }

    static Problem fieldsMissing(Set<String> fields) {
        return of(
                "HK-SCH-001",
                Category.SCHEMA,
                "Salesforce's accounts lack fields, or the user can't see them: " + list(fields),
                "An admin makes them, and lets the user see them, as " + GUIDE + " says");
    }

    static Problem keyNotUnique() {
        return of(
                "HK-SCH-002",
                Category.SCHEMA,
                "Salesforce's field " + Keys.KEY + " isn't both External ID and Unique",
                "Edit the field in Setup > Object Manager > Account, and tick both");
    }

    static Problem typeDrift(String field, String there, String ours) {
        return of(
                "HK-SCH-003",
                Category.SCHEMA,
                "Salesforce's field " + field + " is " + there + ", we need " + ours,
                "Change the field as " + GUIDE + " says, or the mapping");
    }

    static Problem silentLoss(Set<String> fields) {
        return of(
                "HK-SCH-004",
                Category.SCHEMA,
                "Salesforce took a record and holds something else in: " + list(fields),
                "Look at the fields' decimal places, and at flows and triggers on accounts that change them; a run ends at its"
                        + " first batch until the values stay");
    }

    static Problem rejected(Trouble trouble) {
        return of(
                "HK-REC-001",
                Category.RECORD,
                "Salesforce refused the record: " + trouble.inWords(),
                "Correct the named fields, the mapping or Salesforce's rules for them; it is sent again when it changes");
    }

    static Problem noteRefused(Trouble trouble) {
        return of(
                "HK-ACT-002",
                Category.RECORD,
                "Salesforce refused a note or task: " + trouble.inWords(),
                "Correct the mapping's activities, or Salesforce's rules and sharing for tasks as " + GUIDE
                        + " says; this one is not sent again");
    }

    static Problem tasksNotAllowed(String what) {
        return of(
                "HK-AUTH-002",
                Category.AUTH,
                "Salesforce's user may not do with tasks what notes and tasks need: " + what,
                "Give the user the rights to tasks of " + GUIDE + ", or take activities out of the mapping");
    }

    static Problem tasksLack(Set<String> what) {
        return of(
                "HK-SCH-001",
                Category.SCHEMA,
                "Salesforce's tasks lack fields or values, or the user can't write them: " + list(what),
                "An admin makes them, and lets the user write them, as " + GUIDE
                        + " says; or take activities out of the mapping");
    }

    static Problem duplicateRule() {
        return of(
                "HK-REC-002",
                Category.RECORD,
                "A duplicate rule in Salesforce found accounts like it (DUPLICATES_DETECTED)",
                "Give the right account our " + Keys.KEY + ", or change the rule; we never override one");
    }

    static Problem ambiguous(String what) {
        return of(
                "HK-REC-002",
                Category.RECORD,
                what,
                "Merge the duplicates in Salesforce, or give the right one our " + Keys.KEY);
    }

    static Problem conflict(String what) {
        return of("HK-REC-003", Category.RECORD, what, "Look at the account in Salesforce and decide whose it is");
    }

    static Problem deletedThere(String mergedInto) {
        var merged = !mergedInto.isEmpty();
        return of(
                "HK-REC-004",
                Category.RECORD,
                merged
                        ? "The account was merged into " + mergedInto + " in Salesforce"
                        : "The account was deleted in Salesforce, or the user can't see it any more",
                merged
                        ? "Give the account that stayed our " + Keys.KEY + ", or leave it so"
                        : "Deleted there means no: restore it in Salesforce to have it filled again, or opt the company out");
    }

    static Problem locked() {
        return of(
                "HK-CRM-003",
                Category.RATE,
                "Others held the account in Salesforce the whole time (UNABLE_TO_LOCK_ROW)",
                "Run again later, when no other job writes accounts");
    }

    static Problem overloaded(Failure failure) {
        if (failure.triesSpent) {
            return of(
                    "HK-CRM-007",
                    Category.NETWORK,
                    "Salesforce failed too often" + (failure.status > 0 ? " (" + failure.status + ")" : "")
                            + ": the calls that a run may repeat are used up",
                    "Run again later, nothing is lost; see status.salesforce.com");
        }
        if (failure.kind == Classifier.Kind.LOCKED) {
            return locked();
        }
        if (failure.status == Failure.NOT_SALESFORCE) {
            return notSalesforce(200);
        }
        return failure.status > 0
                ? of(
                        "HK-CRM-002",
                        Category.NETWORK,
                        "Salesforce failed (" + failure.status + ")",
                        "Run again later; see status.salesforce.com")
                : unreachable();
    }

    static Problem unreachable() {
        return of(
                "HK-CRM-001",
                Category.NETWORK,
                "Salesforce gave no usable answer",
                "Check address, proxy and network; run again, nothing is lost");
    }

    static Problem busy() {
        return of(
                "HK-CRM-003",
                Category.RATE,
                "Salesforce takes no more calls at a time, longer than we wait",
                "Run again later; other apps use the same limits");
    }

    static Problem quotaSpent() {
        return of(
                "HK-CRM-004",
                Category.RATE,
                "Salesforce's calls of 24 hours are used up (REQUEST_LIMIT_EXCEEDED)",
                "Run again later: Salesforce names no time, so we ask again after an hour; Setup > System Overview"
                        + " shows who uses them");
    }

    static Problem storageFull() {
        return of(
                "HK-CRM-008",
                Category.CONFIG,
                "Salesforce's data storage is full (STORAGE_LIMIT_EXCEEDED)",
                "Free or buy storage; Setup > Storage Usage shows what takes it");
    }

    static Problem notSalesforce(int status) {
        return of(
                "HK-CRM-006",
                Category.CONFIG,
                "The answer (" + status + ") isn't Salesforce's",
                "Check the target's url, such as https://example.my.salesforce.com, and the proxy");
    }

    /** The failure as one of the whole account. */
    static TargetException account(Failure failure) {
        return new TargetException(
                switch (failure.kind) {
                    case SESSION -> tokenRefused();
                    case RIGHT -> rightMissing(failure);
                    case SCHEMA -> schema(failure.trouble);
                    case STORAGE -> storageFull();
                    case UNKNOWN, LOCKED -> overloaded(failure);
                    default -> notSalesforce(failure.status);
                });
    }

    static Problem schema(Trouble trouble) {
        return fieldsMissing(trouble.fields().isEmpty() ? Set.of(Keys.KEY) : trouble.fields());
    }
}
