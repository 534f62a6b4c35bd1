package org.herkomst.core.target;

import java.time.Duration;

/**
 * What a target declares of itself.
 *
 * @param kind such as {@code hubspot}
 * @param batchSize records a delivery at most
 * @param longestInFlight how long after it was sent a write may still land, its time-out included
 * @param keyKind how repeated deliveries are recognised, in words
 * @param verdictKind how an answer is read for each record of a batch
 * @param deletionKind what deleting means there, in words
 * @param limits what the vendor allows, and how the target keeps within it, in words
 * @param fieldCreation how our own fields come to be, in words
 */
public record TargetTraits(
        String kind,
        int batchSize,
        Duration longestInFlight,
        String keyKind,
        VerdictKind verdictKind,
        String deletionKind,
        String limits,
        String fieldCreation) {

    /** How an answer is read for each record of a batch. */
    public enum VerdictKind {
        /** Each verdict names its record. */
        BY_KEY,
        /** Verdicts stand in the order of the request, as the vendor promises. */
        BY_POSITION,
        /** A refused batch names the rows that spoil it; nothing of it was written. */
        BY_ROW,
        /** One request a record. */
        ONE_BY_ONE
    }
}
