package org.herkomst.connector.matomo;

import java.time.LocalDate;

/**
 * A visit without its id: keyed MACs, so that a re-read replaces and nobody joins a row back to a visit in Matomo.
 *
 * @param key 16 bits of a MAC of (source, site, group of 4,096 visit ids), then 48 of one of (source, site, visit id); the same for every
 *     reading of the visit. That two visits of ten million share one has a chance of 1 in 10,000
 * @param version MAC of the key and the visit's last action: equal only for an unchanged re-reading
 * @param day UTC day of the last action; places the visit in time for the memory of what was read
 */
public record VisitRef(long key, long version, LocalDate day) {
    private static final int VISIT_BITS = 48;

    /** The part of a key that the visits of a group share: sorted, their keys lie together. */
    public static long group(long key) {
        return key >> VISIT_BITS;
    }
}
