package org.herkomst.app.upkeep;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What upkeep did.
 *
 * @param id its id, sortable by time; empty where it did not begin
 * @param startedAt start
 * @param finishedAt end
 * @param status how it ended
 * @param indexVersion version of the resolver's index
 * @param steps what was done, in order
 */
public record UpkeepReport(
        String id, Instant startedAt, Instant finishedAt, Status status, String indexVersion, List<Step> steps) {
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("'upkeep-'yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    public UpkeepReport {
        steps = List.copyOf(steps);
    }

    /** How it ended. */
    public enum Status {
        SUCCEEDED,
        PARTIAL,
        SKIPPED_OVERLAP
    }

    /**
     * One step.
     *
     * @param name its name
     * @param count how many things it was about
     * @param what what was done to them
     * @param fault why it failed
     * @param action what to do about that
     */
    public record Step(
            String name,
            int count,
            String what,
            @Nullable String fault,
            @Nullable String action) {}

    static String id(Instant started) {
        return ID.format(started);
    }

    /** Exit code of part A. */
    public int exitCode() {
        return switch (status) {
            case SUCCEEDED -> 0;
            case PARTIAL -> 1;
            case SKIPPED_OVERLAP -> 4;
        };
    }

    /** As JSON. */
    public ObjectNode json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("id", id)
                .put("started_at", startedAt.toString())
                .put("finished_at", finishedAt.toString())
                .put("status", status.name().toLowerCase(Locale.ROOT))
                .put("index_version", indexVersion);
        ArrayNode list = root.putArray("steps");
        steps.forEach(s -> list.addObject()
                .put("step", s.name())
                .put("count", s.count())
                .put("what", s.what())
                .put("fault", s.fault())
                .put("action", s.action()));
        return root;
    }

    /** For a person. */
    public String text() {
        if (status == Status.SKIPPED_OVERLAP) {
            return "Upkeep is going on in another process.";
        }
        return steps.stream().map(UpkeepReport::line).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String line(Step step) {
        return step.fault() == null
                ? String.format(Locale.ROOT, "%,9d  %s", step.count(), step.what())
                : "   FAILED  " + step.what() + ": " + step.fault() + " " + step.action();
    }
}
