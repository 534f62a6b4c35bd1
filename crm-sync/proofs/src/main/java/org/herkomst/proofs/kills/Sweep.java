package org.herkomst.proofs.kills;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.herkomst.proofs.HerkomstRun.Ended;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.kills.Databases.Engine;
import org.herkomst.proofs.kills.agent.Spot;
import org.jspecify.annotations.Nullable;

/** All rounds, two at a time. Every third is on PostgreSQL, every tenth kills a second time. */
final class Sweep {
    private static final int AT_ONCE = 2;
    private static final int RANDOM = 40;
    private static final int MOST_DRAWS = 4;

    private final ProofSetting setting;
    private final Stages stages;
    private final KillPoints points;
    private final AgentJar agent;
    private final int randoms;
    private final List<KillPoint> named;
    private final Map<String, Long> lengths = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();

    Sweep(ProofSetting setting, Stages stages, KillPoints points) {
        this.setting = setting;
        this.stages = stages;
        this.points = points;
        this.agent = AgentJar.make(stages.made("agent"));
        this.randoms = setting.quick() ? 1 : RANDOM;
        this.named = setting.quick() ? points.quick() : points.named();
    }

    /** One round's result. */
    record Result(String label, boolean named, Round.Outcome outcome) {
        /** What doesn't hold, each with the round's name. */
        List<String> faults() {
            return outcome.faults().stream().map(fault -> label + ": " + fault).toList();
        }
    }

    List<Result> run() {
        System.err.println("kills: seed " + setting.seed());
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            together(threads, Stream.of(Engine.values()).map(engine -> () -> prepared(engine)));
            return together(threads, IntStream.rangeClosed(1, count()).mapToObj(number -> () -> round(number)));
        } finally {
            threads.shutdownNow();
        }
    }

    private int count() {
        return named.size() + randoms;
    }

    private Engine prepared(Engine engine) {
        stages.prepare(engine);
        return engine;
    }

    private Result round(int number) {
        return told(number, number <= named.size() ? named(number) : random(number));
    }

    private static <T> List<T> together(ExecutorService threads, Stream<Supplier<T>> work) {
        List<CompletableFuture<T>> started =
                work.map(w -> CompletableFuture.supplyAsync(w, threads)).toList();
        return started.stream().map(CompletableFuture::join).toList();
    }

    private Result named(int number) {
        KillPoint point = named.get(number - 1);
        Kill kill = new Kill.AtSpot(agent, point.spot(), hits(number));
        Round.Outcome outcome = round("round_" + number, number, point.scenario(), kill);
        return new Result(point + " (" + engine(number) + ")", true, outcome);
    }

    /** A random time within an undisturbed run; drawn again, sooner, where that run had ended by then. */
    private Result random(int number) {
        SplittableRandom random = new SplittableRandom(setting.seed() + number);
        Scenario scenario = random.nextBoolean() ? Scenario.FIRST : Scenario.GROWN;
        long millis = length(scenario, engine(number));
        for (int draw = 1; ; draw++) {
            millis = random.nextLong(millis);
            Round.Outcome outcome = round("round_" + number + "_" + draw, number, scenario, new Kill.After(millis));
            if (draw == MOST_DRAWS || !outcome.faults().contains(Kill.TOO_LATE)) {
                String label = word(scenario) + " after " + millis + " ms (" + engine(number) + ")";
                return new Result(label, false, outcome);
            }
        }
    }

    private Round.Outcome round(String name, int number, Scenario scenario, Kill kill) {
        Engine engine = engine(number);
        Kill again = again(number);
        boolean locks = engine == Engine.POSTGRES && scenario.start() != Start.NOTHING;
        boolean elsewhere = locks && number % 2 == 0 && again == null;
        try (Stage stage = stages.set(name, engine, scenario)) {
            return new Round(new Round.Plan(scenario, kill, again, elsewhere, number % 5 == 1), stage, stages).run();
        }
    }

    private static Engine engine(int number) {
        return number % 3 == 0 ? Engine.POSTGRES : Engine.H2;
    }

    private @Nullable Kill again(int number) {
        int every = setting.quick() ? count() : 10;
        if (number % every != 0) {
            return null;
        }
        Spot spot = points.again().get(number / every % points.again().size());
        return new Kill.AtSpot(agent, spot, stages.made("hits").resolve("again-" + number + ".txt"));
    }

    private Path hits(int number) {
        return stages.made("hits").resolve(number + ".txt");
    }

    /** How long a run takes that nobody disturbs. It must do all that is to do, or the rounds would prove nothing. */
    private long length(Scenario scenario, Engine engine) {
        return lengths.computeIfAbsent(word(scenario) + "_" + engine.name().toLowerCase(Locale.ROOT), name -> {
            try (Stage stage = stages.set("whole_" + name, engine, scenario)) {
                Ended ended = stage.run(Task.SYNC);
                if (!Cast.compare(stage.crm().account().companies().values(), scenario)
                        .perfect()) {
                    throw new IllegalStateException("A run that nobody disturbs ends with " + ended.exit()
                            + " and not all is in the CRM: " + ended.output());
                }
                return ended.took().toMillis();
            }
        });
    }

    private static String word(Scenario scenario) {
        return scenario.name().toLowerCase(Locale.ROOT);
    }

    private Result told(int number, Result result) {
        String first = result.outcome()
                .firstDelivery()
                .map(Duration::toMillis)
                .map(millis -> "first delivery after " + millis + " ms")
                .orElse("nothing was left to deliver");
        System.err.println("kills: point " + number + ", " + done.incrementAndGet() + " of "
                + count() + " done: " + result.label() + ": "
                + (result.faults().isEmpty() ? first : result.faults()));
        return result;
    }
}
