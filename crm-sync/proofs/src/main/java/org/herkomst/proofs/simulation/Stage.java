package org.herkomst.proofs.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the actors of a run take turns: only one runs, and it may hand over at each step. The clock is the stage's. */
final class Stage {
    static final Instant BEGIN = Instant.parse("2026-11-02T03:00:00Z");
    private static final int MOST_STEPS = 60_000;
    private static final Duration BRIEF = Duration.ofSeconds(3);

    private final Choices choices;
    private final Chances chances;
    private final List<Actor> actors = new ArrayList<>();
    private final Semaphore ended = new Semaphore(0);
    private final Actor director = new Actor("director", () -> {});
    private Actor current = director;
    private Instant now = BEGIN;
    private boolean calm;
    private boolean over;
    private @Nullable Throwable failure;
    private Runnable onTime = () -> {};
    private @Nullable Consumer<String> listener;
    private long events;
    private long digest = 17;
    private int crashes;

    Stage(Choices choices, Chances chances) {
        this.choices = choices;
        this.chances = chances;
    }

    Actor add(String name, Runnable work) {
        Actor actor = new Actor(name, work);
        actors.add(actor);
        return actor;
    }

    /** Runs what is to happen when time has passed, such as requests that land late. */
    void onTime(Runnable work) {
        onTime = work;
    }

    /** Hears of all that happens. */
    void listener(Consumer<String> hears) {
        listener = hears;
    }

    Choices choices() {
        return choices;
    }

    Actor actor() {
        return current;
    }

    Instant now() {
        return now;
    }

    /** A number that grows with each event. */
    long event() {
        return ++events;
    }

    long digest() {
        return digest;
    }

    int crashes() {
        return crashes;
    }

    boolean isCalm() {
        return calm;
    }

    /** From here on nothing goes wrong. */
    void calm() {
        calm = true;
    }

    void pass(Duration time) {
        now = now.plus(time);
        onTime.run();
    }

    /** Whether a process lives and its heart beats, by name and life. */
    boolean beats(String process, Duration lease) {
        return actors.stream()
                        .filter(a -> a.process().equals(process) && !a.dead && !a.done)
                        .anyMatch(a -> a.standsSince.equals(Instant.MAX)
                                || !a.standsSince.plus(lease).isBefore(now))
                || director.process().equals(process);
    }

    /** Whether a process has ended. */
    boolean gone(String process) {
        return !director.process().equals(process)
                && actors.stream().noneMatch(a -> a.process().equals(process) && !a.dead && !a.done);
    }

    /** What the current actor learns: part of what tells its states apart. */
    void learn(Object what) {
        if (!chances.local()) {
            current.seen = current.seen * 1_000_003 + what.hashCode();
        }
    }

    /** A digest of how far each actor is and what each has learnt. */
    long positions() {
        long sum = 17;
        for (Actor a : actors) {
            sum = sum * 1_000_003 + a.seen + (a.done ? 7 : 3) + a.name.hashCode();
        }
        return sum;
    }

    /** Lets all actors play to their end. */
    void play(Executor threads) {
        actors.forEach(actor -> threads.execute(() -> act(actor)));
        next(null);
        ended.acquireUninterruptibly();
        current = director;
        if (failure != null) {
            throw new IllegalStateException("An actor failed", failure);
        }
    }

    private void act(Actor actor) {
        actor.go.acquireUninterruptibly();
        try {
            if (!over) {
                actor.work.run();
            }
        } catch (RuntimeException | Error e) {
            if (!over) {
                failure = e;
                over = true;
            }
        }
        actor.done = true;
        next(null);
    }

    /** Work of a process: a crash ends it, and a new process of the actor begins with the next one. */
    void live(Runnable work) {
        Actor me = current;
        try {
            work.run();
        } catch (Crash crash) {
            if (over) {
                throw crash;
            }
            me.dead = false;
            me.brief = false;
            me.lives++;
            me.transaction = null;
        }
    }

    /** Whether the current actor stands still for no longer than it may without losing its turn. */
    void briefly(boolean brief) {
        current.brief = brief;
    }

    /** No stalls and crashes within this work. */
    void steadily(Runnable work) {
        current.steady = true;
        try {
            work.run();
        } finally {
            current.steady = false;
        }
    }

    /** Within this work the current actor stands still until then at the longest. */
    void until(Instant longest, Runnable work) {
        current.until = longest;
        try {
            work.run();
        } finally {
            current.until = Instant.MAX;
        }
    }

