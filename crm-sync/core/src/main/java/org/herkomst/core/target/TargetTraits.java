package org.herkomst.core.target;

import java.time.Duration;

/**
 * What a target declares of itself.
 *
 * @param kind such as {@code hubspot}
 * @param batchSize records a delivery at most
 * @param longestInFlight how long after it was sent a write may still land, its time-out included
 * @param keyKind how repeated deliveries are recognised, in words
 * @param deletionKind what deleting means there, in words
 */
public record TargetTraits(String kind, int batchSize, Duration longestInFlight, String keyKind, String deletionKind) {}
