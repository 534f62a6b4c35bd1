package org.herkomst.proofs.simulation;

import java.util.SplittableRandom;

/** Choices out of one seed. */
public final class SeededChoices implements Choices {
    private final SplittableRandom random;

    /** Choices of this seed. */
    public SeededChoices(long seed) {
        this.random = new SplittableRandom(seed);
    }

    @Override
    public int turn(int bound) {
        return random.nextInt(bound);
    }

    @Override
    public int number(int bound) {
        return random.nextInt(bound);
    }

    @Override
    public boolean chance(int ofThousand) {
        return random.nextInt(1000) < ofThousand;
    }
}
