package org.herkomst.mappings;

import java.util.LinkedHashMap;
import java.util.List;

/** A piece of a YAML file that knows its line, so that a fault can be shown where it is. */
sealed interface YamlNode {

    /** Line of the node, from 1. */
    int line();

    /** A single value, as text; empty where there is none. */
    record Scalar(int line, String text) implements YamlNode {}

    /** A list. */
    record Items(int line, List<YamlNode> items) implements YamlNode {}

    /** A value with an anchor, alias or tag, whose fault is told already. */
    record Refused(int line) implements YamlNode {}

    /** Keys and values, in the file's order. */
    record Block(int line, LinkedHashMap<String, YamlNode> entries, LinkedHashMap<String, Integer> keyLines)
            implements YamlNode {

        /** Line of a key, or of the block where the key is absent. */
        int lineOf(String key) {
            return keyLines.getOrDefault(key, line);
        }
    }
}
