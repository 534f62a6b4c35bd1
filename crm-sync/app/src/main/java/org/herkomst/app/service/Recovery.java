package org.herkomst.app.service;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.herkomst.app.store.JobLocks;
import org.herkomst.app.store.RunStore;
import org.herkomst.app.store.ScheduleStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Goes on with a run that did not come to its end because its process was stopped or killed: this one's before its start, or another's
 * whose lock has run out. Thread-safe.
 */
final class Recovery {
    private static final String STOPPED = "HK-RUN-001";
    private static final String KILLED = "HK-RUN-002";
    private final RunStore runs;
    private final JobLocks locks;
    private final ScheduleStore schedules;
    private final Clock clock;
    private final BiConsumer<String, String> launch;
    private final Set<String> recovered = new HashSet<>();

    Recovery(RunStore runs, JobLocks locks, ScheduleStore schedules, Clock clock, BiConsumer<String, String> launch) {
        this.runs = runs;
        this.locks = locks;
        this.schedules = schedules;
        this.clock = clock;
        this.launch = launch;
    }

    /** Looks at a job's latest run. */
    synchronized void look(String job) {
        if (locks.held(job) || schedules.paused(job)) {
            return;
        }
        runs.latestOf(job).map(json -> JsonMapper.shared().readTree(json)).ifPresent(report -> look(job, report));
    }

    private void look(String job, JsonNode report) {
        boolean killed = report.path("run").path("status").asString("").equals("running");
        boolean stopped = killed || hasCode(report, STOPPED) || hasCode(report, KILLED);
        String id = report.path("run").path("id").asString("");
        boolean sends = report.path("run").path("mode").asString("").equals("live");
        if (stopped && sends && recovered.add(id)) {
            if (killed) {
                runs.closeLost(job, clock.instant());
            }
            launch.accept(job, "recovery");
        }
    }

    private static boolean hasCode(JsonNode report, String code) {
        for (JsonNode error : report.path("errors")) {
            if (error.path("code").asString("").equals(code)) {
                return true;
            }
        }
        return false;
    }
}
