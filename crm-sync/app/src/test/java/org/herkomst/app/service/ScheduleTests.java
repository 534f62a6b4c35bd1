package org.herkomst.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTests {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    private static List<ZonedDateTime> times(String cron, ZoneId zone, String from, int count) {
        return Schedule.of(cron, zone).next(Instant.parse(from), count);
    }

    /** Both changes of the clocks, a leap day, a gap at midnight, half an hour's change, a gap of a whole day. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Amsterdam, 0 30 2 * * *",
        "Europe/Amsterdam, 0 0 3 * * *",
        "America/New_York, 0 30 1 * * *",
        "America/New_York, 0 30 2 * * *",
        "Africa/Cairo, 0 15 0 * * *",
        "Australia/Lord_Howe, 0 45 1 * * *",
        "UTC, 0 0 0 * * *"
    })
    void aDailyScheduleRunsOnceOnEachDay(String zone, String cron) {
        Schedule schedule = Schedule.of(cron, ZoneId.of(zone));
        LocalDate first = LocalDate.of(2027, 6, 1);
        Instant from = first.atStartOfDay(ZoneId.of(zone)).toInstant().minusSeconds(1);
        List<ZonedDateTime> times = schedule.next(from, 800);
        for (int day = 0; day < times.size(); day++) {
            assertThat(times.get(day).toLocalDate()).isEqualTo(first.plusDays(day));
        }
    }

    @Test
    void aTimeInTheGapComesAnHourLaterAndOneThatComesTwiceRunsTheFirstTime() {
        assertThat(times("0 30 2 * * *", AMSTERDAM, "2027-03-27T12:00:00Z", 2))
                .extracting(ZonedDateTime::toOffsetDateTime)
                .asString()
                .isEqualTo("[2027-03-28T03:30+02:00, 2027-03-29T02:30+02:00]");
        assertThat(times("0 30 2 * * *", AMSTERDAM, "2027-10-30T12:00:00Z", 2))
                .extracting(ZonedDateTime::toOffsetDateTime)
                .asString()
                .isEqualTo("[2027-10-31T02:30+02:00, 2027-11-01T02:30+01:00]");
    }

    /** A service that starts between three and half past three has yet to run what was due at half past two. */
    @Test
    void aStartWithinTheShiftedHourStillFindsIt() {
        Instant start = Instant.parse("2027-03-28T01:10:00Z");
        assertThat(Schedule.of("0 30 2 * * *", AMSTERDAM).next(start)).contains(Instant.parse("2027-03-28T01:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"})
    void everyQuarterOfAnHourRunsOnThroughTheChanges(String zone) {
        Instant from = Instant.parse("2027-01-01T00:00:00Z");
        Schedule schedule = Schedule.of("0 */15 * * * *", ZoneId.of(zone));
        List<Long> steps = new ArrayList<>();
        Instant before = schedule.next(from).orElseThrow();
        while (before.isBefore(Instant.parse("2028-01-01T00:00:00Z"))) {
            Instant next = schedule.next(before).orElseThrow();
            steps.add(Duration.between(before, next).toMinutes());
            before = next;
        }
        assertThat(steps).hasSizeGreaterThan(35_000).containsOnly(15L);
    }

    @Test
    void latestIsTheLastDueTimeOfSeveral() {
        Schedule schedule = Schedule.of("0 0 3 * * *", AMSTERDAM);
        Instant monday = Instant.parse("2027-01-04T02:00:00Z");
        assertThat(schedule.latest(monday, Instant.parse("2027-01-07T12:00:00Z")))
                .contains(Instant.parse("2027-01-07T02:00:00Z"));
        assertThat(schedule.latest(monday, Instant.parse("2027-01-05T01:59:59Z")))
                .isEmpty();
        assertThat(schedule.latest(monday, Instant.parse("2027-01-05T02:00:00Z")))
                .contains(Instant.parse("2027-01-05T02:00:00Z"));
    }

    @Test
    void aScheduleThatNeverComesHasNoNextTime() {
        Schedule schedule = Schedule.of("0 0 3 31 2 *", AMSTERDAM);
        assertThat(schedule.next(Instant.parse("2027-01-04T02:00:00Z"))).isEqualTo(Optional.empty());
    }
}
