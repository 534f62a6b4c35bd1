package org.herkomst.connector.resolver.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps one operator's many rows from deciding a figure: at most so many of each AS, chosen by lot, the same ones whatever their order. */
final class NetworkCap {
    private static final Comparator<Label> LOT =
            Comparator.comparingLong((Label label) -> label.range().lot()).thenComparing(Label::toString);

    private NetworkCap() {}

    /** The answers whose labels are kept; all with a cap of 0. */
    static List<Answered> keep(int rowsPerNetwork, List<Answered> answers) {
        if (rowsPerNetwork == 0) {
            return answers;
        }
        List<Answered> drawn = new ArrayList<>(answers);
        drawn.sort(Comparator.comparing(Answered::label, LOT));
        Map<String, Integer> seen = new HashMap<>();
        return drawn.stream()
                .filter(answered -> {
                    String asn = answered.label().asn();
                    return asn == null || seen.merge(asn, 1, Integer::sum) <= rowsPerNetwork;
                })
                .toList();
    }
}
