package org.herkomst.proofs.simulation;

/** What decides all that is left to chance in a run. The same choices give the same run. */
public interface Choices {
    /** One of the numbers from 0 to bound - 1; of who runs next. */
    int turn(int bound);

    /** One of the numbers from 0 to bound - 1. */
    int number(int bound);

    /** True with the given chance of a thousand. */
    boolean chance(int ofThousand);

    /** Whether the run may end here, because all that can follow was seen before. */
    default boolean ended() {
        return false;
    }
}
