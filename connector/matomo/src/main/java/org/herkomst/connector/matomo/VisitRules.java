package org.herkomst.connector.matomo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.herkomst.connector.resolver.ExcludedRanges;
import org.jspecify.annotations.Nullable;

/**
 * Which visits count.
 *
 * @param excluded own staff and opted-out ranges
 * @param excludedPageGroups path prefixes whose pages don't count, such as {@code /jobs}
 * @param consent where consent is recorded; absent where the basis is legitimate interest
 * @param noticePublished visits before the start of this day (site's zone) are excluded; absent: none are
 * @param from start of a first run's window, an instant
 * @param backfill days to read instead of going on from a position, both included; absent for a normal run
 */
public record VisitRules(
        ExcludedRanges excluded,
        List<String> excludedPageGroups,
        @Nullable Consent consent,
        @Nullable LocalDate noticePublished,
        Instant from,
        @Nullable Days backfill) {
    public VisitRules {
        excludedPageGroups = List.copyOf(excludedPageGroups);
    }

    /**
     * Where Matomo records consent.
     *
     * @param dimension number of the visit-scope custom dimension
     * @param value the value that means consent
     */
    public record Consent(int dimension, String value) {}

    /** Whole days in the site's zone, both included. */
    public record Days(LocalDate first, LocalDate last) {}
}
