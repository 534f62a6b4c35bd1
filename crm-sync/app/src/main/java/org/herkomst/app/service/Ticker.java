package org.herkomst.app.service;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.HerkomstConfiguration.Job;
import org.herkomst.app.store.ScheduleStore;

/**
 * Says which runs are due. A due time is taken from the database once, over all processes; of several that were missed only the latest is
 * made up. While a job is paused its due times pass unused. Thread-safe.
 */
final class Ticker {
    /** The name under which upkeep is due; no job can have it. */
    static final String UPKEEP = "(upkeep)";

    private final ScheduleStore store;
    private final Clock clock;
    private final BiConsumer<String, String> launch;
    private final Map<String, Schedule> schedules = new TreeMap<>();
    private final Map<String, Boolean> paused = new HashMap<>();

    /**
     * A ticker.
     *
     * @param launch is given a job, or {@link #UPKEEP}, and what asked for its run
     */
    Ticker(HerkomstConfiguration configuration, ScheduleStore store, Clock clock, BiConsumer<String, String> launch) {
        this.store = store;
        this.clock = clock;
        this.launch = launch;
        configuration.jobs().forEach((name, job) -> of(job).ifPresent(s -> schedules.put(name, s)));
        HerkomstConfiguration.Service service = configuration.service();
        schedules.put(UPKEEP, Schedule.of(service.upkeep(), service.zone()));
    }

    /** The schedule of a job; absent where it has none. */
    static Optional<Schedule> of(Job job) {
        return Optional.ofNullable(job.cron()).map(cron -> Schedule.of(cron, job.zone()));
    }

    /** Schedules by job; that of upkeep under {@link #UPKEEP}. */
    Map<String, Schedule> schedules() {
        return schedules;
    }

    /** Looks whether runs of a job are due, and asks for one if so. */
    synchronized void tick(String job) {
        Schedule schedule = schedules.get(job);
        if (schedule == null) {
            return;
        }
        Instant now = clock.instant();
        Optional<Instant> handled = store.handledUntil(job);
        if (handled.isEmpty()) {
            store.take(job, now);
            return;
        }
        schedule.latest(handled.get(), now)
                .filter(due -> store.take(job, due))
                .filter(due -> !store.paused(job))
                .ifPresent(due -> launch.accept(job, "schedule"));
    }

    /** A file has come for a job. */
    void file(String job) {
        if (!store.paused(job)) {
            launch.accept(job, "file");
        }
    }

    /** Whether the job was paused at the last look and goes on now. */
    synchronized boolean resumed(String job) {
        boolean now = store.paused(job);
        Boolean before = paused.put(job, now);
        return Boolean.TRUE.equals(before) && !now;
    }
}
