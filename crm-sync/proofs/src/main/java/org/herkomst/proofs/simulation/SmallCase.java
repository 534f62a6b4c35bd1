package org.herkomst.proofs.simulation;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutRequest;

/**
 * Two workers that deliver two records, neither waiting for the other, and one opt-out: every order of what they do to the database
 * (by transactions) and to the CRM (by requests). Two orders that lead to the same rows, the same records and the same knowledge of
 * each actor go on alike, so the second is not played to its end; it is counted.
 */
final class SmallCase {
    private static final long END = 1;
    private final Map<Long, long[]> states = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private long runs;
    private long first;

    /** Plays all of them. */
    SmallCase play() {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "simulation-actor");
            thread.setDaemon(true);
            return thread;
        });
        Deque<List<Integer>> open = new ArrayDeque<>(List.of(List.of()));
        while (!open.isEmpty()) {
            run(open.pop(), threads).others().forEach(open::push);
        }
        threads.shutdown();
        return this;
    }

    private EveryChoice run(List<Integer> given, ExecutorService threads) {
        EveryChoice choices = new EveryChoice(given, states);
        World world = new World(choices, Chances.ordersOnly(), 2);
        Stage stage = world.stage();
        world.website().visit(0);
        world.website().visit(1);
        stage.pass(Duration.ofMinutes(5));
        world.worker().prepare("nightly");
        stage.add("A", () -> world.worker().deliver("a"));
        stage.add("B", () -> world.worker().deliver("b"));
        stage.add(
                "P",
                () -> desk(world).confirm(OptOutRequest.domain("firm0.example", null, stage.now()), List.of(), "page"));
        choices.state(() -> state(world));
        stage.play(threads);
        runs++;
        first = choices.first();
        if (!choices.ended()) {
            choices.reached(END);
            judge(world, choices);
        }
        return choices;
    }

    private static OptOutDesk desk(World world) {
        return OptOutDesk.over(
                world.stores().ports(), List.of(Worker.TARGET), world.stage().clock());
    }

    private static long state(World world) {
        long sum = world.stores().database.digest();
        sum = sum * 1_000_003 + world.crm().digest();
        sum = sum * 1_000_003 + world.history().digest();
        return sum * 1_000_003 + world.stage().positions();
    }

    private void judge(World world, EveryChoice choices) {
        world.stage().calm();
        new Rest(world, world.worker(), world.people()).come();
        new Judge(world).judge();
        world.history()
                .faults()
                .forEach((kind, texts) -> faults.add(kind + " " + texts.get(0) + " after " + choices.taken()));
    }

    /** What must not have happened. */
    List<String> faults() {
        return faults;
    }

    /** How many schedules were played. */
    long runs() {
        return runs;
    }

    /** How many states there are in which more than one can go on. */
    int states() {
        return states.size();
    }

    /** How many schedules there are. */
    BigInteger schedules() {
        Map<Long, BigInteger> known = new HashMap<>();
        known.put(END, BigInteger.ONE);
        Deque<Long> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            long state = open.peek();
            List<Long> unknown = new ArrayList<>();
            BigInteger sum = BigInteger.ZERO;
            for (long next : states.getOrDefault(state, new long[0])) {
                BigInteger count = known.get(next);
                if (count == null) {
                    unknown.add(next);
                } else {
                    sum = sum.add(count);
                }
            }
            if (unknown.isEmpty()) {
                known.putIfAbsent(state, sum);
                open.pop();
            } else {
                unknown.forEach(open::push);
            }
        }
        return known.getOrDefault(first, BigInteger.ZERO);
    }
}
