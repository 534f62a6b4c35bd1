package org.herkomst.targets.odoo;

import java.util.Collection;
import java.util.List;
import org.herkomst.core.run.Problem;
import org.herkomst.core.run.Problem.Category;
import org.herkomst.core.target.TargetException;

/** What can be wrong, in words, each with its code and cure. */
final class Problems {
    private Problems() {}

    private static Problem of(String code, Category category, String example, String action) {
        return new Problem(code, category, 1, example, action);
    }

    static Problem keyRefused() {
        return of(
                "HK-AUTH-001",
                Category.AUTH,
                "Odoo refused the API key or the login",
                "Make a new API key in Odoo (Preferences > Account Security; keys expire) and set the target's token; for"
                        + " Odoo 17 and 18 check " + Odoo.DATABASE + " and " + Odoo.USER + " too");
    }

    static Problem rightMissing(Collection<String> rights) {
        var names = String.join(", ", rights);
        return of(
                "HK-AUTH-002",
                Category.AUTH,
                "Odoo's user lacks a right: " + names,
                "Give the key's user the group Contact Creation; provision needs a user with Settings rights");
    }

    static Problem rightsForNotes(Collection<String> rights) {
        return of(
                "HK-AUTH-002",
                Category.AUTH,
                "Odoo's user lacks rights for notes and tasks: " + String.join(", ", rights),
                "Make the key's user an internal user with the group Contact Creation, or take activities out of the mapping");
    }

    static Problem noteRefused(Failure failure) {
        return of(
                "HK-ACT-002",
                Category.RECORD,
                "Odoo refused a note or task (" + failure.status + (failure.name.isEmpty() ? "" : ", " + failure.name)
                        + ")",
                "Look at who owns the contact and may see it, and at Odoo's rules for notes and activities; this one is not sent"
                        + " again");
    }

    static Problem fieldsMissing(Collection<String> fields) {
        return of(
                "HK-SCH-001",
                Category.SCHEMA,
                "Odoo lacks fields: " + String.join(", ", fields),
                "Run provision for this target, with the key of a user that has Settings rights; take fields that aren't"
                        + " ours out of the mapping");
    }

    static Problem typeDrift(String field, String there, String ours) {
        return of(
                "HK-SCH-003",
                Category.SCHEMA,
                "Odoo's field " + field + " is of type " + there + ", we need " + ours,
                "Delete or rename the field " + field + " in Odoo and run provision");
    }

    static Problem notKept(Collection<String> fields) {
        return of(
                "HK-SCH-004",
                Category.SCHEMA,
                "Odoo took these fields and didn't keep what was sent: " + String.join(", ", fields),
                "Look at their size and type in Odoo, and at automation rules that change them; then run again");
    }

    static Problem rejected(String what) {
        return of(
                "HK-REC-001",
                Category.RECORD,
                "Odoo refused the record: " + what,
                "Correct the named field, the mapping or Odoo's rules for it; it is sent again when it changes");
    }

    static Problem ambiguous(String what) {
        return of(
                "HK-REC-002",
                Category.RECORD,
                what,
                "Merge the duplicates in Odoo, or give the right one our " + Keys.KEY);
    }

    static Problem conflict(String what) {
        return of("HK-REC-003", Category.RECORD, what, "Look at the record in Odoo and decide whose it is");
    }

    static Problem deletedThere() {
        return of(
                "HK-REC-004",
                Category.RECORD,
                "The record was deleted, archived or merged in Odoo",
                "That means no: unarchive it in Odoo to have it filled again, or opt the company out");
    }

    static Problem emptiedInstead() {
        return of(
                "HK-REC-005",
                Category.RECORD,
                "Odoo refuses to delete the record, as it does where others are linked to it; our fields were emptied and it was archived",
                "Look at the archived record in Odoo, and delete what is linked to it where that may go");
    }

    static Problem unreachable() {
        return of(
                "HK-CRM-001",
                Category.NETWORK,
                "Odoo gave no usable answer",
                "Check address, proxy and network; run again, nothing is lost");
    }

    static Problem failed(Failure failure) {
        if (failure.kind == Failure.Kind.BUSY) {
            return of("HK-CRM-002", Category.NETWORK, "Odoo was busy with other changes too often", "Run again later");
        }
        return failure.status >= 400
                ? of("HK-CRM-002", Category.NETWORK, "Odoo failed (" + failure.status + ")", "Run again later")
                : unreachable();
    }

    static Problem limited() {
        return of(
                "HK-CRM-003",
                Category.RATE,
                "Odoo limits the calls (429), longer than we wait",
                "Run again later; other users of the database have the same limits");
    }

    static Problem notOdoo(Failure failure) {
        return of(
                "HK-CRM-006",
                Category.CONFIG,
                "The answer (" + failure.status + (failure.name.isEmpty() ? "" : ", " + failure.name)
                        + ") isn't one of Odoo's that we know",
                "Check the target's url, such as https://odoo.example.com, its " + Odoo.DATABASE + ", and the proxy");
    }

    static Problem noDatabase() {
        return of(
                "HK-CRM-006",
                Category.CONFIG,
                "Odoo has no database of that name",
                "Set the target's " + Odoo.DATABASE + "; on Odoo Online it is the first part of the address");
    }

    static Problem optionMissing(String name) {
        return of(
                "HK-CRM-008",
                Category.CONFIG,
                "This Odoo is older than 19, so the target needs " + name,
                "Set " + name + " in the target's configuration, see docs/targets/odoo.md");
    }

    static Problem tooOld(Version version) {
        return of(
                "HK-CRM-008",
                Category.CONFIG,
                "Odoo " + version.text() + " is older than " + Version.OLDEST,
                "Update Odoo; 17 is the oldest that we write to");
    }

    /** The failure as one of the whole account. */
    static TargetException account(Failure failure, String right) {
        return new TargetException(
                switch (failure.kind) {
                    case AUTH -> keyRefused();
                    case RIGHT -> rightMissing(List.of(right));
                    case SCHEMA -> fieldsMissing(List.of(failure.field == null ? "one of ours" : failure.field));
                    case DATABASE -> noDatabase();
                    case BUSY, UNKNOWN -> failed(failure);
                    case LIMITED -> limited();
                    case RECORD, GONE, FOREIGN -> notOdoo(failure);
                });
    }
}
