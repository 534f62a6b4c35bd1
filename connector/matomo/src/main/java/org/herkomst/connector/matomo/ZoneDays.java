package org.herkomst.connector.matomo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/** Days of a zone; most visits of a page are of the same day, which is looked up once. Used by one thread. */
final class ZoneDays {
    private final ZoneId zone;
    private LocalDate day = LocalDate.EPOCH;
    private long first;
    private long after;

    ZoneDays(ZoneId zone) {
        this.zone = zone;
    }

    /** The zone's day at an epoch second. */
    LocalDate of(long second) {
        if (second < first || second >= after) {
            look(second);
        }
        return day;
    }

    private void look(long second) {
        day = LocalDate.ofInstant(Instant.ofEpochSecond(second), zone);
        Instant start = day.atStartOfDay(zone).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        ZoneOffsetTransition change = zone.getRules().nextTransition(start.minusSeconds(1));
        boolean even = change == null || !change.getInstant().isBefore(end);
        first = even ? start.getEpochSecond() : second;
        after = even ? end.getEpochSecond() : second + 1;
    }
}
