package org.herkomst.app.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.herkomst.connector.resolver.evaluation.Band;
import org.herkomst.connector.resolver.evaluation.EvaluationReport;
import org.herkomst.connector.resolver.evaluation.Share;
import org.herkomst.connector.resolver.evaluation.Tally;

/** Figures as people read them. */
final class Figures {
    static final String NONE = "-";

    /** A share with its name in the table. */
    record Named(String name, Share share) {}

    private Figures() {}

    /** The main shares; in the same order and number where {@code low} is the same. */
    static List<Named> shares(EvaluationReport report, boolean low) {
        Tally total = report.total();
        List<Named> shares = new ArrayList<>(List.of(
                new Named("Shown as a company", total.coverage()),
                new Named("Right, of those shown", total.precision())));
        report.bands().stream()
                .filter(band -> low || !band.name().equals("low"))
                .forEach(band -> shares.add(new Named("  " + name(band), band.precision())));
        shares.add(new Named("Found, of all organisations", total.recall()));
        shares.add(new Named("  of those whose label is a name", total.recallNameable()));
        shares.add(new Named("Providers passed off as companies", total.providersPassedOff()));
        shares.add(new Named("Withheld for the inputs' terms", new Share(total.withheld(), total.asked())));
        return shares;
    }

    /** Whether anything was shown below 0.7, which takes a lowered minimum confidence. */
    static boolean hasLow(EvaluationReport report) {
        return report.bands().stream()
                .anyMatch(band -> band.name().equals("low") && band.precision().of() > 0);
    }

    private static String name(Band band) {
        return switch (band.name()) {
            case "high" -> "high confidence (from 0.9)";
            case "medium" -> "medium confidence (0.7 - 0.9)";
            default -> "low confidence (below 0.7)";
        };
    }

    static String percent(OptionalDouble share) {
        return share.isEmpty() ? NONE : String.format(Locale.ROOT, "%.1f %%", share.getAsDouble() * 100);
    }

    static String percent(Share share) {
        return percent(share.value());
    }

    static String interval(Share share) {
        return share.of() == 0
                ? NONE
                : String.format(
                        Locale.ROOT,
                        "%.1f - %.1f %%",
                        share.lower().orElseThrow() * 100,
                        share.upper().orElseThrow() * 100);
    }

    static String counts(Share share) {
        return share.count() + " of " + share.of();
    }

    static String score(OptionalDouble score) {
        return score.isEmpty() ? NONE : String.format(Locale.ROOT, "%.4f", score.getAsDouble());
    }

    static String confidence(double confidence) {
        return String.format(Locale.ROOT, "%.2f", confidence);
    }

    /** In percentage points, with a sign. */
    static String points(OptionalDouble mine, OptionalDouble theirs) {
        return difference(mine, theirs, 100, "%+.1f");
    }

    static String scoreDifference(OptionalDouble mine, OptionalDouble theirs) {
        return difference(mine, theirs, 1, "%+.4f");
    }

    private static String difference(OptionalDouble mine, OptionalDouble theirs, int times, String format) {
        return mine.isEmpty() || theirs.isEmpty()
                ? NONE
                : String.format(Locale.ROOT, format, (mine.getAsDouble() - theirs.getAsDouble()) * times);
    }
}
