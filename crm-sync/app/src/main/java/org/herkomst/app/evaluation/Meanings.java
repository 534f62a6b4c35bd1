package org.herkomst.app.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.herkomst.connector.resolver.evaluation.Breakdown;

/** What the figures mean, in a line or two each. */
final class Meanings {
    private static final List<String> FIGURES = List.of(
            "",
            "What the figures mean",
            "  shown       visits from such ranges would be shown as a company's.",
            "  right       of those shown, how many are the label's organisation: an equal domain, or names that",
            "              share half of their words or contain one another, legal forms apart.",
            "  found       of all labelled organisations, how many were shown rightly. A label that is a code",
            "              can't be named by anybody; the indented line leaves those out.",
            "  providers   labels of internet and hosting providers that were shown as a company: all wrong.",
            "  withheld    a company is known, but only from inputs whose terms don't permit showing it.",
            "  interval    where the share lies with 95 % certainty, given so few labels (Wilson).",
            "  Brier       mean squared distance between confidence and truth: 0 is perfect. Above the score of",
            "              the constant answer (always the overall share of right ones) it tells nothing.",
            "  calibration error  how far confidence and share of right answers lie apart, on average.");
    private static final List<String> COMPARED = List.of(
            "  difference  this index less the other one, for shares in percentage points. Of the Brier score and",
            "              the calibration error, less is better.");

    private Meanings() {}

    static List<String> of(Evaluated evaluated) {
        List<String> lines = new ArrayList<>(FIGURES);
        if (evaluated.against() != null) {
            lines.addAll(COMPARED);
        }
        return lines;
    }

    static String heading(Breakdown breakdown) {
        return switch (breakdown.by()) {
            case "size" -> "addresses in range";
            case "first_seen" -> "label first seen";
            default -> breakdown.by();
        };
    }
}
