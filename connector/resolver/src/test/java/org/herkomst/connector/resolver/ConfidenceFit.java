package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.herkomst.connector.resolver.evaluation.Share;

/**
 * Fits a basis of the confidence model: logistic regression with a ridge penalty by gradient steps, weights rounded to hundredths of log-odds, and
 * a calibration by pooling adjacent violators (Ayer and others, 1955) on predictions that the weights were not fitted on.
 */
final class ConfidenceFit {
    private static final int STEPS = 3_000;
    private static final double RATE = 2;
    private static final double RIDGE = 1.0;

    /** A claim whose label is known; the group keeps an operator's rows together. */
    record Sample(List<String> features, boolean right, String group) {}

    private final Basis basis;

    ConfidenceFit(Basis basis) {
        this.basis = basis;
    }

    /** The lines of the model's file for this basis. */
    List<String> lines(List<Sample> samples) {
        List<String> lines = new ArrayList<>(weightLines(weights(samples)));
        lines.addAll(calibration(crossPredictions(samples)));
        return lines;
    }

    private List<String> weightLines(Map<String, Double> weights) {
        return weights.entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        "fitted %s %s %d",
                        basis.word(),
                        entry.getKey(),
                        Math.round(entry.getValue() * 100)))
                .toList();
    }

    /** Plain gradient steps over numbered features; a step is divided by the rows, so that it neither runs away nor depends on their number. */
    private static Map<String, Double> weights(List<Sample> samples) {
        List<String> names = samples.stream()
                .flatMap(sample -> sample.features().stream())
                .distinct()
                .sorted()
                .toList();
        int[][] rows = samples.stream()
                .map(sample -> sample.features().stream()
                        .mapToInt(feature -> Collections.binarySearch(names, feature))
                        .toArray())
                .toArray(int[][]::new);
        double[] weights = new double[names.size() + 1];
        for (int step = 0; step < STEPS; step++) {
            step(weights, rows, samples);
        }
        Map<String, Double> named = new TreeMap<>();
        named.put("bias", weights[names.size()]);
        for (int i = 0; i < names.size(); i++) {
            named.put(names.get(i), weights[i]);
        }
        return named;
    }

    private static void step(double[] weights, int[][] rows, List<Sample> samples) {
        int bias = weights.length - 1;
        double[] gradient = new double[weights.length];
        for (int i = 0; i < rows.length; i++) {
            double sum = weights[bias];
            for (int feature : rows[i]) {
                sum += weights[feature];
            }
            double miss = (samples.get(i).right ? 1 : 0) - 1 / (1 + Math.exp(-sum));
            gradient[bias] += miss;
            for (int feature : rows[i]) {
                gradient[feature] += miss;
            }
        }
        for (int i = 0; i < weights.length; i++) {
            double penalty = i == bias ? 0 : RIDGE * weights[i];
            weights[i] += RATE * (gradient[i] - penalty) / rows.length;
        }
    }

    private static double raw(Map<String, Double> weights, List<String> features) {
        double sum = weights.getOrDefault("bias", 0.0);
        for (String feature : features) {
            sum += weights.getOrDefault(feature, 0.0);
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private record Prediction(double raw, boolean right) {}

    /** Each group of operators predicted by weights that were fitted without it. */
    private static List<Prediction> crossPredictions(List<Sample> samples) {
        int folds = 4;
        List<Prediction> predictions = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            int held = fold;
            List<Sample> rest = samples.stream()
                    .filter(sample -> Math.floorMod(sample.group.hashCode(), folds) != held)
                    .toList();
            Map<String, Double> weights = weights(rest);
            samples.stream()
                    .filter(sample -> Math.floorMod(sample.group.hashCode(), folds) == held)
                    .forEach(sample -> predictions.add(new Prediction(raw(weights, sample.features()), sample.right)));
        }
        return predictions;
    }

    private record Pool(double from, double to, Share right) {
        double mean() {
            return (right.count() + 1.0) / (right.of() + 2.0);
        }

        Pool with(Pool next) {
            return new Pool(from, next.to, new Share(right.count() + next.right.count(), right.of() + next.right.of()));
        }
    }

    private List<String> calibration(List<Prediction> predictions) {
        List<Prediction> sorted = new ArrayList<>(predictions);
        sorted.sort(Comparator.comparingDouble(Prediction::raw));
        List<Pool> pools = new ArrayList<>();
        int size = Math.max(10, sorted.size() / 25);
        for (int from = 0; from < sorted.size(); from += size) {
            List<Prediction> part = sorted.subList(from, Math.min(sorted.size(), from + size));
            long right = part.stream().filter(Prediction::right).count();
            pools.add(new Pool(part.get(0).raw, part.get(part.size() - 1).raw, new Share(right, part.size())));
            while (pools.size() > 1
                    && pools.get(pools.size() - 2).mean()
                            > pools.get(pools.size() - 1).mean()) {
                Pool last = pools.remove(pools.size() - 1);
                pools.add(pools.remove(pools.size() - 1).with(last));
            }
        }
        List<String> lines = new ArrayList<>();
        for (Pool pool : pools) {
            lines.add(point((pool.from + pool.to) / 2, pool.mean()));
        }
        return lines.stream().distinct().toList();
    }

    private String point(double raw, double right) {
        return String.format(
                Locale.ROOT, "calibrated %s %d %d", basis.word(), Math.round(raw * 1000), Math.round(right * 1000));
    }
}
