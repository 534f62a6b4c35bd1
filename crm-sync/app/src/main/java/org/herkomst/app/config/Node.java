package org.herkomst.app.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place in the configuration: a value, or children by name; list items have their index as name. */
final class Node {
    final String key;
    String where;

    @Nullable
    String raw;

    boolean mounted;
    final Map<String, Node> children = new LinkedHashMap<>();

    Node(String key, String where) {
        this.key = key;
        this.where = where;
    }

    Node child(String name, String childWhere) {
        boolean index = !name.isEmpty() && name.chars().allMatch(Character::isDigit);
        return children.computeIfAbsent(
                name, n -> new Node(index ? key + "[" + n + "]" : key.isEmpty() ? n : key + "." + n, childWhere));
    }
}
