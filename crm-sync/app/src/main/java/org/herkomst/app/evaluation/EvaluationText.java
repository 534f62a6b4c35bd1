package org.herkomst.app.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.herkomst.connector.resolver.NoCompany;
import org.herkomst.connector.resolver.evaluation.Breakdown;
import org.herkomst.connector.resolver.evaluation.Calibration;
import org.herkomst.connector.resolver.evaluation.EvaluationOptions.Bins;
import org.herkomst.connector.resolver.evaluation.EvaluationReport;
import org.herkomst.connector.resolver.evaluation.Tally;

/** One evaluation for a reader who has never seen one: tables of at most 100 columns, then what the figures mean. */
public final class EvaluationText {
    private EvaluationText() {}

    /** The text, without a line end at its end. */
    public static String of(Evaluated evaluated) {
        List<String> lines = new ArrayList<>(head(evaluated));
        if (evaluated.against() == null) {
            single(evaluated.report(), lines);
        } else {
            ComparisonText.add(evaluated.report(), evaluated.against(), lines);
        }
        lines.addAll(Meanings.of(evaluated));
        return String.join(System.lineSeparator(), lines);
    }

    private static List<String> head(Evaluated evaluated) {
        EvaluationReport report = evaluated.report();
        List<String> lines = new ArrayList<>();
        lines.add(evaluated.file() + ": " + report.total().asked() + " ranges asked, one address each; "
                + report.total().organisations() + " are organisations', "
                + report.total().providers() + " providers'.");
        String left = Stream.of(
                        part(
                                report.overCap(),
                                "over the cap of " + evaluated.options().rowsPerNetwork() + " per AS"),
                        part(report.privateSpace(), "in private space"),
                        part(evaluated.unreadable(), "that can't be read"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        if (!left.isEmpty()) {
            lines.add("Rows left out: " + left + ".");
        }
        if (evaluated.options().asIfPermitted()) {
            lines.add("Companies that are withheld for the terms of their inputs count as shown here.");
        }
        lines.add("");
        return lines;
    }

    private static String part(long count, String what) {
        return count == 0 ? "" : count + " " + what;
    }

    private static void single(EvaluationReport report, List<String> lines) {
        TextTable table = new TextTable("", "share", "95 % interval", "counts");
        Figures.shares(report, Figures.hasLow(report))
                .forEach(figure -> table.row(
                        figure.name(),
                        Figures.percent(figure.share()),
                        Figures.interval(figure.share()),
                        Figures.counts(figure.share())));
        lines.addAll(table.lines());
        lines.add("");
        lines.add(wrong(report.total()));
        lines.add(notNamed(report));
        calibration(report.calibration(), lines);
        report.breakdowns().forEach(breakdown -> breakdown(breakdown, lines));
    }

    private static String wrong(Tally total) {
        return "Wrongly shown: " + total.wrongCompanies() + " as another company, " + total.providersShown()
                + " that are providers, " + total.wrongCodes() + " whose label is a code.";
    }

    private static String notNamed(EvaluationReport report) {
        String reasons = Stream.of(NoCompany.values())
                .filter(report.notNamed()::containsKey)
                .map(why -> report.notNamed().get(why) + " "
                        + why.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        return "No company named: " + (reasons.isEmpty() ? "0" : reasons) + ".";
    }

    private static void calibration(Calibration calibration, List<String> lines) {
        lines.add("");
        if (calibration.bins().isEmpty()) {
            lines.add("Nothing was shown, so there is no calibration.");
            return;
        }
        lines.add("Brier score " + Figures.score(calibration.brier()) + ", of the constant answer "
                + Figures.score(calibration.constantBrier()) + "; expected calibration error "
                + Figures.score(calibration.expectedError()));
        String bins = calibration.kind() == Bins.TENTHS ? "confidence (bins of 0.1)" : "confidence (equal counts)";
        TextTable table = new TextTable(bins, "shown", "said on average", "right", "95 % interval");
        calibration
                .bins()
                .forEach(bin -> table.row(
                        Figures.confidence(bin.from()) + " - " + Figures.confidence(bin.to()),
                        Long.toString(bin.right().of()),
                        Figures.confidence(bin.meanConfidence()),
                        Figures.percent(bin.right()),
                        Figures.interval(bin.right())));
        lines.addAll(table.lines());
    }

    private static void breakdown(Breakdown breakdown, List<String> lines) {
        if (breakdown.groups().size() < 2) {
            return;
        }
        TextTable table = new TextTable(
                Meanings.heading(breakdown), "asked", "shown", "right", "95 % interval", "found", "providers shown");
        for (Breakdown.Group group : breakdown.groups()) {
            Tally tally = group.tally();
            table.row(
                    group.name(),
                    Long.toString(tally.asked()),
                    Figures.percent(tally.coverage()),
                    Figures.percent(tally.precision()),
                    Figures.interval(tally.precision()),
                    Figures.percent(tally.recall()),
                    Figures.counts(tally.providersPassedOff()));
        }
        lines.add("");
        lines.addAll(table.lines());
    }
}
