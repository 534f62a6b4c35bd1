package org.herkomst.mappings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.herkomst.mappings.MergedMapping.Told;
import org.herkomst.mappings.YamlNode.Block;
import org.herkomst.mappings.YamlNode.Items;
import org.herkomst.mappings.YamlNode.Scalar;

/** Writes a merged mapping as YAML, each key with where it comes from behind it. */
final class MergedText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

    /** Words that YAML readers take for something else than a text. */
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    /** Keys whose values are numbers, or yes or no. */
    private static final Set<String> TYPED = Set.of(
            "max",
            "visit",
            "half_life_days",
            "min_score",
            "min_confidence",
            "required",
            "policy",
            "due_in_days",
            "every_days",
            "recent_days");

    private final StringBuilder yaml = new StringBuilder();

    MergedText(String head) {
        yaml.append(head).append('\n');
    }

    /**
     * The text.
     *
     * @param leftOut fields of the preset that the file leaves out, for a comment
     */
    String write(Told root, List<String> leftOut) {
        root.entries().forEach((key, told) -> {
            if (!told.entries().isEmpty() || told.leaf() instanceof Items) {
                yaml.append('\n');
            }
            entry(key, told, 0);
        });
        if (!leftOut.isEmpty()) {
            yaml.append("\n# Left out of the preset: ")
                    .append(String.join(", ", leftOut))
                    .append('\n');
        }
        return yaml.toString();
    }

    private void entry(String key, Told told, int depth) {
        String indent = "  ".repeat(depth);
        yaml.append(indent).append(scalar(key, "")).append(':');
        boolean block = !told.entries().isEmpty();
        String only = told.onlyOrigin();
        if (depth == 0 && told.leaf() instanceof Items list && !list.items().isEmpty()) {
            yaml.append("  # ").append(only).append('\n');
            list.items()
                    .forEach(item -> yaml.append("  - ").append(flow(item, key)).append('\n'));
        } else if (block && (depth == 0 || only.isEmpty())) {
            yaml.append('\n');
            told.entries().forEach((name, value) -> entry(name, value, depth + 1));
        } else {
            String value = block ? flow(told, key) : told.leaf() == null ? "{}" : flow(told.leaf(), key);
            yaml.append(' ').append(value).append("  # ").append(only).append('\n');
        }
    }

    private static String flow(Told told, String key) {
        return told.leaf() != null
                ? flow(told.leaf(), key)
                : told.entries().entrySet().stream()
                        .map(e -> scalar(e.getKey(), "") + ": " + flow(e.getValue(), inner(key, e.getKey())))
                        .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private static String flow(YamlNode node, String key) {
        if (node instanceof Items list) {
            return list.items().stream().map(item -> flow(item, key)).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node instanceof Block block) {
            return block.entries().entrySet().stream()
                    .map((Map.Entry<String, YamlNode> e) ->
                            scalar(e.getKey(), "") + ": " + flow(e.getValue(), inner(key, e.getKey())))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        return scalar(node instanceof Scalar scalar ? scalar.text() : "", key);
    }

    /** Within pages, given and expect any value may be a number. */
    private static String inner(String outer, String key) {
        return Set.of("pages", "given").contains(outer) ? "max" : key;
    }

    private static String scalar(String text, String key) {
        boolean typed = TYPED.contains(key) && (NUMBER.matcher(text).matches() || WORDS.contains(text));
        boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(java.util.Locale.ROOT));
        return typed || plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c < 0x20 || c == 0x85 ? "\\u%04x".formatted(c) : String.valueOf((char) c));
            }
        });
        return quoted.append('"').toString();
    }
}
