package org.herkomst.proofs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Measurements of a share that were taken one after the other, both sides of the share in each. The middle one counts: what else the
 * machine does for its other guests moves a single one by a fifth. With {@code --quick} there is only one.
 */
public final class Rounds<T> {
    private static final int ROUNDS = 3;

    private final List<T> measured;
    private final ToDoubleFunction<T> share;

    private Rounds(List<T> measured, ToDoubleFunction<T> share) {
        this.measured = measured;
        this.share = share;
    }

    /** Measures in rounds, numbered from 1. */
    public static <T> Rounds<T> of(ProofSetting setting, IntFunction<T> measurement, ToDoubleFunction<T> share) {
        List<T> measured = new ArrayList<>();
        for (int round = 1; round <= (setting.quick() ? 1 : ROUNDS); round++) {
            measured.add(measurement.apply(round));
        }
        return new Rounds<>(List.copyOf(measured), share);
    }

    /** In the order in which they were taken. */
    public List<T> all() {
        return measured;
    }

    /** The one whose share is the middle one. */
    public T middle() {
        return measured.stream()
                .sorted(Comparator.comparingDouble(share))
                .toList()
                .get(measured.size() / 2);
    }

    /** All shares, such as {@code 0.41/0.48/0.39}. */
    public String text() {
        return measured.stream()
                .map(m -> String.format(Locale.ROOT, "%.2f", share.applyAsDouble(m)))
                .collect(Collectors.joining("/"));
    }
}
