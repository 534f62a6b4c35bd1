package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * Reads YAML into nodes that know their lines. Streaming, so aliases are never expanded and tags never make objects; depth, size and
 * duplicate keys are checked.
 */
final class YamlText {
    private static final int MAX_CHARS = 1_000_000;
    private static final int MAX_DEPTH = 20;
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(100_000)
                    .build())
            .build();

    private final String file;
    private final List<MappingFault> faults = new ArrayList<>();

    private YamlText(String file) {
        this.file = file;
    }

    /** A file's content: what could be read, and what is wrong with it. */
    record Read(@Nullable YamlNode root, List<MappingFault> faults) {}

    static Read read(String file, String text) {
        YamlText reading = new YamlText(file);
        return new Read(reading.root(text), reading.faults);
    }

    private @Nullable YamlNode root(String text) {
        if (text.length() > MAX_CHARS) {
            fault(1, "", "the file is larger than 1 MB", "Split the mapping");
            return null;
        }
        try (JsonParser parser = YAML.createParser(ObjectReadContext.empty(), text)) {
            return parser.nextToken() == null ? null : node(parser, "");
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            fault(line, "", "this is not valid YAML", "Look at indentation, quotes and brackets near this line");
            return null;
        }
    }

    private YamlNode node(JsonParser parser, String path) {
        int line = parser.currentTokenLocation().getLineNr();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return block(parser, path, line);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(parser, path + "[" + items.size() + "]"));
            }
            return new YamlNode.Items(line, items);
        }
        boolean isNull = parser.currentToken() == JsonToken.VALUE_NULL;
        return new YamlNode.Scalar(line, isNull ? "" : parser.getString(), isNull);
    }

    private YamlNode block(JsonParser parser, String path, int line) {
        YamlNode.Block block = new YamlNode.Block(line, new LinkedHashMap<>(), new LinkedHashMap<>());
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = parser.currentTokenLocation().getLineNr();
            String keyPath = path.isEmpty() ? key : path + "." + key;
            parser.nextToken();
            YamlNode value = node(parser, keyPath);
            if (block.entries().containsKey(key)) {
                fault(keyLine, keyPath, "the key stands twice (first on line " + block.lineOf(key) + ")", "Keep one");
            } else {
                block.entries().put(key, value);
                block.keyLines().put(key, keyLine);
            }
        }
        return block;
    }

    private void fault(int line, String key, String message, String action) {
        faults.add(new MappingFault(file + ":" + line, key.isEmpty() ? "(file)" : key, message, action));
    }
}
