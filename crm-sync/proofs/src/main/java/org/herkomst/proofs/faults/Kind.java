package org.herkomst.proofs.faults;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.herkomst.app.store.Workspace;
import org.jspecify.annotations.Nullable;

/** A kind of fault: how to plant it in a world at the n-th call. */
enum Kind {
    DATABASE_LOST(planting(JdbcFault.LOST)),
    DATABASE_ANSWER_LOST(planting(JdbcFault.ANSWER_LOST)),
    DATABASE_DEADLOCK(planting(JdbcFault.DEADLOCK)),
    DATABASE_SERIALIZATION(planting(JdbcFault.SERIALIZATION)),
    DATABASE_FULL(planting(JdbcFault.FULL)),
    FILE_FAILS(planting(false)),
    FILE_FULL(planting(true)),
    SOURCE_RESET(planting(World::source, HttpFault.RESET)),
    SOURCE_HALF(planting(World::source, HttpFault.HALF)),
    SOURCE_ERROR(planting(World::source, HttpFault.ERROR)),
    SOURCE_GONE(planting(World::source, HttpFault.GONE)),
    TARGET_RESET(planting(World::target, HttpFault.RESET)),
    TARGET_ANSWER_LOST(planting(World::target, HttpFault.ANSWER_LOST)),
    TARGET_HALF(planting(World::target, HttpFault.HALF)),
    TARGET_ERROR(planting(World::target, HttpFault.ERROR)),
    TARGET_GONE(planting(World::target, HttpFault.GONE)),
    CLOCK_FAILS(planting((Duration) null)),
    CLOCK_HOUR_ON(planting(Duration.ofHours(1))),
    CLOCK_HOUR_BACK(planting(Duration.ofHours(-1))),
    CLOCK_DAYS_ON(planting(Duration.ofDays(2))),
    CLOCK_DAYS_BACK(planting(Duration.ofDays(-2))),
    OPT_OUTS(trap -> world -> new Planted(Clock.systemUTC(), w -> new FaultyPorts(w, trap, Trap.at(0)))),
    CHANGES(trap -> world -> new Planted(Clock.systemUTC(), w -> new FaultyPorts(w, Trap.at(0), trap)));

    @SuppressWarnings("ImmutableEnumChecker") // A function without state.
    private final Function<Trap, Function<World, Planted>> planting;

    Kind(Function<Trap, Function<World, Planted>> planting) {
        this.planting = planting;
    }

    /**
     * What a run is to be done with.
     *
     * @param clock the time
     * @param change what to change about the opened database
     */
    record Planted(Clock clock, UnaryOperator<Workspace> change) {
        /** As without a fault. */
        static Planted plain() {
            return new Planted(Clock.systemUTC(), UnaryOperator.identity());
        }
    }

    /** Plants one for the next run of this thread. */
    Planted plant(World world, Trap trap) {
        return planting.apply(trap).apply(world);
    }

    /** Takes all of them away. */
    static void heal(World world) {
        JdbcTrap.clear();
        FileTrap.clear();
        world.source().heal();
        world.target().heal();
    }

    /** Whether it is one of the clock that fails: no real one does, so a word for it is not asked. */
    boolean unreal() {
        return this == CLOCK_FAILS;
    }

    /** Every how manieth call is tried in the whole proof: of the database there are thousands. One kind hits each call that works. */
    int sparse() {
        return switch (this) {
            case DATABASE_LOST -> 4;
            case DATABASE_DEADLOCK, DATABASE_SERIALIZATION -> 3;
            default -> 1;
        };
    }

    private static Function<Trap, Function<World, Planted>> planting(JdbcFault fault) {
        return trap -> world -> {
            JdbcTrap.set(fault, trap);
            return Planted.plain();
        };
    }

    private static Function<Trap, Function<World, Planted>> planting(boolean writesOnly) {
        return trap -> world -> {
            FileTrap.set(trap, writesOnly);
            return Planted.plain();
        };
    }

    private static Function<Trap, Function<World, Planted>> planting(Function<World, Front> front, HttpFault fault) {
        return trap -> world -> {
            front.apply(world).set(fault, trap);
            return Planted.plain();
        };
    }

    private static Function<Trap, Function<World, Planted>> planting(@Nullable Duration off) {
        return trap -> world -> new Planted(new WrongClock(trap, off), UnaryOperator.identity());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
