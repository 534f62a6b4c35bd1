package org.herkomst.app.service;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * A cron expression in a time zone. At a change of the clocks it does what cron does (Vixie cron, {@code cron(8)}): a schedule at fixed
 * hours runs once on each of its days, an hour later where its time does not exist, the first time where it exists twice; a schedule of
 * every hour runs on, by the time that passes.
 */
public final class Schedule {
    private static final int HOURS_FIELD = 2;
    /** No zone puts its clocks forward by more. */
    private static final int LONGEST_GAP_HOURS = 24;

    private final CronExpression cron;
    private final ZoneId zone;
    private final boolean everyHour;

    private Schedule(CronExpression cron, ZoneId zone, boolean everyHour) {
        this.cron = cron;
        this.zone = zone;
        this.everyHour = everyHour;
    }

    /**
     * A schedule.
     *
     * @param cron six fields, second first
     * @throws IllegalArgumentException where that is no cron expression
     */
    public static Schedule of(String cron, ZoneId zone) {
        CronExpression expression = CronExpression.parse(cron);
        List<String> fields = List.of(cron.strip().split("\\s+", -1));
        boolean everyHour = cron.strip().equals("@hourly")
                || (fields.size() > HOURS_FIELD && fields.get(HOURS_FIELD).startsWith("*"));
        return new Schedule(expression, zone, everyHour);
    }

    /** The zone of its times. */
    public ZoneId zone() {
        return zone;
    }

    /** The first due time after an instant; absent where there is none any more. */
    public Optional<Instant> next(Instant after) {
        return Optional.ofNullable(everyHour ? byInstant(after) : byClock(after));
    }

    /** The latest due time after one instant and not after the other; absent where none lies between. */
    public Optional<Instant> latest(Instant after, Instant notAfter) {
        Optional<Instant> latest = Optional.empty();
        Optional<Instant> due = next(after);
        while (due.isPresent() && !due.get().isAfter(notAfter)) {
            latest = due;
            due = next(due.get());
        }
        return latest;
    }

    /** The next due times, in the zone. */
    public List<ZonedDateTime> next(Instant after, int count) {
        List<ZonedDateTime> times = new ArrayList<>();
        Optional<Instant> due = next(after);
        while (due.isPresent() && times.size() < count) {
            times.add(due.get().atZone(zone));
            due = next(due.get());
        }
        return times;
    }

    private @Nullable Instant byClock(Instant after) {
        LocalDateTime local = LocalDateTime.ofInstant(after, zone).minusHours(LONGEST_GAP_HOURS);
        while (true) {
            LocalDateTime candidate = cron.next(local);
            if (candidate == null) {
                return null;
            }
            // In a gap this is later by its length, in an overlap it is the earlier of both.
            Instant due = candidate.atZone(zone).toInstant();
            if (due.isAfter(after)) {
                return due;
            }
            local = candidate;
        }
    }

    /** Within each stretch of time that has one offset. */
    private @Nullable Instant byInstant(Instant after) {
        Instant from = after;
        while (true) {
            ZoneOffset offset = zone.getRules().getOffset(from);
            OffsetDateTime candidate = cron.next(from.atOffset(offset));
            if (candidate == null) {
                return null;
            }
            ZoneOffsetTransition change = zone.getRules().nextTransition(from);
            if (change == null || candidate.toInstant().isBefore(change.getInstant())) {
                return candidate.toInstant();
            }
            OffsetDateTime first = cron.next(change.getInstant().minusSeconds(1).atOffset(change.getOffsetAfter()));
            if (first == null) {
                return null;
            }
            if (zone.getRules().getOffset(first.toInstant()).equals(change.getOffsetAfter())) {
                return first.toInstant();
            }
            from = change.getInstant();
        }
    }
}
