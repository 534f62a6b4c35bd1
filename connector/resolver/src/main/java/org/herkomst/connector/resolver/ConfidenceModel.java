package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.herkomst.connector.resolver.names.ResourceLines;

/**
 * How sure a claim is: for each basis either a sum of assumed shares, or a logistic regression with whole-numbered weights whose outcome is
 * calibrated; a cap holds a feature down that the data is too small to weigh. The weights stand in {@code confidence.txt}, which says how they were fitted. Immutable, thread-safe.
 */
final class ConfidenceModel {
    private static final String RESOURCE = "confidence.txt";
    private static final String BIAS = "bias";

    private final String version;
    private final Map<Basis, Map<String, Integer>> assumed = new EnumMap<>(Basis.class);
    private final Map<Basis, Map<String, Integer>> fitted = new EnumMap<>(Basis.class);
    private final Map<Basis, Map<String, Integer>> capped = new EnumMap<>(Basis.class);
    private final Map<Basis, NavigableMap<Integer, Integer>> calibrated = new EnumMap<>(Basis.class);

    private ConfidenceModel(List<String> lines) {
        this.version = Digests.ofText(String.join("\n", lines)).substring(0, 8);
        for (String line : lines) {
            String[] cells = line.split("\\s+", -1);
            Basis basis = Basis.valueOf(cells[1].toUpperCase(Locale.ROOT));
            int value = Integer.parseInt(cells[3]);
            switch (cells[0]) {
                case "assumed" -> weights(assumed, basis).put(cells[2], value);
                case "fitted" -> weights(fitted, basis).put(cells[2], value);
                case "capped" -> weights(capped, basis).put(cells[2], value);
                case "calibrated" ->
                    calibrated.computeIfAbsent(basis, b -> new TreeMap<>()).put(Integer.valueOf(cells[2]), value);
                default -> throw new IllegalArgumentException("A line of the model begins with an unknown word");
            }
        }
    }

    private static Map<String, Integer> weights(Map<Basis, Map<String, Integer>> all, Basis basis) {
        return all.computeIfAbsent(basis, b -> new HashMap<>());
    }

    /** The model that comes with the product. */
    static ConfidenceModel shipped() {
        return new ConfidenceModel(ResourceLines.of(ConfidenceModel.class, RESOURCE));
    }

    /** The lines of the shipped model that no data was fitted for. */
    static List<String> assumptions() {
        return ResourceLines.of(ConfidenceModel.class, RESOURCE).stream()
                .filter(line -> line.startsWith("assumed ") || line.startsWith("capped "))
                .toList();
    }

    /** A model from lines in the format of {@code confidence.txt}, without its comments. */
    static ConfidenceModel of(List<String> lines) {
        return new ConfidenceModel(new ArrayList<>(lines));
    }

    /** Short hash of the weights. */
    String version() {
        return version;
    }

    /** The probability that a claim is right, 0 to 1. Features without a weight count nothing. */
    double probability(Basis basis, Collection<String> features) {
        if (basis == Basis.OPERATOR) {
            return 1;
        }
        Map<String, Integer> shares = assumed.get(basis);
        double own = shares == null ? calibrated(basis, raw(basis, features)) : sum(shares, features);
        Map<String, Integer> caps = capped.getOrDefault(basis, Map.of());
        return features.stream()
                .mapToDouble(feature -> caps.getOrDefault(feature, 1000) / 1000.0)
                .reduce(own, Math::min);
    }

    private static double sum(Map<String, Integer> shares, Collection<String> features) {
        int sum = features.stream().mapToInt(f -> shares.getOrDefault(f, 0)).sum();
        return Math.max(0, Math.min(1000, sum)) / 1000.0;
    }

    /** The logistic regression's outcome before it is calibrated. */
    double raw(Basis basis, Collection<String> features) {
        Map<String, Integer> weights = fitted.getOrDefault(basis, Map.of());
        int sum = weights.getOrDefault(BIAS, 0)
                + features.stream().mapToInt(f -> weights.getOrDefault(f, 0)).sum();
        return 1 / (1 + Math.exp(-sum / 100.0));
    }

    /** Straight lines between the points of the calibration, all in thousandths. */
    private double calibrated(Basis basis, double raw) {
        NavigableMap<Integer, Integer> points = calibrated.getOrDefault(basis, new TreeMap<>());
        double at = raw * 1000;
        Map.Entry<Integer, Integer> low = points.floorEntry((int) at);
        Map.Entry<Integer, Integer> high = points.higherEntry((int) at);
        if (low == null && high == null) {
            return raw;
        }
        if (low == null || high == null) {
            return (low == null ? high : low).getValue() / 1000.0;
        }
        double share = (at - low.getKey()) / (high.getKey() - low.getKey());
        return (low.getValue() + share * (high.getValue() - low.getValue())) / 1000.0;
    }
}
