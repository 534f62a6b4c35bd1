package org.herkomst.connector.matomo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which times are wanted.
 *
 * @param floor visits whose last action lies before (epoch second) are excluded
 * @param backfill visits of other days are not handed on; absent: all days are
 */
record VisitWindow(long floor, VisitRules.@Nullable Days backfill) {
    boolean holds(LocalDate day) {
        return backfill == null || (!day.isBefore(backfill.first()) && !day.isAfter(backfill.last()));
    }
}
