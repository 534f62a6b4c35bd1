package org.herkomst.proofs.resume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.herkomst.proofs.Proof;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.Verdict;
import org.herkomst.proofs.recovery.Found;
import org.herkomst.proofs.recovery.Places;
import org.herkomst.proofs.recovery.Shape;

/** After a run that failed half-way, running again ends complete: no company is lost, none doubled, every visit counted once. */
public final class ResumeProof implements Proof {
    static final Shape SHAPE = new Shape(620, 1_500, 100, 10);
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final int AT_ONCE = 2;

    @Override
    public String name() {
        return "resume";
    }

    @Override
    public String promise() {
        return "after a run that failed half-way, the next ends complete: no company lost or doubled";
    }

    @Override
    public Verdict run(ProofSetting setting) {
        long from = System.nanoTime();
        Places places = new Places(setting, SHAPE);
        List<ResumeRun.Outcome> outcomes = outcomes(places, setting.quick() ? Point.few() : Point.all());
        Map<String, String> figures = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        outcomes.forEach(outcome -> faults.addAll(outcome.faults()));
        figures.put("kinds", Long.toString(kinds(outcomes)));
        figures.put("points", Integer.toString(outcomes.size()));
        Found all = outcomes.stream().map(ResumeRun.Outcome::found).reduce(new Found(0, 0, 0), Found::and);
        figures.put("lost", Integer.toString(all.lost()));
        figures.put("doubled", Integer.toString(all.doubled()));
        figures.put("wrong", Integer.toString(all.wrong()));
        int runs = outcomes.stream().mapToInt(ResumeRun.Outcome::runs).sum();
        figures.put("runs", Integer.toString(runs));
        figures.put("seconds", Long.toString((System.nanoTime() - from) / 1_000_000_000));
        return new Verdict(figures, faults);
    }

    private static long kinds(List<ResumeRun.Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome.point().trouble())
                .distinct()
                .count();
    }

    private static List<ResumeRun.Outcome> outcomes(Places places, List<Point> points) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<CompletableFuture<ResumeRun.Outcome>> started = points.stream()
                    .map(point -> CompletableFuture.supplyAsync(() -> outcome(places, point), threads))
                    .toList();
            return started.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static ResumeRun.Outcome outcome(Places places, Point point) {
        ResumeRun.Outcome outcome = new ResumeRun(places, point, OUTAGE).run();
        System.out.println(point + ": " + outcome.told());
        outcome.faults().forEach(fault -> System.out.println("  " + fault));
        return outcome;
    }
}
