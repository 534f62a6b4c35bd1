package org.herkomst.proofs.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The n-th call fails, for n = 1, 2, 3 … until a run passes untouched. For one thread. */
final class Loop {
    private static final int IDLE_EACH = 10;
    private final World world;
    private final Runs runs;
    private final Consumer<Told> told;

    Loop(World world, Runs runs, Consumer<Told> told) {
        this.world = world;
        this.runs = runs;
        this.told = told;
    }

    /** Tries every so many calls, beginning with one of them; returns how many calls there are. */
    int run(Kind kind, int first, int every) {
        int number = first;
        while (one(kind, number)) {
            number += every;
        }
        return number;
    }

    private boolean one(Kind kind, int number) {
        world.reset();
        Trap trap = kind.name().endsWith("GONE") ? Trap.from(number) : Trap.at(number);
        Kind.Planted planted = kind.plant(world, trap);
        Ended ended = runs.run(planted.clock(), planted.change());
        Kind.heal(world);
        boolean sprung = trap.sprung();
        List<String> unclear = new ArrayList<>(kind.unreal() ? List.of() : ended.unclear());
        if (!sprung && ended.exit() != 0) {
            unclear.add("a run without a fault ends with " + ended);
        }
        Recovery.Outcome outcome = new Recovery(world, runs).run(number % IDLE_EACH == 0 || !sprung);
        if (sprung) {
            told.accept(new Told(kind + " " + number, outcome.found(), 0, outcome.faults(), unclear));
        } else if (!unclear.isEmpty() || !outcome.faults().isEmpty()) {
            told.accept(new Told(kind + " untouched", outcome.found(), 0, outcome.faults(), unclear));
        }
        return sprung;
    }
}