    /** A step of the current actor: others may go first, time passes, and its process may end. */
    void step(String what) {
        Actor me = current;
        if (me.dead || over) {
            throw new Crash();
        }
        if (!chances.local() && CommutingSteps.has(what)) {
            return;
        }
        note(what);
        learn(what);
        if (me == director) {
            pass(Duration.ofMillis(1));
            return;
        }
        if (!calm && !me.steady && choices.chance(chances.crash())) {
            crashes++;
            note("crash");
            me.dead = true;
            throw new Crash();
        }
        if (chances.millis() > 0) {
            pass(Duration.ofMillis(choices.number(chances.millis())));
        }
        if (!calm && !me.steady && choices.chance(chances.stall())) {
            stall(Duration.ofSeconds(choices.chance(300) ? 1_500L + choices.number(2_000) : 3 + choices.number(200)));
        } else if (choices.chance(chances.change())) {
            handOver(me);
        }
    }

    /** A step that touches nothing which others see: who goes on after it makes no difference but to crashes and time. */
    void localStep(String what) {
        if (chances.local()) {
            step(what);
        }
    }

    /** The current actor's whole process stands still. */
    void stall(Duration longest) {
        Actor me = current;
        Duration most = me.brief && longest.compareTo(BRIEF) > 0 ? BRIEF : longest;
        Duration time = now.plus(most).isAfter(me.until) ? Duration.between(now, me.until) : most;
        note("stands still for " + time);
        me.standsSince = now;
        me.wakeAt = now.plus(time);
        handOver(me);
        me.standsSince = Instant.MAX;
    }

    /** The current actor rests; its process's heart beats on. */
    void sleep(Duration time) {
        if (current == director) {
            pass(time);
            return;
        }
        current.wakeAt = now.plus(time);
        handOver(current);
    }

    /** The current actor waits for another. */
    void await(BooleanSupplier ready) {
        Actor me = current;
        me.ready = ready;
        handOver(me);
        me.ready = null;
        if (me.victim) {
            me.victim = false;
            throw new IllegalStateException("Deadlock: the transaction was chosen to end");
        }
    }

    private void handOver(Actor me) {
        if (next(me) != me) {
            me.go.acquireUninterruptibly();
        }
        if (over) {
            throw new Crash();
        }
    }

    /** Tells a listener, and nobody else, more. */
    void told(Supplier<String> more) {
        if (listener != null) {
            listener.accept("    " + more.get());
        }
    }

    /** Notes what happens. */
    void note(String what) {
        events++;
        digest = (digest * 1_000_003 + current.name.hashCode()) * 31L + what.hashCode() + now.toEpochMilli();
        if (listener != null) {
            listener.accept(events + " " + now + " " + current.process() + ": " + what);
        }
        if (events > MOST_STEPS) {
            throw new AssertionError("The run doesn't end");
        }
    }

    private @Nullable Actor next(@Nullable Actor me) {
        Actor chosen = chosen();
        if (chosen == null) {
            ended.release();
            return null;
        }
        current = chosen;
        if (chosen != me) {
            chosen.go.release();
        }
        return chosen;
    }

    private @Nullable Actor chosen() {
        try {
            return choose();
        } catch (RuntimeException | Error broken) {
            failure = broken;
            over = true;
            return choose();
        }
    }

    private @Nullable Actor choose() {
        List<Actor> left = actors.stream().filter(a -> !a.done).toList();
        if (left.isEmpty() || over) {
            return left.isEmpty() ? null : left.get(0);
        }
        List<Actor> ready = left.stream()
                .filter(a -> a.ready == null || a.ready.getAsBoolean())
                .toList();
        if (ready.isEmpty()) {
            left.get(0).victim = true;
            return left.get(0);
        }
        List<Actor> awake = ready.stream().filter(a -> !a.wakeAt.isAfter(now)).toList();
        if (awake.isEmpty()) {
            Instant first =
                    ready.stream().map(a -> a.wakeAt).min(Instant::compareTo).orElse(now);
            pass(Duration.between(now, first));
            return choose();
        }
        Actor chosen = awake.size() == 1 ? awake.get(0) : awake.get(choices.turn(awake.size()));
        over |= choices.ended();
        return chosen;
    }

    /** The stage's clock. */
    Clock clock() {
        return ((InstantSource) this::now).withZone(ZoneOffset.UTC);
    }
}
