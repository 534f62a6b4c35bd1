package org.herkomst.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.herkomst.app.store.ScheduleStore;
import org.junit.jupiter.api.Test;

class TickerTests {
    private final TestClock clock = new TestClock(Instant.parse("2027-01-04T12:00:00Z"));
    private final MemorySchedules store = new MemorySchedules();
    private final List<String> launched = new ArrayList<>();
    private final Ticker ticker = ticker();

    private Ticker ticker() {
        return new Ticker(
                Samples.configuration("0 0 3 * * *"),
                store,
                clock,
                (job, trigger) -> launched.add(job + " " + trigger));
    }

    @Test
    void aNewScheduleBeginsWithItsNextTime() {
        ticker.tick("nightly");
        ticker.tick("nightly");
        assertThat(launched).isEmpty();
        clock.pass(Duration.ofDays(1));
        ticker.tick("nightly");
        ticker.tick("nightly");
        assertThat(launched).containsExactly("nightly schedule");
    }

    @Test
    void ofSeveralMissedTimesOneIsMadeUpAlsoByAnotherProcess() {
        ticker.tick("nightly");
        clock.pass(Duration.ofDays(5));
        ticker().tick("nightly");
        ticker.tick("nightly");
        assertThat(launched).hasSize(1);
    }

    @Test
    void whatPassesWhileAJobIsPausedIsNotMadeUp() {
        ticker.tick("nightly");
        store.pause("nightly", true);
        assertThat(ticker.resumed("nightly")).isFalse();
        clock.pass(Duration.ofDays(2));
        ticker.tick("nightly");
        ticker.file("nightly");
        store.pause("nightly", false);
        assertThat(ticker.resumed("nightly")).isTrue();
        ticker.tick("nightly");
        assertThat(launched).isEmpty();
        clock.pass(Duration.ofDays(1));
        ticker.tick("nightly");
        assertThat(launched).hasSize(1);
    }

    /** Retention must not wait for a service that happens to be down at half past four each day. */
    @Test
    void upkeepThatWasMissedIsMadeUpOnce() {
        ticker.tick(Ticker.UPKEEP);
        clock.pass(Duration.ofDays(3));
        ticker().tick(Ticker.UPKEEP);
        ticker.tick(Ticker.UPKEEP);
        assertThat(launched).containsExactly("(upkeep) schedule");
    }

    @Test
    void aJobWithoutScheduleIsLeftAlone() {
        Ticker none = new Ticker(Samples.configuration(null), store, clock, (job, trigger) -> launched.add(job));
        none.tick("nightly");
        assertThat(store.handledUntil("nightly")).isEmpty();
    }

    /** The store's contract in memory. */
    static final class MemorySchedules implements ScheduleStore {
        private final Map<String, Boolean> paused = new HashMap<>();
        private final Map<String, Instant> handled = new HashMap<>();

        @Override
        public boolean paused(String job) {
            return paused.getOrDefault(job, false);
        }

        @Override
        public void pause(String job, boolean value) {
            paused.put(job, value);
        }

        @Override
        public Optional<Instant> handledUntil(String job) {
            return Optional.ofNullable(handled.get(job));
        }

        @Override
        public boolean take(String job, Instant due) {
            Instant before = handled.get(job);
            boolean later = before == null || before.isBefore(due);
            if (later) {
                handled.put(job, due);
            }
            return later;
        }
    }
}
