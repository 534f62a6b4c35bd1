package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.mappings.YamlNode.Block;
import org.herkomst.mappings.YamlNode.Items;
import org.herkomst.mappings.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * A mapping file laid over the preset that it extends, key by key, by the rules of {@link MappingReader}: what is read from it is the same
 * mapping. Both are without faults.
 */
final class MergedMapping {
    /** Parts of which a file may say one key and leave the others to the preset. */
    private static final Set<String> KEY_BY_KEY =
            Set.of("match", "create", "page_groups", "score", "lookups", "fields", "activities");

    /** Keys of such parts to which a file adds. */
    private static final Set<String> ADDED_TO = Set.of("score.pages", "activities.tasks");

    private final List<String> leftOut = new ArrayList<>();

    /**
     * A value with where it comes from.
     *
     * @param origin a preset, or file and line
     * @param leaf the value; absent where there are entries
     * @param entries the keys of a block
     */
    record Told(String origin, @Nullable YamlNode leaf, Map<String, Told> entries) {
        /** Where all of it comes from; empty where from several places. */
        String onlyOrigin() {
            Set<String> origins = new LinkedHashSet<>();
            collect(origins);
            return origins.size() == 1 ? origins.iterator().next() : "";
        }

        private void collect(Set<String> origins) {
            if (entries.isEmpty()) {
                origins.add(origin);
            }
            entries.values().forEach(told -> told.collect(origins));
        }
    }

    /** Names where a line stands. */
    private interface Origins {
        String of(int line);
    }

    /**
     * The merged mapping as YAML.
     *
     * @param file the file's name, for the reader
     * @param text the file's text
     */
    static String yaml(String file, String text) {
        Told mine = told((Block) read(file, text), line -> file + ":" + line, 1);
        Told named = mine.entries().get("extends");
        if (named == null) {
            return new MergedText("# " + file + ", which extends no preset.").write(mine, List.of());
        }
        String preset = named.leaf() instanceof Scalar scalar ? scalar.text().strip() : "";
        Told base = told((Block) read(Presets.file(preset), Presets.text(preset)), line -> "preset " + preset, 1);
        MergedMapping merged = new MergedMapping();
        Told all = merged.root(base, mine);
        String head = "# " + file + " over the preset " + preset + ". Behind each key stands where it comes from.";
        return new MergedText(head).write(all, merged.leftOut);
    }

    private static YamlNode read(String file, String text) {
        Faults faults = new Faults(file);
        YamlNode root = YamlText.read(text, faults);
        if (!(root instanceof Block) || faults.count() > 0) {
            throw faults.exception();
        }
        return root;
    }

    private static Told told(YamlNode node, Origins origins, int line) {
        if (!(node instanceof Block block) || block.entries().isEmpty()) {
            return new Told(origins.of(line), node, Map.of());
        }
        Map<String, Told> entries = new LinkedHashMap<>();
        block.entries().forEach((key, value) -> entries.put(key, told(value, origins, block.lineOf(key))));
        return new Told(origins.of(line), null, entries);
    }

    private Told root(Told base, Told mine) {
        Map<String, Told> all = new LinkedHashMap<>(base.entries());
        mine.entries().forEach((key, value) -> {
            Told before = all.get(key);
            if (key.equals("extends")) {
                return;
            }
            if (before == null && key.equals("fields")) {
                all.put(key, value);
            } else if (before == null
                    || !KEY_BY_KEY.contains(key)
                    || value.entries().isEmpty()) {
                // An empty block of fields says nothing.
                all.merge(key, value, (theirs, ours) -> key.equals("fields") ? theirs : ours);
            } else {
                all.put(key, section(key, before, value));
            }
        });
        return new Told("", null, all);
    }

    private Told section(String name, Told base, Told mine) {
        Map<String, Told> all = new LinkedHashMap<>(base.entries());
        mine.entries().forEach((key, value) -> {
            Told before = all.get(key);
            boolean both = before != null
                    && !before.entries().isEmpty()
                    && !value.entries().isEmpty();
            if (name.equals("fields")
                    && value.leaf() instanceof Scalar scalar
                    && scalar.text().equals("off")) {
                all.remove(key);
                leftOut.add(key + ": off (" + value.origin() + ")");
            } else if (name.equals("fields") && both && before != null) {
                all.put(key, field(before, value));
            } else if (ADDED_TO.contains(name + "." + key) && both && before != null) {
                all.put(key, section(key, before, value));
            } else {
                all.put(key, value);
            }
        });
        return new Told(mine.origin(), null, all);
    }

    /** Another value has rules of its own: of the preset's field only the label stays. */
    private static Told field(Told base, Told mine) {
        boolean unsaid = ValueReader.KEYS.stream().noneMatch(mine.entries()::containsKey);
        boolean same = unsaid
                || ValueReader.KEYS.stream()
                        .allMatch(key ->
                                same(base.entries().get(key), mine.entries().get(key)));
        Map<String, Told> all = new LinkedHashMap<>();
        base.entries().forEach((key, value) -> {
            if (same || key.equals("label")) {
                all.put(key, value);
            }
        });
        all.putAll(mine.entries());
        return new Told(mine.origin(), null, all);
    }

    private static boolean same(@Nullable Told one, @Nullable Told other) {
        return one == null ? other == null : other != null && plain(one).equals(plain(other));
    }

    /** A value without lines and origins. */
    private static Object plain(Told told) {
        if (told.leaf() != null) {
            return plain(told.leaf());
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        told.entries().forEach((key, value) -> entries.put(key, plain(value)));
        return entries;
    }

    private static Object plain(YamlNode node) {
        if (node instanceof Items items) {
            return items.items().stream().map(MergedMapping::plain).toList();
        }
        if (node instanceof Block block) {
            Map<String, Object> entries = new LinkedHashMap<>();
            block.entries().forEach((key, value) -> entries.put(key, plain(value)));
            return entries;
        }
        return node instanceof Scalar scalar ? scalar.text().strip() : "";
    }
}
