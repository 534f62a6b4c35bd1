package org.herkomst.proofs.simulation;

/**
 * How often things happen, of a thousand steps.
 *
 * @param crash a process ends
 * @param stall a process stands still for a while
 * @param change another one goes on
 * @param millis longest time that a step takes
 * @param local whether steps that touch nothing which others see are steps too
 */
record Chances(int crash, int stall, int change, int millis, boolean local) {
    /** Every order of what the actors do to database and CRM, and nothing else. */
    static Chances ordersOnly() {
        return new Chances(0, 0, 1_000, 0, false);
    }
}
