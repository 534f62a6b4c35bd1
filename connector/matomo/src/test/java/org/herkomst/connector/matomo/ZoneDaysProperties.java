package org.herkomst.connector.matomo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Days looked up once are the calendar's, also where clocks change, even at midnight (St. John's, until 2011). */
class ZoneDaysProperties {
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Amsterdam", "America/St_Johns", "America/Sao_Paulo", "Pacific/Apia", "Asia/Kolkata");

    @Property(tries = 300)
    void daysAreThoseOfTheCalendar(
            @ForAll @LongRange(max = 2_000_000_000L) long first,
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = -200_000, max = 200_000) Long> steps) {
        for (String name : ZONES) {
            ZoneId zone = ZoneId.of(name);
            ZoneDays days = new ZoneDays(zone);
            for (long step : steps) {
                Instant at = Instant.ofEpochSecond(first + step);
                assertThat(days.of(at.getEpochSecond())).isEqualTo(LocalDate.ofInstant(at, zone));
            }
        }
    }

    @Property(tries = 50)
    void daysRoundAChangeOfTheClocksAreThoseOfTheCalendar(@ForAll @LongRange(max = 1_900_000_000L) long from) {
        for (String name : ZONES) {
            ZoneId zone = ZoneId.of(name);
            ZoneDays days = new ZoneDays(zone);
            var change = zone.getRules().nextTransition(Instant.ofEpochSecond(from));
            long around = change == null ? from : change.toEpochSecond();
            for (long second = around - 90_000; second < around + 90_000; second += 599) {
                assertThat(days.of(second)).isEqualTo(LocalDate.ofInstant(Instant.ofEpochSecond(second), zone));
            }
        }
    }
}
