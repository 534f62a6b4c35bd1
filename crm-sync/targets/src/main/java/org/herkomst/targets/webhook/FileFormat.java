package org.herkomst.targets.webhook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.herkomst.core.record.FormulaGuard;

/** How a file in the folder is written; UTF-8. */
enum FileFormat {
    /** The lines as a URL gets them: what is new or changed. */
    JSONL {
        @Override
        String write(List<Line> lines) {
            return lines.stream().map(line -> line.json() + "\n").collect(Collectors.joining());
        }
    },
    /** RFC 4180 with a header; a record whole, for imports that put a row in place of one. No cell is a formula. */
    CSV {
        @Override
        String write(List<Line> lines) {
            return mark(lines).isEmpty() ? records(lines) : activities(lines);
        }

        @Override
        String mark(List<Line> lines) {
            return lines.stream().anyMatch(Line::ofActivity) ? "-activities" : "";
        }

        private String activities(List<Line> lines) {
            var text =
                    new StringBuilder(row(List.of("_id", "_type", "_key", "_record", "subject", "text", "day", "due")));
            for (var line : lines) {
                text.append(row(ACTIVITY.stream()
                        .map(name -> line.json().path(name).asString(""))
                        .toList()));
            }
            return text.toString();
        }

        private String records(List<Line> lines) {
            var fields = new LinkedHashSet<String>();
            lines.forEach(line -> fields.addAll(held(line).keySet()));
            var header = new ArrayList<>(List.of("_key", "_operation", "_forbidden"));
            header.addAll(fields);
            var text = new StringBuilder(row(header));
            for (var line : lines) {
                var cells = new ArrayList<>(List.of(
                        line.key(),
                        line.json().path("operation").asString(),
                        line.json().path("forbidden").asString("")));
                fields.forEach(field -> cells.add(held(line).getOrDefault(field, "")));
                text.append(row(cells));
            }
            return text.toString();
        }
    };

    private static final List<String> ACTIVITY =
            List.of("id", "type", "key", "record", "subject", "text", "day", "due");

    /** A file's text; its lines are all of companies, or all of notes and tasks. */
    abstract String write(List<Line> lines);

    /** What stands in a file's name where its columns are others. */
    String mark(List<Line> lines) {
        return "";
    }

    /** In the configuration, and the ending of files. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FileFormat> of(String word) {
        return Arrays.stream(values())
                .filter(f -> f.word().equals(word.strip()))
                .findFirst();
    }

    private static Map<String, String> held(Line line) {
        return Objects.requireNonNullElse(line.after(), Map.of());
    }

    private static String row(List<String> cells) {
        return cells.stream().map(FileFormat::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        var safe = FormulaGuard.guarded(value);
        var plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
