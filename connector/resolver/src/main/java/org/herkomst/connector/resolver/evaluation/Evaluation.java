package org.herkomst.connector.resolver.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.herkomst.connector.resolver.NoCompany;
import org.herkomst.connector.resolver.Resolution;

/** Puts labels to a resolver and counts. The order of the labels makes no difference. */
public final class Evaluation {
    private Evaluation() {}

    /** Asks one address of each label's range. The function gets it as text; {@code ResolverIndex::lookup} is one. */
    public static EvaluationReport of(
            Iterable<Label> labels, Function<String, Resolution> resolver, EvaluationOptions options) {
        List<Answered> answers = new ArrayList<>();
        labels.forEach(label -> answers.add(label.ask(resolver)));
        return of(answers, options);
    }

    /** Counts answers that were collected before, such as those of the folds of a cross-validation. */
    public static EvaluationReport of(List<Answered> answers, EvaluationOptions options) {
        List<Answered> kept = NetworkCap.keep(options.rowsPerNetwork(), answers);
        return report(outcomes(kept, options), answers.size() - kept.size(), options);
    }

    /** Puts the same labels to two resolvers. */
    public static Comparison compare(
            Iterable<Label> labels,
            Function<String, Resolution> one,
            Function<String, Resolution> other,
            EvaluationOptions options) {
        List<Answered> ones = new ArrayList<>();
        List<Answered> others = new ArrayList<>();
        for (Label label : labels) {
            ones.add(label.ask(one));
            others.add(label.ask(other));
        }
        List<Answered> kept = NetworkCap.keep(options.rowsPerNetwork(), ones);
        List<Answered> keptOthers = NetworkCap.keep(options.rowsPerNetwork(), others);
        List<Outcome> first = outcomes(kept, options);
        List<Outcome> second = outcomes(keptOthers, options);
        int overCap = ones.size() - kept.size();
        return new Comparison(
                report(first, overCap, options), report(second, overCap, options), Changes.of(first, second));
    }

    private static List<Outcome> outcomes(List<Answered> answers, EvaluationOptions options) {
        return answers.stream()
                .map(answered -> Outcome.of(answered, options.asIfPermitted()))
                .toList();
    }

    private static EvaluationReport report(List<Outcome> outcomes, long overCap, EvaluationOptions options) {
        List<Outcome> asked = outcomes.stream()
                .filter(outcome -> !outcome.isPrivate())
                .sorted(Outcome.ORDER)
                .toList();
        return new EvaluationReport(
                overCap,
                outcomes.size() - asked.size(),
                Tally.of(asked),
                notNamed(asked),
                Band.of(asked),
                Calibration.of(asked, options.bins()),
                Breakdown.of(asked));
    }

    private static Map<NoCompany, Long> notNamed(List<Outcome> asked) {
        Map<NoCompany, Long> counts = new EnumMap<>(NoCompany.class);
        for (Outcome outcome : asked) {
            if (outcome.why() != null) {
                counts.merge(outcome.why(), 1L, Long::sum);
            }
        }
        return counts;
    }
}
