package org.herkomst.mappings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names for groups of pages.
 *
 * @param groups paths by page group, in the file's order; a path belongs to the first group that has it or one above it
 */
public record PageGroups(Map<String, List<String>> groups) {
    public PageGroups {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    /** The page group of a path. */
    public Optional<String> of(String path) {
        return groups.entrySet().stream()
                .filter(group ->
                        group.getValue().stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/")))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The groups that were looked at in these days, in the file's order. */
    public List<String> seen(List<VisitDay> days) {
        List<String> seen = days.stream()
                .flatMap(day -> day.views().keySet().stream())
                .flatMap(path -> of(path).stream())
                .distinct()
                .toList();
        return groups.keySet().stream().filter(seen::contains).toList();
    }
}
