package org.herkomst.app.service;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.Workspace;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How each job's latest run ended; down while one failed for another reason than a stop. */
final class JobsHealth implements HealthIndicator {
    private static final String FAILED = "failed";
    private final HerkomstConfiguration configuration;
    private final Workspace workspace;

    JobsHealth(HerkomstConfiguration configuration, Workspace workspace) {
        this.configuration = configuration;
        this.workspace = workspace;
    }

    @Override
    public Health health() {
        Map<String, Object> jobs = new LinkedHashMap<>();
        boolean failed = false;
        for (String job : configuration.jobs().keySet()) {
            String status = status(job);
            failed |= status.equals(FAILED);
            boolean paused = workspace.schedules().paused(job);
            jobs.put(job, paused ? "paused, last run " + status : status);
        }
        return (failed ? Health.down() : Health.up()).withDetails(jobs).build();
    }

    private String status(String job) {
        return workspace
                .runs()
                .latestOf(job)
                .map(json -> JsonMapper.shared().readTree(json))
                .map(JobsHealth::status)
                .orElse("never run");
    }

    /** A run that was stopped goes on with the next start; that is no failure. */
    private static String status(JsonNode report) {
        boolean stopped = report.path("errors")
                .valueStream()
                .anyMatch(error -> error.path("code").asString("").startsWith("HK-RUN"));
        String status = report.path("run").path("status").asString("").toLowerCase(Locale.ROOT);
        return stopped && status.equals(FAILED) ? "stopped" : status;
    }
}
