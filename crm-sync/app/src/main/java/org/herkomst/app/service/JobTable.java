package org.herkomst.app.service;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.HerkomstConfiguration.Job;
import org.herkomst.app.store.Workspace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The jobs with their schedules, next times and latest runs. */
public final class JobTable {
    private static final int TIMES = 5;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss xxx", Locale.ENGLISH);

    private final HerkomstConfiguration configuration;
    private final Workspace workspace;
    private final Clock clock;

    /** A table of these jobs. */
    public JobTable(HerkomstConfiguration configuration, Workspace workspace, Clock clock) {
        this.configuration = configuration;
        this.workspace = workspace;
        this.clock = clock;
    }

    /** The next five due times of a job. */
    public static List<ZonedDateTime> next(Job job, Instant now) {
        return Ticker.of(job).map(schedule -> schedule.next(now, TIMES)).orElse(List.of());
    }

    /** As JSON. */
    public ObjectNode json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode jobs = root.putArray("jobs");
        configuration.jobs().forEach((name, job) -> {
            ObjectNode node = jobs.addObject()
                    .put("job", name)
                    .put("source", job.source())
                    .put("target", job.target())
                    .put("cron", job.cron())
                    .put("zone", job.zone().getId())
                    .put("paused", workspace.schedules().paused(name));
            ArrayNode times = node.putArray("next");
            next(job, clock.instant())
                    .forEach(time -> times.add(time.toOffsetDateTime().toString()));
            last(name).ifPresent(run -> node.set("last_run", run));
        });
        return root;
    }

    private Optional<JsonNode> last(String job) {
        return workspace
                .runs()
                .latestOf(job)
                .map(json -> JsonMapper.shared().readTree(json).path("run"));
    }

    /** For a person. */
    public String text() {
        return configuration.jobs().entrySet().stream()
                .map(e -> text(e.getKey(), e.getValue()))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private String text(String name, Job job) {
        List<String> lines = new ArrayList<>();
        boolean paused = workspace.schedules().paused(name);
        lines.add(name + ": " + job.source() + " -> " + job.target() + (paused ? "   PAUSED" : ""));
        lines.add("  last run  " + last(name).map(JobTable::run).orElse("none yet"));
        if (job.cron() != null) {
            lines.add("  schedule  " + job.cron() + " (" + job.zone().getId() + ")");
            next(job, clock.instant()).forEach(time -> lines.add("  next      " + TIME.format(time)));
        }
        if (drops(configuration.sources(), job)) {
            lines.add("  folder    watched: a run begins when a file is there whole");
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static boolean drops(Map<String, HerkomstConfiguration.Source> sources, Job job) {
        HerkomstConfiguration.Source source = sources.get(job.source());
        return source != null && source.export() != null;
    }

    private static String run(JsonNode run) {
        return run.path("started_at").asString("").replaceFirst("\\..*Z$", "Z") + "  "
                + run.path("status").asString("") + "  " + run.path("id").asString("");
    }
}
