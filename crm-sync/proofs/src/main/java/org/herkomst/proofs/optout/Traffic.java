package org.herkomst.proofs.optout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.herkomst.sandbox.hubspot.RequestLog.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came to the CRM: when which company was sent, and when which record was taken back. Times are microseconds since 1970. */
final class Traffic {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OURS = "herkomst_";
    private static final String KEY = "herkomst_key";
    private static final String MARK = "herkomst_do_not_process";

    private final Map<String, List<Long>> sent = new HashMap<>();
    private final Map<String, List<Long>> takenBack = new HashMap<>();

    Traffic(List<Request> requests) {
        requests.forEach(this::add);
    }

    private void add(Request request) {
        long at = ChronoUnit.MICROS.between(Instant.EPOCH, request.at());
        switch (request.operation()) {
            case "batch/upsert", "batch/update" ->
                inputs(request).forEach(input -> {
                    if (takesBack(input)) {
                        note(takenBack, input.path("id").asString(), at);
                    } else {
                        key(input).ifPresent(key -> note(sent, key, at));
                    }
                });
            case "batch/archive" ->
                inputs(request)
                        .forEach(input -> note(takenBack, input.path("id").asString(), at));
            default -> {
                // Reads say nothing of a company.
            }
        }
    }

    private static void note(Map<String, List<Long>> times, String what, long at) {
        times.computeIfAbsent(what, w -> new ArrayList<>()).add(at);
    }

    private static List<JsonNode> inputs(Request request) {
        return JSON.readTree(request.body()).path("inputs").valueStream().toList();
    }

    private static boolean takesBack(JsonNode input) {
        return input.path("properties").properties().stream()
                .allMatch(e -> e.getValue().asString().isEmpty() || e.getKey().equals(MARK));
    }

    private static Optional<String> key(JsonNode input) {
        return Optional.of(input.path("properties").path(KEY).asString("")).filter(key -> !key.isEmpty());
    }

    /** Keys of the companies that a request sends or asks for. */
    static List<String> keys(Request request) {
        return inputs(request).stream()
                .map(input -> key(input)
                        .or(() -> Optional.of(input.path("id").asString("")).filter(id -> id.startsWith("hk-")))
                        .orElse(""))
                .filter(key -> !key.isEmpty())
                .toList();
    }

    /** When a company was sent. */
    List<Long> sent(String key) {
        return sent.getOrDefault(key, List.of());
    }

    /** When a record of the CRM's was emptied or archived. */
    List<Long> takenBack(String id) {
        return takenBack.getOrDefault(id, List.of());
    }

    /** Whether a record holds anything of ours but the mark that it must not be processed. */
    static boolean holdsOurs(Map<String, String> values) {
        return values.keySet().stream().anyMatch(name -> name.startsWith(OURS) && !name.equals(MARK));
    }
}
