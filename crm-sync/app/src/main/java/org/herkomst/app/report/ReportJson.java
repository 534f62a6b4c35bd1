package org.herkomst.app.report;

import java.time.Instant;
import java.util.Locale;
import org.herkomst.core.run.ActivityCounts;
import org.herkomst.core.run.RunInfo;
import org.herkomst.core.run.RunReport;
import org.herkomst.core.run.VisitCounts.Outcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The run report as the JSON of the contract. */
public final class ReportJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReportJson() {}

    /** One JSON document; enumerations in lower case, instants as ISO 8601 UTC, absent values as null. */
    public static String write(RunReport report) {
        return JSON.writeValueAsString(tree(report));
    }

    /** The same as a tree, for adding to it. */
    public static ObjectNode tree(RunReport report) {
        ObjectNode root = JSON.createObjectNode();
        run(root.putObject("run"), report.info());
        ObjectNode window = root.putObject("window");
        window.put("from", text(report.windowFrom));
        window.put("to", text(report.windowTo));
        visits(root.putObject("visits"), report);
        companies(root.putObject("companies"), report);
        writes(root.putObject("writes"), report);
        fields(root.putObject("fields"), report);
        api(root.putObject("api"), report);
        errors(root.putArray("errors"), report);
        if (!report.activities.none()) {
            activities(root.putObject("activities"), report.activities);
        }
        return root;
    }

    private static void run(ObjectNode node, RunInfo info) {
        node.put("id", info.id());
        node.put("job", info.job());
        node.put("mode", info.mode().name().toLowerCase(Locale.ROOT));
        node.put("trigger", info.trigger());
        node.put("status", info.status().name().toLowerCase(Locale.ROOT));
        node.put("started_at", text(info.startedAt()));
        node.put("finished_at", text(info.finishedAt()));
        node.put("resume_not_before", text(info.resumeNotBefore()));
        node.put("config_version", info.configVersion());
        node.put("mapping_hash", info.mappingHash());
        node.put("index_version", info.indexVersion());
        node.put("opt_out_version", info.optOutVersion());
    }

    private static void visits(ObjectNode node, RunReport report) {
        node.put("read", report.visits.read());
        for (Outcome outcome : Outcome.values()) {
            node.put(outcome.name().toLowerCase(Locale.ROOT), report.visits.get(outcome));
        }
    }

    private static void companies(ObjectNode node, RunReport report) {
        node.put("seen", report.companies.seen());
        node.put("opted_out", report.companies.optedOut);
        node.put("withheld", report.companies.withheld);
        node.put("below_threshold", report.companies.belowThreshold);
        node.put("eligible", report.companies.eligible());
        node.put("new", report.companies.added);
        node.put("changed", report.companies.changed);
        node.put("unchanged", report.companies.unchanged);
        node.put("carried_over", report.companies.carriedOver);
    }

    private static void writes(ObjectNode node, RunReport report) {
        node.put("attempted", report.writes.attempted());
        node.put("created", report.writes.created);
        node.put("updated", report.writes.updated);
        node.put("adopted", report.writes.adopted);
        node.put("rejected", report.writes.rejected);
        node.put("ambiguous", report.writes.ambiguous);
        node.put("conflict", report.writes.conflict);
        node.put("deferred", report.writes.deferred);
        node.put("invalid", report.writes.invalid);
        node.put("suppressed", report.writes.suppressed);
        node.put("not_sent", report.writes.notSent);
        node.put("withdrawn", report.writes.withdrawn);
    }

    private static void fields(ObjectNode node, RunReport report) {
        node.put("written", report.fields.written);
        node.put("kept", report.fields.kept);
        node.put("filled", report.fields.filled);
        node.put("coerced", report.fields.coerced);
        node.put("truncated", report.fields.truncated);
    }

    private static void activities(ObjectNode node, ActivityCounts activities) {
        node.put("due", activities.due);
        node.put("notes_created", activities.notesCreated);
        node.put("notes_updated", activities.notesUpdated);
        node.put("tasks_created", activities.tasksCreated);
        node.put("left", activities.left);
        node.put("deferred", activities.deferred);
        node.put("refused", activities.refused);
        node.put("suppressed", activities.suppressed);
    }

    private static void api(ObjectNode node, RunReport report) {
        node.put("source_calls", report.api.sourceCalls);
        node.put("target_calls", report.api.targetCalls);
        node.put("rate_limited", report.api.rateLimited);
        node.put("retries", report.api.retries);
    }

    private static void errors(ArrayNode node, RunReport report) {
        report.problems()
                .forEach(problem -> node.addObject()
                        .put("code", problem.code())
                        .put("category", problem.category().id())
                        .put("count", problem.count())
                        .put("example", problem.example())
                        .put("action", problem.action()));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
