package org.herkomst.core.delivery;

/**
 * Limits over which a run stops and asks.
 *
 * @param firstRunCreations most creations of a first run to a target
 * @param share later: largest share of the records there that a run may create or withdraw, 0 to 1; never below 20 records
 */
public record Guards(int firstRunCreations, double share) {}
