package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A block of a mapping file, read key by key. What can't be read is told as a fault at its line, and then is as if it weren't there. */
final class Section {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

    private final String path;
    private final YamlNode.Block block;
    private final Faults faults;

    /**
     * Reads this block.
     *
     * @param path the keys that lead to it, such as {@code fields.name}; empty for the file itself
     */
    Section(String path, YamlNode.Block block, Faults faults) {
        this.path = path;
        this.block = block;
        this.faults = faults;
    }

    boolean has(String key) {
        return block.entries().containsKey(key);
    }

    /** Of these keys, those that stand here, in this order. */
    List<String> of(List<String> keys) {
        return keys.stream().filter(this::has).toList();
    }

    int line() {
        return block.line();
    }

    int lineOf(String key) {
        return block.lineOf(key);
    }

    @Nullable
    YamlNode node(String key) {
        return block.entries().get(key);
    }

    /** All keys, for blocks whose keys are names that the file gives. */
    List<String> keys() {
        return List.copyOf(block.entries().keySet());
    }

    /** Tells every key that is none of these. */
    void allows(List<String> legal) {
        keys().stream()
                .filter(key -> !legal.contains(key))
                .forEach(key -> faults.add(
                        lineOf(key), path(Faults.shown(key)), "there is no such key", NearestName.cure(key, legal)));
    }

    @Nullable
    String text(String key) {
        YamlNode node = node(key);
        if (node instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            return scalar.text().strip();
        }
        if (node != null && !(node instanceof YamlNode.Refused)) {
            fault(key, "this must be a text", "Write " + key + ": and a value");
        }
        return null;
    }

    /** A text, which has to stand here. */
    @Nullable
    String needed(String key) {
        if (!has(key)) {
            faults.add(line(), path(key), "the key is missing", "Add " + key + ": and a value");
            return null;
        }
        return text(key);
    }

    @Nullable
    Integer whole(String key, int least, int most) {
        String text = text(key);
        boolean number = text != null && WHOLE.matcher(text).matches();
        int value = number ? Integer.parseInt(text) : -1;
        if (text != null && (value < least || value > most)) {
            fault(key, "this is no whole number that fits", "Give a whole number from " + least + " to " + most);
            return null;
        }
        return number ? value : null;
    }

    /** A number from 0 to 1. */
    @Nullable
    Double share(String key) {
        String text = text(key);
        boolean number = text != null && DECIMAL.matcher(text).matches();
        double value = number ? Double.parseDouble(text) : -1;
        if (text != null && (value < 0 || value > 1)) {
            fault(key, "this is no number from 0 to 1", "Give a number such as 0.7");
            return null;
        }
        return number ? value : null;
    }

    @Nullable
    Boolean flag(String key) {
        return oneOf(key, List.of("true", "false"), Optional::of)
                .map(Boolean::parseBoolean)
                .orElse(null);
    }

    /** One of some legal words. */
    <T> Optional<T> oneOf(String key, Collection<String> legal, Function<String, Optional<T>> reader) {
        String text = text(key);
        if (text == null) {
            return Optional.empty();
        }
        Optional<T> value = legal.contains(text) ? reader.apply(text) : Optional.empty();
        if (value.isEmpty()) {
            fault(key, "there is no " + key + " \"" + Faults.shown(text) + "\"", NearestName.cure(text, legal));
        }
        return value;
    }

    /** The block at a key. */
    @Nullable
    Section section(String key) {
        YamlNode node = node(key);
        if (node instanceof YamlNode.Block inner) {
            return new Section(path(Faults.shown(key)), inner, faults);
        }
        if (node != null && !(node instanceof YamlNode.Refused)) {
            fault(key, "this must be a block of keys", "Write " + Faults.shown(key) + ": { key: value }");
        }
        return null;
    }

    /** The list at a key; a single value is a list of one. */
    List<YamlNode> items(String key) {
        YamlNode node = node(key);
        if (node instanceof YamlNode.Items items && !items.items().isEmpty()) {
            return items.items();
        }
        if (node instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            return List.of(node);
        }
        if (node != null && !(node instanceof YamlNode.Refused)) {
            fault(key, "this must be a list", "Write " + Faults.shown(key) + ": [one, two]");
        }
        return List.of();
    }

    /** The texts of the list at a key, with their lines. */
    List<YamlNode.Scalar> texts(String key) {
        List<YamlNode.Scalar> texts = new ArrayList<>();
        for (YamlNode item : items(key)) {
            if (item instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
                texts.add(scalar);
            } else if (!(item instanceof YamlNode.Refused)) {
                faults.add(item.line(), path(key), "this must be a list of texts", "Write each as a plain text");
            }
        }
        return texts;
    }

    /** The blocks of the list at a key. */
    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        List<YamlNode> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof YamlNode.Block inner) {
                sections.add(new Section(path(key) + "[" + i + "]", inner, faults));
            } else if (!(items.get(i) instanceof YamlNode.Refused)) {
                faults.add(items.get(i).line(), path(key), "this must be a list of blocks", "Write - { key: value }");
            }
        }
        return sections;
    }

    /** Text by text, for a block whose keys the file chooses. */
    Map<String, String> table() {
        Map<String, String> table = new LinkedHashMap<>();
        keys().forEach(key -> {
            String value = text(key);
            if (value != null) {
                table.put(key, value);
            }
        });
        return table;
    }

    void fault(String key, String message, String action) {
        faults.add(lineOf(key), path(key), message, action);
    }

    /** A fault of the block as a whole. */
    void fault(String message, String action) {
        faults.add(line(), path, message, action);
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    Faults faults() {
        return faults;
    }
}
