package org.herkomst.proofs.optout;

/**
 * How much a trial does.
 *
 * @param records companies of the run
 * @param optOuts objections, most of them at any moment of the run
 * @param interrupted requests during which some of the companies that they name object, of each of two kinds
 * @param corrected companies that may not be pushed after all
 * @param secondLooks whether the second looks after the corrections are waited for
 * @param confirmMillis what p99 of the confirm call may be
 */
record Size(int records, int optOuts, int interrupted, int corrected, boolean secondLooks, long confirmMillis) {
    /** How many object during each of the interrupted requests. */
    static final int AT_ONCE = 5;

    static Size full() {
        return new Size(50_000, 1_000, 20, 200, true, 300);
    }

    /** The short form is over before all is warm; of the call's time it only tells a collapse. */
    static Size quick() {
        return new Size(1_500, 45, 2, 20, false, 1_500);
    }

    int batches() {
        return records / 100;
    }

    /** How many object while nothing special happens. */
    int steady() {
        return optOuts - 2 * interrupted * AT_ONCE;
    }
}
