package org.herkomst.proofs.faults;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.herkomst.proofs.recovery.Found;

/** Runs after a fault until one is complete, and compares the CRM with the truth. For one thread. */
final class Recovery {
    private static final int OVERLAP = 4;
    private static final int MOST_RUNS = 3;
    static final long LOOK = Duration.ofMillis(250).toNanos();
    static final int LOOKS = 40;

    private final World world;
    private final Runs runs;
    private final List<String> faults = new ArrayList<>();

    Recovery(World world, Runs runs) {
        this.world = world;
        this.runs = runs;
    }

    /**
     * What came of it.
     *
     * @param found what the CRM has in the end
     * @param faults what doesn't hold, in words
     */
    record Outcome(Found found, List<String> faults) {}

    /**
     * Runs until all is done.
     *
     * @param idle whether one more run must have nothing to do
     */
    Outcome run(boolean idle) {
        Ended ended = complete();
        if (ended.exit() != 0) {
            faults.add("the runs after it were not complete: " + ended);
        }
        if (idle) {
            Ended again = runs.run();
            if (again.exit() != 0 || again.attempted() != 0) {
                faults.add("one more run ends with " + again + " and sends " + again.attempted());
            }
        }
        return judged();
    }

    private Ended complete() {
        Ended ended = waiting();
        for (int run = 1; run < MOST_RUNS && ended.exit() != 0; run++) {
            runs.timePasses();
            ended = waiting();
        }
        return ended;
    }

    /** A run whose end did not reach the database keeps its lock for the five seconds of a lease. */
    private Ended waiting() {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        Ended ended = runs.run(later, UnaryOperator.identity());
        for (int look = 0; look < LOOKS && ended.exit() == OVERLAP; look++) {
            LockSupport.parkNanos(LOOK);
            ended = runs.run(later, UnaryOperator.identity());
        }
        ended.unclear().forEach(text -> faults.add("a run after it: " + text));
        return ended;
    }

    private Outcome judged() {
        Found found = Found.compare(
                world.crm().account().companies().values(), world.cast().truth());
        if (!found.perfect()) {
            faults.add("the CRM ends with " + found);
        }
        faults.addAll(sentThoughOptedOut());
        world.crm().log().violations().forEach(v -> faults.add("the CRM was asked wrongly: " + v));
        return new Outcome(found, faults);
    }

    /** All that came to the CRM since the opt-outs, from its own log. */
    private List<String> sentThoughOptedOut() {
        return world.cast().optedOut().stream()
                .filter(name -> world.crm().log().requests().stream()
                        .anyMatch(request -> request.operation().startsWith("batch/")
                                && request.body().contains("\"" + name + "\"")))
                .map(name -> name + " was sent though it had opted out")
                .toList();
    }
}
