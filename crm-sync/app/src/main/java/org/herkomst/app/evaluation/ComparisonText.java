package org.herkomst.app.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.herkomst.connector.resolver.evaluation.Breakdown;
import org.herkomst.connector.resolver.evaluation.Calibration;
import org.herkomst.connector.resolver.evaluation.Changes;
import org.herkomst.connector.resolver.evaluation.EvaluationReport;
import org.herkomst.connector.resolver.evaluation.Share;
import org.herkomst.connector.resolver.evaluation.Tally;

/** Two indexes side by side: the configuration's own, the other one, and what the own one gains. */
final class ComparisonText {
    private ComparisonText() {}

    static void add(EvaluationReport own, Evaluated.Against against, List<String> lines) {
        lines.add("Against: " + against.config());
        lines.add("");
        lines.addAll(figures(own, against.report()).lines());
        changes(against.changes(), lines);
        for (Breakdown breakdown : own.breakdowns()) {
            if (breakdown.groups().size() > 1) {
                lines.add("");
                lines.addAll(
                        breakdown(breakdown, other(breakdown, against.report())).lines());
            }
        }
    }

    private static TextTable figures(EvaluationReport own, EvaluationReport other) {
        TextTable table = new TextTable("", "this index", "counts", "against", "counts", "difference");
        boolean low = Figures.hasLow(own) || Figures.hasLow(other);
        List<Figures.Named> mine = Figures.shares(own, low);
        List<Figures.Named> theirs = Figures.shares(other, low);
        for (int i = 0; i < mine.size(); i++) {
            share(table, mine.get(i), theirs.get(i).share());
        }
        Calibration one = own.calibration();
        Calibration two = other.calibration();
        score(table, "Brier score", one.brier(), two.brier());
        score(table, "  of the constant answer", one.constantBrier(), two.constantBrier());
        score(table, "Expected calibration error", one.expectedError(), two.expectedError());
        return table;
    }

    private static void score(TextTable table, String name, OptionalDouble mine, OptionalDouble theirs) {
        table.row(name, Figures.score(mine), "", Figures.score(theirs), "", Figures.scoreDifference(mine, theirs));
    }

    private static void share(TextTable table, Figures.Named mine, Share theirs) {
        table.row(
                mine.name(),
                Figures.percent(mine.share()),
                Figures.counts(mine.share()),
                Figures.percent(theirs),
                Figures.counts(theirs),
                Figures.points(mine.share().value(), theirs.value()));
    }

    private static void changes(Changes changes, List<String> lines) {
        lines.add("");
        lines.add("Rows whose verdict changed: " + changes.verdicts() + "; shown by both, as different companies: "
                + changes.companies() + ".");
        lines.add("  now shown " + changes.shownByOther() + ", no longer shown " + changes.shownByOne() + "; now right "
                + changes.rightByOther() + ", no longer right " + changes.rightByOne() + ".");
    }

    private static Breakdown other(Breakdown mine, EvaluationReport other) {
        return other.breakdowns().stream()
                .filter(breakdown -> breakdown.by().equals(mine.by()))
                .findFirst()
                .orElse(mine);
    }

    private static TextTable breakdown(Breakdown mine, Breakdown theirs) {
        TextTable table = new TextTable(
                Meanings.heading(mine), "asked", "shown", "against", "right", "against", "found", "against");
        for (Breakdown.Group group : mine.groups()) {
            Tally own = group.tally();
            Tally other = tally(theirs, group.name());
            table.row(
                    group.name(),
                    Long.toString(own.asked()),
                    Figures.percent(own.coverage()),
                    Figures.percent(other.coverage()),
                    Figures.percent(own.precision()),
                    Figures.percent(other.precision()),
                    Figures.percent(own.recall()),
                    Figures.percent(other.recall()));
        }
        return table;
    }

    /** Both have the same groups, since both were asked the same labels. */
    private static Tally tally(Breakdown breakdown, String group) {
        return Objects.requireNonNull(breakdown.groups().stream()
                .filter(one -> one.name().equals(group))
                .map(Breakdown.Group::tally)
                .findFirst()
                .orElse(null));
    }
}
