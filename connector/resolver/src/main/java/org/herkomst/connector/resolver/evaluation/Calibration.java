package org.herkomst.connector.resolver.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.herkomst.connector.resolver.evaluation.EvaluationOptions.Bins;

/**
 * Whether confidences mean what they say, over the companies shown: of those shown with 0.8, eight in ten should be right. All figures
 * are empty where nothing was shown.
 *
 * @param brier mean squared distance of the confidence from what came true, 0 is perfect (Brier 1950)
 * @param constantBrier the same for saying the overall share of right answers every time
 * @param expectedError mean distance of confidence and share of right answers over the bins, weighted by count (Naeini 2015)
 * @param kind how the bins were made
 * @param bins those that hold an answer, lowest confidence first
 */
public record Calibration(
        OptionalDouble brier, OptionalDouble constantBrier, OptionalDouble expectedError, Bins kind, List<Bin> bins) {
    private static final int BINS = 10;

    /**
     * Answers of like confidence.
     *
     * @param from lowest confidence that belongs here
     * @param to highest confidence that belongs here
     * @param meanConfidence what the resolver said on average
     * @param right right, of all in the bin
     */
    public record Bin(double from, double to, double meanConfidence, Share right) {
        private double error() {
            return right.of() * Math.abs(meanConfidence - right.value().orElseThrow());
        }
    }

    public Calibration {
        bins = List.copyOf(bins);
    }

    /** Over outcomes in their own order. */
    static Calibration of(List<Outcome> outcomes, Bins kind) {
        List<Outcome> shown = outcomes.stream().filter(Outcome::shown).toList();
        if (shown.isEmpty()) {
            return new Calibration(
                    OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), kind, List.of());
        }
        List<Bin> bins = kind == Bins.TENTHS ? tenths(shown) : equalCounts(shown);
        double share = (double) shown.stream().filter(Outcome::right).count() / shown.size();
        double error = bins.stream().mapToDouble(Bin::error).sum() / shown.size();
        return new Calibration(
                OptionalDouble.of(brier(shown)),
                OptionalDouble.of(share * (1 - share)),
                OptionalDouble.of(error),
                kind,
                bins);
    }

    private static double brier(List<Outcome> shown) {
        return shown.stream()
                .mapToDouble(outcome -> outcome.confidence() - (outcome.right() ? 1 : 0))
                .map(distance -> distance * distance)
                .average()
                .orElseThrow();
    }

    private static List<Bin> tenths(List<Outcome> shown) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            int tenth = i;
            List<Outcome> inside = shown.stream()
                    .filter(outcome -> tenth(outcome.confidence()) == tenth)
                    .toList();
            if (!inside.isEmpty()) {
                bins.add(bin((double) tenth / BINS, (tenth + 1.0) / BINS, inside));
            }
        }
        return bins;
    }

    /** Confidences are given to three decimals; the addition keeps 0.7, which is a little less in binary, in its bin. */
    private static int tenth(double confidence) {
        return Math.min(BINS - 1, (int) (confidence * BINS + 1e-9));
    }

    private static List<Bin> equalCounts(List<Outcome> shown) {
        List<Bin> bins = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= BINS; i++) {
            int to = (int) ((long) shown.size() * i / BINS);
            while (to > 0
                    && to < shown.size()
                    && shown.get(to).confidence() == shown.get(to - 1).confidence()) {
                to++;
            }
            if (to > from) {
                List<Outcome> inside = shown.subList(from, to);
                bins.add(bin(
                        inside.get(0).confidence(),
                        inside.get(inside.size() - 1).confidence(),
                        inside));
                from = to;
            }
        }
        return bins;
    }

    private static Bin bin(double from, double to, List<Outcome> inside) {
        double mean = inside.stream().mapToDouble(Outcome::confidence).average().orElseThrow();
        return new Bin(
                from, to, mean, new Share(inside.stream().filter(Outcome::right).count(), inside.size()));
    }
}
