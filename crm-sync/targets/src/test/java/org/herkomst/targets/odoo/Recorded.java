package org.herkomst.targets.odoo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * An exchange with a real server.
 *
 * @param name such as {@code 33-load-upsert-ok}
 * @param path the request's path; empty where it wasn't recorded
 * @param request the request's body
 * @param status the answer's status
 * @param type its content type
 * @param answer its body; missing where it isn't JSON
 */
record Recorded(String name, String path, String request, int status, String type, JsonNode answer) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String ASKED = "# POST ";

    /** All of a folder, in their order; the test is skipped where the recordings aren't here. */
    static List<Recorded> all(String folder) throws IOException {
        try (var files = Files.list(captures(folder))) {
            return files.filter(f -> f.toString().endsWith(".http"))
                    .sorted()
                    .map(Recorded::of)
                    .toList();
        }
    }

    private static Path captures(String folder) {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = Objects.requireNonNull(root.getParent(), "no folder above holds mvnw");
        }
        String given = System.getenv("HERKOMST_SHARED");
        Path found = (given == null ? root.resolve("../shared") : Path.of(given)).resolve("crm-captures");
        Assumptions.assumeTrue(Files.isDirectory(found), "recorded answers of Odoo are not here (HERKOMST_SHARED)");
        return found.resolve(folder);
    }

    private static Recorded of(Path file) {
        try {
            var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            var asked = lines.get(0).startsWith(ASKED);
            var start = lines.stream()
                    .filter(l -> l.startsWith("HTTP/1.1 "))
                    .findFirst()
                    .orElseThrow();
            var type = header(lines, "Content-Type");
            var last = lines.subList(lines.indexOf(start), lines.size());
            var body = String.join("\n", last.subList(last.indexOf("") + 1, last.size()))
                    .replaceFirst("(?s)\n# time_total.*", "");
            return new Recorded(
                    file.getFileName().toString().replace(".http", ""),
                    asked ? lines.get(0).substring(ASKED.length()).split(" ", 2)[0] : "",
                    asked ? lines.get(1) : "",
                    Integer.parseInt(start.split(" ", 3)[1]),
                    type,
                    type.startsWith("application/json") ? MAPPER.readTree(body) : MissingNode.getInstance());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String header(List<String> lines, String name) {
        return lines.stream()
                .filter(l -> l.startsWith(name + ": "))
                .map(l -> l.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    /** What the classifier makes of it, as the client reads it; empty: a success. */
    Optional<Failure> failure() {
        if (status != 200) {
            return Optional.of(Classifier.failure(status, answer, null));
        }
        try {
            result();
            return Optional.empty();
        } catch (Failure f) {
            return Optional.of(f);
        }
    }

    /** What the method returned. */
    JsonNode result() {
        return answer.has("jsonrpc") ? JsonRpc.result(answer) : answer;
    }
}
