package org.herkomst.targets.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.herkomst.core.testing.MovingClock;
import org.herkomst.targets.TargetSettings.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTests {
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final MovingClock clock = new MovingClock();
    private final Pace pace = new Pace(new Time(clock, clock::nanos, clock::pass, new Random(1)));
    private final long start = clock.nanos();

    private Duration passed() {
        return Duration.ofNanos(clock.nanos() - start);
    }

    private void heard(long most, long left) {
        pace.heard(Map.of(
                "X-HubSpot-RateLimit-Max", List.of(Long.toString(most)),
                "X-HubSpot-RateLimit-Remaining", List.of(Long.toString(left))));
    }

    /** Calls at once; gives when the vendor counted each. */
    private List<Long> calls(int number, boolean search, long millisEach) {
        var counted = new ArrayList<Long>();
        for (var i = 0; i < number; i++) {
            pace.acquire(search);
            clock.pass(Duration.ofMillis(millisEach));
            counted.add(clock.nanos());
            pace.answered();
        }
        return counted;
    }

    private static long mostIn(Duration window, List<Long> counted) {
        return counted.stream()
                .mapToLong(end -> counted.stream()
                        .filter(at -> at <= end && at > end - window.toNanos())
                        .count())
                .max()
                .orElse(0);
    }

    @ParameterizedTest
    @CsvSource({"190, 190", "110, 110", "100, 100", "250, 250", "0, 100", "x, 100"})
    void paceFollowsTheAccountsLimit(String max, int limit) {
        pace.heard(Map.of("x-hubspot-ratelimit-max", List.of(max)));
        assertThat(pace.limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 110, 190, 250})
    void fullUseStaysWithinTheLimitAndAboveNineTenthsOfIt(int limit) {
        heard(limit, limit);
        var counted = calls(limit * 20, false, 20);
        assertThat(mostIn(WINDOW, counted)).isLessThanOrEqualTo(limit);
        // The first window is free at once, so it doesn't count.
        var later = counted.stream().filter(at -> at - start > WINDOW.toNanos()).toList();
        var seconds = (later.get(later.size() - 1) - later.get(0)) / 1e9;
        assertThat(later.size() / seconds).isGreaterThan(0.9 * limit / 10);
    }

    @Test
    void searchesKeepTheirOwnPace() {
        var counted = calls(60, true, 10);
        assertThat(mostIn(Duration.ofSeconds(1), counted)).isLessThanOrEqualTo(5);
        assertThat(passed()).isLessThan(Duration.ofSeconds(14));
    }

    @Property(tries = 300)
    void noWindowHoldsMoreThanTheLimitHoweverCallsCome(
            @ForAll @Size(min = 1, max = 400) List<@LongRange(max = 700) Long> gaps,
            @ForAll @IntRange(min = 1, max = 40) int limit,
            @ForAll Random chance) {
        var pace = new Pace(new Time(clock, clock::nanos, clock::pass, new Random(1)));
        pace.heard(Map.of("X-HubSpot-RateLimit-Max", List.of(Integer.toString(limit))));
        var counted = new ArrayList<Long>();
        for (var gap : gaps) {
            clock.pass(Duration.ofMillis(chance.nextBoolean() ? 0 : gap));
            pace.acquire(false);
            clock.pass(Duration.ofMillis(gap * chance.nextInt(3)));
            counted.add(clock.nanos());
            clock.pass(Duration.ofMillis(chance.nextInt(50)));
            pace.answered();
        }
        assertThat(mostIn(WINDOW, counted)).isLessThanOrEqualTo(limit);
    }

    @Test
    void callsOfOthersAreLeftRoomWhereLittleIsLeft() {
        heard(100, 19);
        assertThat(pace.limit()).isEqualTo(19);
        calls(30, false, 0);
        assertThat(passed()).isGreaterThan(Duration.ofSeconds(8));
        heard(100, 60);
        assertThat(pace.limit()).isEqualTo(100);
    }

    @Test
    void ownCallsDoNotSlowThemselvesDown() {
        calls(95, false, 10);
        heard(100, 5);
        assertThat(pace.limit()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 190})
    void whoComesNextFindsRoomForItsFirstCallAndThenLeavesThoseOfTheOtherTheirPlaces(int limit) {
        heard(limit, limit);
        var counted = new ArrayList<>(calls(limit * 3, false, 1));
        var next = new Pace(new Time(clock, clock::nanos, clock::pass, new Random(1)));
        for (var i = 0; i < limit; i++) {
            next.acquire(false);
            counted.add(clock.nanos());
            next.answered();
            var left = limit
                    - counted.stream()
                            .filter(at -> at > clock.nanos() - WINDOW.toNanos())
                            .count();
            next.heard(Map.of(
                    "X-HubSpot-RateLimit-Max", List.of(Integer.toString(limit)),
                    "X-HubSpot-RateLimit-Remaining", List.of(Long.toString(Math.max(0, left)))));
        }
        assertThat(mostIn(WINDOW, counted)).isLessThanOrEqualTo(limit);
    }

    @Test
    void whatWasNotSentTakesNoPlace() {
        heard(2, 2);
        for (var i = 0; i < 50; i++) {
            pace.acquire(true);
            pace.unsent();
        }
        assertThat(passed()).isZero();
    }

    @Test
    void waiterThatReturnsAtOnceCountsAsHavingWaited() {
        var waits = new ArrayList<Duration>();
        var still = new Pace(new Time(clock, () -> 0, waits::add, new Random(1)));
        for (var i = 0; i < 101; i++) {
            still.acquire(false);
        }
        assertThat(waits).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "", "1.5", "Wed, 25 Nov 2020 10:00:00 GMT", "99999999999999999999"})
    void retryAfterThatSaysNothingIsIgnored(String value) {
        assertThat(RetryAfter.parse(value, Instant.parse("2026-11-25T10:00:00Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "30, 30", "' 86400 ', 86400", "'Wed, 25 Nov 2026 10:01:00 GMT', 60"})
    void retryAfterInSecondsOrAsADate(String value, long seconds) {
        assertThat(RetryAfter.parse(value, Instant.parse("2026-11-25T10:00:00Z")))
                .contains(Duration.ofSeconds(seconds));
    }
}
