package org.herkomst.targets.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTests {
    private final List<Duration> waits = new ArrayList<>();
    private final Pace pace = new Pace(waits::add);

    private Duration waited() {
        return waits.stream().reduce(Duration.ZERO, Duration::plus);
    }

    @ParameterizedTest
    @CsvSource({"190, 17", "110, 10", "100, 9", "250, 22", "0, 9", "x, 9"})
    void paceFollowsTheAccountsLimit(String max, int perSecond) {
        pace.heard(Map.of("x-hubspot-ratelimit-max", List.of(max)));
        assertThat(pace.perSecond()).isEqualTo(perSecond);
    }

    @Test
    void hundredCallsTakeElevenSecondsOfPassedTime() {
        for (var i = 0; i < 100; i++) {
            pace.acquire(false);
        }
        assertThat(waited()).isBetween(Duration.ofMillis(9_500), Duration.ofMillis(11_500));
    }

    @Test
    void searchesKeepTheirOwnPace() {
        for (var i = 0; i < 11; i++) {
            pace.acquire(true);
        }
        assertThat(waited()).isBetween(Duration.ofMillis(3_500), Duration.ofMillis(4_100));
    }

    @Test
    void littleRoomLeftSlowsDown() {
        pace.heard(Map.of("X-HubSpot-RateLimit-Max", List.of("100"), "X-HubSpot-RateLimit-Remaining", List.of("19")));
        for (var i = 0; i < 30; i++) {
            pace.acquire(false);
        }
        assertThat(waited()).isGreaterThan(Duration.ofSeconds(8));
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
