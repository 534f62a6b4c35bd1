package org.herkomst.proofs.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One way at one moment: it is broken, a run must send nothing more and say why; it is mended, and a run sends everything once. */
final class WayRound {
    private static final int UNBROKEN = -1;
    private final World world;
    private final Runs runs;
    private final Way way;

    WayRound(World world, Runs runs, Way way) {
        this.world = world;
        this.runs = runs;
        this.way = way;
    }

    /** Tries it before a run, or in the run. */
    Told run(boolean inRun) {
        world.reset();
        Breaker breaker = new Breaker(world, way.engine().equals("h2"));
        AtomicInteger before = new AtomicInteger(UNBROKEN);
        Runnable broken = () -> {
            breaker.perform(way.breaking());
            before.set(world.target().writes());
        };
        if (inRun) {
            world.target().afterFirstUpsert(broken);
        } else {
            broken.run();
        }
        Ended ended = runs.run();
        int requests = world.target().writes() - Math.max(0, before.get());
        breaker.end();
        breaker.perform(way.mending());
        world.target().heal();
        List<String> faults = faults(before.get() != UNBROKEN, ended, requests);
        Recovery.Outcome outcome = new Recovery(world, runs).run(true);
        faults.addAll(outcome.faults());
        String name = way.name() + (inRun ? " in a run" : " before a run");
        System.err.println(name + ": " + ended + " requests=" + requests);
        return new Told(name, outcome.found(), requests, faults, ended.unclear());
    }

    private static List<String> faults(boolean broken, Ended ended, int requests) {
        List<String> faults = new ArrayList<>();
        if (!broken) {
            faults.add("the run never came so far that it could be broken");
        }
        if (requests > 0) {
            faults.add(requests + " requests that write began after it was broken");
        }
        boolean says = (ended.exit() == 2 || ended.exit() == 3) && !ended.told().isEmpty();
        if (!says) {
            faults.add("the run does not say that it failed: " + ended);
        }
        return faults;
    }
}
