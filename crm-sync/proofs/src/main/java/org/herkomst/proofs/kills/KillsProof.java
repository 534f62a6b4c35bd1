package org.herkomst.proofs.kills;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.herkomst.proofs.Proof;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.Verdict;
import org.herkomst.proofs.recovery.Found;

/**
 * The packaged application, killed at named places of its code and at random times, then started again: no company is lost, doubled or
 * wrong, and deliveries go on soon.
 */
public final class KillsProof implements Proof {
    @Override
    public String name() {
        return "kills";
    }

    @Override
    public String promise() {
        return "killed anywhere and started again: no company lost, doubled or wrong, first delivery within 25 s";
    }

    @Override
    public Verdict run(ProofSetting setting) {
        long from = System.nanoTime();
        try (Stages stages = new Stages(setting)) {
            Sweep sweep = new Sweep(setting, stages, KillPoints.shipped());
            return verdict(sweep, setting, from);
        }
    }

    private static Verdict verdict(Sweep sweep, ProofSetting setting, long from) {
        List<Sweep.Result> results = sweep.run();
        Found all = results.stream().map(r -> r.outcome().found()).reduce(new Found(0, 0, 0), Found::and);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put(
                "named",
                Long.toString(results.stream().filter(Sweep.Result::named).count()));
        figures.put(
                "random", Long.toString(results.stream().filter(r -> !r.named()).count()));
        figures.put("lost", Integer.toString(all.lost()));
        figures.put("doubled", Integer.toString(all.doubled()));
        figures.put("wrong", Integer.toString(all.wrong()));
        figures.put("first_delivery_max_s", longest(results));
        figures.put("seconds", Long.toString((System.nanoTime() - from) / 1_000_000_000));
        figures.put("seed", Long.toString(setting.seed()));
        return new Verdict(
                figures, results.stream().flatMap(r -> r.faults().stream()).toList());
    }

    private static String longest(List<Sweep.Result> results) {
        return results.stream()
                .map(r -> r.outcome().firstDelivery())
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .map(longest -> String.format(Locale.ROOT, "%.1f", longest.toMillis() / 1_000.0))
                .orElse("none");
    }
}
