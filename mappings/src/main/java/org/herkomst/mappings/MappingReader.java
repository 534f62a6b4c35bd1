package org.herkomst.mappings;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a mapping file into a {@link Mapping}, finding every fault at once. One reader a file; not thread-safe. */
final class MappingReader {
    private static final List<String> KEYS = List.of("extends", "fields", "key", "target");

    private final Faults faults;
    private final YamlNode.Block root;
    private final @Nullable Mapping base;
    private final LinkedHashMap<String, FieldMapping> fields = new LinkedHashMap<>();
    private final Set<String> faulty = new HashSet<>();

    private MappingReader(YamlNode.Block root, Faults faults) {
        this.root = root;
        this.faults = faults;
        this.base = base(root, faults);
        if (base != null) {
            base.fields().forEach(field -> fields.put(field.target(), field));
        }
    }

    static Mapping read(String name, String file, String text) {
        Faults faults = new Faults(file);
        Mapping mapping = mapping(name, YamlText.read(text, faults), faults);
        if (mapping == null || faults.count() > 0) {
            throw faults.exception();
        }
        return mapping;
    }

    private static @Nullable Mapping mapping(String name, @Nullable YamlNode root, Faults faults) {
        if (root instanceof YamlNode.Block block) {
            return new MappingReader(block, faults).mapping(name);
        }
        if (faults.count() == 0) {
            boolean empty = root == null
                    || (root instanceof YamlNode.Scalar scalar && scalar.text().isBlank());
            String message = empty ? "the mapping is empty" : "a mapping is a block of keys";
            faults.add(1, Faults.FILE, message, "Begin with target, key and fields; see `mapping show hubspot`");
        }
        return null;
    }

    private @Nullable Mapping mapping(String name) {
        root.entries().keySet().stream().filter(k -> !KEYS.contains(k)).forEach(this::unknown);
        String target = text("target", base == null ? null : base.target());
        String key = text("key", base == null ? null : base.keyField());
        TargetRules rules = target == null ? TargetRules.UNKNOWN : rules(target);
        addFields(rules);
        if (target == null || key == null) {
            return null;
        }
        checkKey(key, rules);
        List<FieldMapping> list = List.copyOf(fields.values());
        return new Mapping(name, target, key, list, MappingHash.of(target, key, list));
    }

    private static @Nullable Mapping base(YamlNode.Block root, Faults faults) {
        YamlNode node = root.entries().get("extends");
        if (node == null || node instanceof YamlNode.Refused) {
            return null;
        }
        String preset = node instanceof YamlNode.Scalar scalar ? scalar.text().strip() : "";
        if (Presets.names().contains(preset)) {
            return Mappings.named(preset);
        }
        String message = preset.isEmpty()
                ? "this must be the name of a preset"
                : "there is no preset \"" + Faults.shown(preset) + "\"";
        faults.add(root.lineOf("extends"), "extends", message, NearestName.cure(preset, Presets.names()));
        return null;
    }

    /** Whether the preset can't be told, so that what is missing here may stand there. */
    private boolean baseUnknown() {
        return base == null && root.entries().containsKey("extends");
    }

    private TargetRules rules(String target) {
        Optional<TargetRules> rules = TargetKind.of(target).map(TargetKind::rules);
        if (rules.isEmpty()) {
            String message = "there is no kind of CRM \"" + Faults.shown(target) + "\"";
            fault("target", message, NearestName.cure(target, Presets.names()));
        }
        return rules.orElse(TargetRules.UNKNOWN);
    }

    private void addFields(TargetRules rules) {
        YamlNode node = root.entries().get("fields");
        if (node instanceof YamlNode.Block block && !block.entries().isEmpty()) {
            FieldReader reader = new FieldReader(rules, base, baseUnknown(), faults);
            block.entries().forEach((name, value) -> addField(reader, name, block.lineOf(name), value));
            return;
        }
        boolean empty = node == null
                || node instanceof YamlNode.Block
                || (node instanceof YamlNode.Scalar scalar && scalar.text().isBlank());
        if (!(empty && root.entries().containsKey("extends")) && !(node instanceof YamlNode.Refused)) {
            fault("fields", "no fields are mapped", "Add lines such as name: { from: name }");
        }
    }

    private void addField(FieldReader reader, String name, int line, YamlNode value) {
        if (value instanceof YamlNode.Scalar off && off.text().equals("off")) {
            reader.checkOff(name, line);
            fields.remove(name);
            return;
        }
        FieldMapping field = reader.read(name, line, value);
        if (field == null) {
            faulty.add(name);
        } else {
            fields.put(name, field);
        }
    }

    private void checkKey(String key, TargetRules rules) {
        FieldMapping field = fields.get(key);
        if (faulty.contains(key) || (field == null && baseUnknown())) {
            return;
        }
        String shown = Faults.shown(key);
        if (field == null || field.from() != ProfileField.KEY || field.policy() != WritePolicy.OVERWRITE) {
            String message = "the field \"" + shown + "\" is not mapped from the company's key";
            faults.add(keyLine(key), "key", message, "Add to fields: " + shown + ": { from: key }" + otherKey());
        } else if (!rules.equals(TargetRules.UNKNOWN) && !rules.ours(key)) {
            String message = "the field \"" + shown + "\" is not ours, so it can't hold our key";
            faults.add(keyLine(key), "key", message, "Use a field of ours, such as " + rules.key());
        }
    }

    /** The field that holds the key, where another is named by mistake. */
    private String otherKey() {
        return fields.values().stream()
                .filter(field -> field.from() == ProfileField.KEY && field.policy() == WritePolicy.OVERWRITE)
                .findFirst()
                .map(field -> ". Or did you mean key: " + field.target() + "?")
                .orElse("");
    }

    private int keyLine(String key) {
        boolean said = root.entries().containsKey("key");
        return !said && root.entries().get("fields") instanceof YamlNode.Block block
                ? block.lineOf(key)
                : root.lineOf("key");
    }

    private @Nullable String text(String key, @Nullable String otherwise) {
        YamlNode node = root.entries().get(key);
        if (node instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            return scalar.text().strip();
        }
        if (node == null && (otherwise != null || baseUnknown())) {
            return otherwise;
        }
        if (!(node instanceof YamlNode.Refused)) {
            String message = node == null ? "the key is missing" : "this must be a text";
            fault(key, message, "Add " + key + ": ..., as in `mapping show hubspot`");
        }
        return null;
    }

    private void unknown(String key) {
        faults.add(root.lineOf(key), Faults.shown(key), "there is no such key", NearestName.cure(key, KEYS));
    }

    private void fault(String key, String message, String action) {
        faults.add(root.lineOf(key), key, message, action);
    }
}
