package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads one YAML document into nodes that know their lines. Anchors, aliases and tags are refused, so nothing is expanded and no object
 * made; depth, size, duplicate keys and further documents are checked.
 */
final class YamlText {
    /** Longest file, in bytes and so in characters too. */
    static final int MAX_LENGTH = 1_000_000;

    private static final int MAX_DEPTH = 20;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}\uFFFE\uFFFF&&[^\t\n\r\u0085]]");
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(100_000)
                    .build())
            .build();

    private final YAMLParser parser;
    private final Faults faults;

    private YamlText(YAMLParser parser, Faults faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /** The root; absent for an empty file and for one with a fault that stops the reading. */
    static @Nullable YamlNode read(String text, Faults faults) {
        Matcher unprintable = UNPRINTABLE.matcher(text);
        if (text.length() > MAX_LENGTH) {
            faults.add(1, Faults.FILE, "the file is larger than 1 MB", "Split the mapping");
            return null;
        }
        if (unprintable.find()) {
            int line = 1
                    + (int) text.substring(0, unprintable.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            faults.add(line, Faults.FILE, "there is an unprintable character", "Remove it");
            return null;
        }
        try (YAMLParser parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), text)) {
            return new YamlText(parser, faults).root();
        } catch (JacksonException e) {
            unreadable(e, faults);
            return null;
        }
    }

    private @Nullable YamlNode root() {
        if (parser.nextToken() == null) {
            return null;
        }
        YamlNode root = node("");
        if (parser.nextToken() != null) {
            faults.add(line(), Faults.FILE, "a second document begins here", "Keep one mapping in a file");
        }
        return root;
    }

    private YamlNode node(String path) {
        int line = line();
        boolean refused = refused(path, line);
        YamlNode node = value(path, line);
        return refused ? new YamlNode.Refused(line) : node;
    }

    private boolean refused(String path, int line) {
        String key = path.isEmpty() ? Faults.FILE : Faults.shown(path);
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            faults.add(line, key, "a mapping has no anchors (&) and aliases (*)", "Write the value out, or quote it");
            return true;
        }
        if (parser.getTypeId() != null) {
            faults.add(line, key, "a mapping has no type tags (!)", "Write the value without its tag, or quote it");
            return true;
        }
        return false;
    }

    private YamlNode value(String path, int line) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return block(path, line);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(path + "[" + items.size() + "]"));
            }
            return new YamlNode.Items(line, items);
        }
        boolean isNull = parser.currentToken() == JsonToken.VALUE_NULL;
        return new YamlNode.Scalar(line, isNull ? "" : parser.getString());
    }

    private YamlNode block(String path, int line) {
        YamlNode.Block block = new YamlNode.Block(line, new LinkedHashMap<>(), new LinkedHashMap<>());
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = line();
            String keyPath = path.isEmpty() ? key : path + "." + key;
            parser.nextToken();
            YamlNode value = node(keyPath);
            if (block.entries().containsKey(key)) {
                String message = "the key stands twice (first on line " + block.lineOf(key) + ")";
                faults.add(keyLine, Faults.shown(keyPath), message, "Keep one");
            } else {
                block.entries().put(key, value);
                block.keyLines().put(key, keyLine);
            }
        }
        return block;
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    private static void unreadable(JacksonException e, Faults faults) {
        int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
        if (e instanceof StreamConstraintsException) {
            String message = "this is nested deeper than " + MAX_DEPTH + " levels, or a name or text is far too long";
            faults.add(line, Faults.FILE, message, "Shorten it; a mapping has 3 levels");
            return;
        }
        String problem = "";
        if (e.getCause() instanceof MarkedYamlEngineException marked) {
            problem = ": " + Faults.shown(marked.getProblem());
            line = line(marked).orElse(line);
        }
        String action = "Look at indentation, quotes and brackets near this line";
        faults.add(line, Faults.FILE, "this is not valid YAML" + problem, action);
    }

    /** Where something wrong stands; where something is missing up to the end, the line on which it began. */
    private static Optional<Integer> line(MarkedYamlEngineException e) {
        boolean missing =
                Stream.of("stream end", "end of stream", "could not find").anyMatch(e.getProblem()::contains);
        Optional<Mark> began = missing ? e.getContextMark() : Optional.empty();
        return began.or(e::getProblemMark).map(mark -> mark.getLine() + 1);
    }
}
