package org.herkomst.connector.resolver.evaluation;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The companies shown with a confidence of this band.
 *
 * @param name {@code high}, {@code medium} or {@code low}
 * @param from lowest confidence, 0 to 1
 * @param to the confidence that is no longer in the band; above 1 for the highest
 * @param asked ranges asked in all
 * @param precision right, of those shown
 * @param meanConfidence what the resolver said on average, where any was shown
 */
public record Band(String name, double from, double to, long asked, Share precision, OptionalDouble meanConfidence) {
    private static final double HIGH = 0.9;
    private static final double MEDIUM = 0.7;
    private static final double ABOVE_ALL = 1.01;

    /** Shown in this band, of all asked. */
    public Share coverage() {
        return new Share(precision.of(), asked);
    }

    /** High, medium and low; below the resolver's minimum confidence nothing is shown, so low is most often empty. */
    static List<Band> of(List<Outcome> outcomes) {
        return List.of(
                of("high", HIGH, ABOVE_ALL, outcomes),
                of("medium", MEDIUM, HIGH, outcomes),
                of("low", 0, MEDIUM, outcomes));
    }

    private static Band of(String name, double from, double to, List<Outcome> outcomes) {
        List<Outcome> inside = outcomes.stream()
                .filter(outcome -> outcome.shown() && outcome.confidence() >= from && outcome.confidence() < to)
                .toList();
        Share precision = new Share(inside.stream().filter(Outcome::right).count(), inside.size());
        OptionalDouble mean = inside.stream().mapToDouble(Outcome::confidence).average();
        return new Band(name, from, to, outcomes.size(), precision, mean);
    }
}
