package org.herkomst.proofs.simulation.mutants;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.herkomst.proofs.Proof;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.Verdict;
import org.herkomst.proofs.simulation.Simulation;

/** Classes with one rule of the protocol broken, which the simulation must catch. */
public final class MutantsProof implements Proof {
    private static final int LANES = 2;
    private static final int QUICK = 10;

    @Override
    public String name() {
        return "mutants";
    }

    @Override
    public String promise() {
        return "each broken rule of the protocol is caught by the simulation, with the seed that shows it";
    }

    @Override
    public Verdict run(ProofSetting setting) {
        long from = System.nanoTime();
        List<Mutant> mutants = Mutants.all();
        List<String> faults = new ArrayList<>();
        int caught = hunt(setting.quick() ? mutants.subList(0, QUICK) : mutants, faults);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("mutants", Integer.toString(caught + faults.size()));
        figures.put("caught", Integer.toString(caught));
        figures.put("seconds", Long.toString((System.nanoTime() - from) / 1_000_000_000));
        return new Verdict(figures, faults);
    }

    private static int hunt(List<Mutant> mutants, List<String> faults) {
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        Map<Mutant, Future<String>> hunts = new LinkedHashMap<>();
        mutants.forEach(m -> hunts.put(m, lanes.submit(() -> Hunt.on(m))));
        lanes.shutdown();
        int caught = 0;
        for (Map.Entry<Mutant, Future<String>> hunt : hunts.entrySet()) {
            String found = result(hunt.getValue());
            String name = hunt.getKey().name();
            if (found.matches("\\d+ \\w+") && isWhole(found)) {
                caught++;
                System.out.println("mutant " + name + " caught at seed " + found.replace(" ", " as "));
            } else {
                faults.add("mutant " + name + " lives" + (found.isEmpty() ? "" : ": " + found));
            }
        }
        return caught;
    }

    /** Whether the seed shows nothing where no rule is broken. */
    private static boolean isWhole(String found) {
        return Simulation.hunt(Long.parseLong(found.substring(0, found.indexOf(' '))), 1)
                .isEmpty();
    }

    private static String result(Future<String> hunt) {
        try {
            return hunt.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (java.util.concurrent.ExecutionException e) {
            return "broke: " + e.getCause();
        }
    }
}
