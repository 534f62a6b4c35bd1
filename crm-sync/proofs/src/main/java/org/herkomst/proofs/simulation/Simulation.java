package org.herkomst.proofs.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.herkomst.proofs.simulation.History.Kind;

/** Runs of many seeds, side by side. */
public final class Simulation {
    private final List<String> failures = new ArrayList<>();
    private final LongConsumer progress;
    private long seeds;
    private long crashes;
    private long httpFaults;
    private long optOuts;
    private long overtaken;
    private long digest;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

    /** Hears of the number of seeds that are done. */
    public Simulation(LongConsumer progress) {
        this.progress = progress;
    }

    /** Runs seeds from the first one on. */
    public Simulation run(long first, int number, int lanes) {
        ExecutorService threads = threads();
        AtomicLong next = new AtomicLong(first);
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            Thread lane = new Thread(
                    () -> {
                        for (long seed = next.getAndIncrement(); seed < first + number; seed = next.getAndIncrement()) {
                            run(seed, threads);
                        }
                    },
                    "simulation-" + i);
            lane.start();
            running.add(lane);
        }
        running.forEach(Simulation::join);
        threads.shutdown();
        return this;
    }

    private static ExecutorService threads() {
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "simulation-actor");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static void join(Thread lane) {
        try {
            lane.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private void run(long seed, ExecutorService threads) {
        Outcome outcome;
        try {
            outcome = new World(seed).play(threads);
        } catch (RuntimeException | Error broken) {
            broken(seed, broken);
            return;
        }
        add(seed, outcome);
    }

    private synchronized void broken(long seed, Throwable broken) {
        Throwable cause = broken.getCause() == null ? broken : broken.getCause();
        failures.add("seed " + seed + " broke: " + cause);
    }

    private synchronized void add(long seed, Outcome outcome) {
        seeds++;
        crashes += outcome.crashes();
        httpFaults += outcome.httpFaults();
        optOuts += outcome.optOuts();
        overtaken += outcome.overtaken();
        digest += outcome.digest() * (seed * 2 + 1);
        for (Kind kind : Kind.values()) {
            counts.merge(kind, (long) outcome.count(kind), Long::sum);
        }
        outcome.faults().forEach((kind, texts) -> failures.add("seed " + seed + ": " + kind + " " + texts.get(0)));
        progress.accept(seeds);
    }

    /**
     * Looks for the first seed that shows something that must not happen.
     *
     * @return the seed and what it shows, such as {@code 17 late}; empty where none of them does
     */
    public static String hunt(long first, int most) {
        ExecutorService threads = threads();
        try {
            for (long seed = first; seed < first + most; seed++) {
                Outcome outcome = new World(seed).play(threads);
                if (!outcome.holds()) {
                    return seed + " "
                            + outcome.faults().keySet().iterator().next().name().toLowerCase(Locale.ROOT);
                }
            }
            return "";
        } finally {
            threads.shutdown();
        }
    }

    /** One seed, told step by step. */
    public static List<String> trace(long seed) {
        ExecutorService threads = threads();
        List<String> told = new ArrayList<>();
        try {
            World world = new World(seed);
            world.listener(told::add);
            Outcome outcome = world.play(threads);
            told.add(outcome.toString());
        } catch (RuntimeException | Error broken) {
            told.add("broke: " + broken + " by " + broken.getCause());
        } finally {
            threads.shutdown();
        }
        return told;
    }

    /** What does not hold, each with its seed. */
    public List<String> failures() {
        return failures;
    }

    long seeds() {
        return seeds;
    }

    long crashes() {
        return crashes;
    }

    long httpFaults() {
        return httpFaults;
    }

    long optOuts() {
        return optOuts;
    }

    long overtaken() {
        return overtaken;
    }

    /** The same for the same seeds, on every machine. */
    long digest() {
        return digest;
    }

    long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** For a person who looks into a seed. */
    public static void main(String[] args) {
        if (args.length == 1) {
            trace(Long.parseLong(args[0])).forEach(System.out::println);
            return;
        }
        long from = System.nanoTime();
        Simulation s = new Simulation(n -> {})
                .run(Long.parseLong(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        s.failures().stream().limit(40).forEach(System.out::println);
        System.out.println("seeds=" + s.seeds() + " crashes=" + s.crashes() + " http=" + s.httpFaults() + " optouts="
                + s.optOuts() + " overtaken=" + s.overtaken() + " failures="
                + s.failures().size() + " digest=" + s.digest() + " ms="
                + (System.nanoTime() - from) / 1_000_000);
    }
}
