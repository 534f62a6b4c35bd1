package org.herkomst.targets.webhook;

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

    private static Problem config(String example, String action) {
        return of("HK-CRM-006", Category.CONFIG, example, action);
    }

    /** Neither url nor folder is given, or both. */
    static Problem oneWay(boolean both) {
        return config(
                both
                        ? "A webhook target has url and folder, and tells to one of them"
                        : "A webhook target has neither url nor folder",
                "Give url (with secret) to have records posted, or folder (with format) to have them in files");
    }

    static Problem needless(String option, String place) {
        return config(
                "A webhook target has " + option + ", which is for " + place,
                "Take " + option + " out, or change the way");
    }

    static Problem noFormat() {
        return config("A webhook target's format is unknown", "Set format to jsonl or csv");
    }

    static Problem noFolder() {
        return config(
                "The folder of a webhook target isn't there or can't be written to",
                "Make the folder, and let the user that runs Herkomst write to it");
    }

    static Problem badState() {
        return config(
                "What a webhook target keeps in its folder, in .herkomst, can't be read",
                "Put it back from a backup; or delete .herkomst, and every company is told once more as a whole");
    }

    private static Problem notLetIn(int status) {
        return of(
                "HK-AUTH-001",
                Category.AUTH,
                "The receiver refuses our deliveries (" + status + ")",
                "Let the receiver check the signature with the target's secret, or give the token that it wants");
    }

    private static Problem foreign(int status) {
        return config(
                "The url has no receiver of deliveries (" + status + ")",
                "Check the target's url and the proxy; a redirect isn't followed");
    }

    static Problem ignored(Collection<String> fields) {
        return of(
                "HK-SCH-004",
                Category.SCHEMA,
                "The receiver took the record without fields: " + String.join(", ", fields),
                "Add the fields at the receiver, or take them out of the mapping");
    }

    static Problem refused(Said said) {
        var code = switch (said.word()) {
            case AMBIGUOUS -> "HK-REC-002";
            case CONFLICT -> "HK-REC-003";
            default -> "HK-REC-001";
        };
        return of(
                code,
                Category.RECORD,
                "The receiver says " + word(said) + (said.problem().isEmpty() ? "" : ": " + said.problem()),
                "Look at the record at the receiver; it is told again when it changes");
    }

    static Problem noteRefused(Said said) {
        return of(
                "HK-ACT-002",
                Category.RECORD,
                "The receiver did not take a note or task (" + word(said) + ")"
                        + (said.problem().isEmpty() ? "" : ": " + said.problem()),
                "Look at the receiver, or take activities out of the mapping; this one is not told again");
    }

    private static String word(Said said) {
        return said.word().name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The receiver was told, and said nothing that decides it. */
    static Problem undecided(String theirWords) {
        return of(
                "HK-CRM-001",
                Category.NETWORK,
                "The receiver has not decided" + (theirWords.isEmpty() ? "" : ": " + theirWords),
                "Nothing to do: it is told again in the next run");
    }

    static Problem down(Failure failure) {
        return failure.kind == Failure.Kind.DOWN
                ? of(
                        "HK-CRM-002",
                        Category.NETWORK,
                        "The receiver failed (" + failure.status + ")",
                        "Look at the receiver; run again later, nothing is lost")
                : of(
                        "HK-CRM-001",
                        Category.NETWORK,
                        "The receiver gave no usable answer",
                        "Check address, proxy and network; run again, nothing is lost");
    }

    static Problem limited() {
        return of(
                "HK-CRM-003",
                Category.RATE,
                "The receiver takes no more for now (429), longer than we wait",
                "Run again later");
    }

    /** The failure as one of the whole receiver. */
    static TargetException account(Failure failure) {
        return new TargetException(
                switch (failure.kind) {
                    case UNAUTHORIZED -> notLetIn(failure.status);
                    case LOST, DOWN -> down(failure);
                    case LIMITED -> limited();
                    default -> foreign(failure.status);
                });
    }
}
