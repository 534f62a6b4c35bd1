package org.herkomst.targets.espocrm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/**
 * An exchange with a real server, EspoCRM 8.4.2.
 *
 * @param name such as {@code 16-create-duplicate-name}
 * @param command the words of the command that asked
 * @param status the answer's status
 * @param type its content type
 * @param reason its header {@code X-Status-Reason}; empty where it has none
 * @param body its body
 */
record RecordedEspo(String name, List<String> command, int status, String type, String reason, String body) {

    /** All, in their order; the test is skipped where the recordings aren't here. */
    static List<RecordedEspo> all() throws IOException {
        try (var files = Files.list(captures())) {
            return files.filter(f -> f.toString().endsWith(".http"))
                    .sorted()
                    .map(RecordedEspo::of)
                    .toList();
        }
    }

    private static Path captures() {
        var root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = Objects.requireNonNull(root.getParent(), "no folder above holds mvnw");
        }
        var given = System.getenv("HERKOMST_SHARED");
        var found = (given == null ? root.resolve("../shared") : Path.of(given)).resolve("crm-captures/espocrm");
        Assumptions.assumeTrue(Files.isDirectory(found), "recorded answers of EspoCRM are not here (HERKOMST_SHARED)");
        return found;
    }

    private static RecordedEspo of(Path file) {
        try {
            var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            var empty = lines.indexOf("");
            var last = lines.stream().filter(l -> l.startsWith("# time_total")).findFirst();
            return new RecordedEspo(
                    String.valueOf(file.getFileName()).replace(".http", ""),
                    words(lines.get(0).substring(2)),
                    Integer.parseInt(lines.get(1).split(" ", 3)[1]),
                    header(lines, "Content-Type"),
                    header(lines, "X-Status-Reason"),
                    String.join(
                                    "\n",
                                    lines.subList(
                                            empty + 1, last.map(lines::indexOf).orElse(lines.size())))
                            .strip());
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

    /** A command line in words; a backslash takes a letter's meaning away. */
    private static List<String> words(String command) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (var at = 0; at < command.length(); at++) {
            var c = command.charAt(at);
            if (c == '\\') {
                word.append(command.charAt(++at));
            } else if (c == ' ') {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        return words;
    }

    /** What stands behind a word of the command, each time. */
    List<String> after(String option) {
        var found = new ArrayList<String>();
        for (var at = 0; at < command.size() - 1; at++) {
            if (command.get(at).equals(option)) {
                found.add(command.get(at + 1));
            }
        }
        return found;
    }

    /** The HTTP method that was used. */
    String method() {
        return after("-X").stream().findFirst().orElse("GET");
    }

    /** The path behind the base, with its query, as it was sent. */
    String path() {
        var url = command.stream()
                .filter(w -> w.startsWith("http://"))
                .findFirst()
                .orElseThrow();
        return url.substring(url.indexOf("/api/v1/") + "/api/v1/".length());
    }
}
