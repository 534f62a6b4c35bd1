package org.herkomst.proofs.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Goes through every order of turns, one run each: a run follows the turns given, then takes the first of those left, until it comes
 * to a state that was seen before. What decides nothing but chance never happens.
 */
final class EveryChoice implements Choices {
    private final List<Integer> given;
    private final Map<Long, long[]> states;
    private final List<Integer> taken = new ArrayList<>();
    private final List<Integer> bounds = new ArrayList<>();
    private LongSupplier state = () -> 0;
    private long first;
    private long before;
    private boolean ended;

    /**
     * Choices of one run.
     *
     * @param given the turns to follow
     * @param states what follows each state, by the turn that is taken there; filled
     */
    EveryChoice(List<Integer> given, Map<Long, long[]> states) {
        this.given = given;
        this.states = states;
    }

    /** What tells states apart. */
    void state(LongSupplier tells) {
        state = tells;
    }

    @Override
    public int turn(int bound) {
        if (ended) {
            return 0;
        }
        long now = state.getAsLong();
        boolean follows = taken.size() < given.size();
        reached(now);
        if (!follows && states.containsKey(now)) {
            ended = true;
            return 0;
        }
        states.putIfAbsent(now, new long[bound]);
        if (taken.isEmpty()) {
            first = now;
        }
        int turn = follows ? given.get(taken.size()) : 0;
        taken.add(turn);
        bounds.add(bound);
        before = now;
        return turn;
    }

    /** The turns that were taken. */
    List<Integer> taken() {
        return taken;
    }

    /** The state that the run began in. */
    long first() {
        return first;
    }

    /** Notes that this state follows from the turn taken last. */
    void reached(long now) {
        long[] following = states.get(before);
        if (!taken.isEmpty() && following != null) {
            following[taken.get(taken.size() - 1)] = now;
        }
    }

    @Override
    public int number(int bound) {
        return 0;
    }

    @Override
    public boolean chance(int ofThousand) {
        return ofThousand >= 1_000;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    /** The turns of the next runs: of each choice that this run made first, the others. */
    List<List<Integer>> others() {
        List<List<Integer>> others = new ArrayList<>();
        for (int i = given.size(); i < taken.size(); i++) {
            for (int turn = 1; turn < bounds.get(i); turn++) {
                List<Integer> next = new ArrayList<>(taken.subList(0, i));
                next.add(turn);
                others.add(next);
            }
        }
        return others;
    }
}
