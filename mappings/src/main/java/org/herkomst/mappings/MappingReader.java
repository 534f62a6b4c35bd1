package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a mapping file into a {@link Mapping}, finding every fault at once. One reader a file; not thread-safe. */
final class MappingReader {
    private static final Set<String> KEYS = Set.of("target", "key", "fields", "extends");

    private final String file;
    private final List<MappingFault> faults = new ArrayList<>();

    private MappingReader(String file) {
        this.file = file;
    }

    static Mapping read(String name, String file, String text) {
        MappingReader reader = new MappingReader(file);
        Mapping mapping = reader.mapping(name, text);
        if (mapping == null || !reader.faults.isEmpty()) {
            throw new MappingException(reader.faults);
        }
        return mapping;
    }

    private @Nullable Mapping mapping(String name, String text) {
        YamlText.Read read = YamlText.read(file, text);
        faults.addAll(read.faults());
        if (read.root() instanceof YamlNode.Block root) {
            return mapping(name, root);
        }
        if (read.faults().isEmpty()) {
            fault(1, "(file)", "the mapping is empty", "Begin with target, key and fields; see `mapping show hubspot`");
        }
        return null;
    }

    private @Nullable Mapping mapping(String name, YamlNode.Block root) {
        root.entries().keySet().stream().filter(k -> !KEYS.contains(k)).forEach(k -> unknown(root, k));
        Mapping base = base(root);
        String target = text(root, "target", base == null ? null : base.target());
        String key = text(root, "key", base == null ? null : base.keyField());
        if (target == null || key == null) {
            return null;
        }
        TargetRules rules = TargetRules.of(target).orElse(null);
        if (rules == null) {
            fault(root.lineOf("target"), "target", "there is no kind of CRM \"" + shown(target) + "\"", kinds(target));
            return null;
        }
        LinkedHashMap<String, FieldMapping> fields = new LinkedHashMap<>();
        if (base != null) {
            base.fields().forEach(field -> fields.put(field.target(), field));
        }
        addFields(root, rules, fields);
        checkKey(root, key, fields);
        List<FieldMapping> list = List.copyOf(fields.values());
        return new Mapping(name, target, key, list, MappingHash.of(target, key, list));
    }

    private @Nullable Mapping base(YamlNode.Block root) {
        String preset = root.entries().containsKey("extends") ? text(root, "extends", null) : null;
        if (preset == null) {
            return null;
        }
        if (!Presets.names().contains(preset)) {
            String cure = NearestName.cure(preset, Presets.names());
            fault(root.lineOf("extends"), "extends", "there is no preset \"" + shown(preset) + "\"", cure);
            return null;
        }
        return Mappings.named(preset);
    }

    private void addFields(YamlNode.Block root, TargetRules rules, LinkedHashMap<String, FieldMapping> fields) {
        YamlNode node = root.entries().get("fields");
        if (!(node instanceof YamlNode.Block block) || block.entries().isEmpty()) {
            fault(root.lineOf("fields"), "fields", "no fields are mapped", "Add lines such as name: { from: name }");
            return;
        }
        FieldReader reader = new FieldReader(file, rules, faults);
        block.entries().forEach((name, value) -> {
            if (value instanceof YamlNode.Scalar off && off.text().equals("off")) {
                fields.remove(name);
                return;
            }
            FieldMapping field = reader.read(name, block.lineOf(name), value);
            if (field != null) {
                fields.put(name, field);
            }
        });
    }

    private void checkKey(YamlNode.Block root, String key, LinkedHashMap<String, FieldMapping> fields) {
        FieldMapping field = fields.get(key);
        boolean overwritten = field != null && field.policy() == WritePolicy.OVERWRITE;
        if (field == null || field.from() != ProfileField.KEY || !overwritten) {
            fault(
                    root.lineOf("key"),
                    "key",
                    "the field \"" + shown(key) + "\" is not mapped from the company's key",
                    "Add to fields: " + shown(key) + ": { from: key }");
        }
    }

    private @Nullable String text(YamlNode.Block root, String key, @Nullable String otherwise) {
        YamlNode node = root.entries().get(key);
        if (node instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            return scalar.text().trim();
        }
        if (node == null && otherwise != null) {
            return otherwise;
        }
        String message = node == null ? "the key is missing" : "this must be a text";
        fault(root.lineOf(key), key, message, "Add " + key + ": ..., as in `mapping show hubspot`");
        return null;
    }

    private void unknown(YamlNode.Block root, String key) {
        String cure = NearestName.cure(key, KEYS.stream().sorted().toList());
        fault(root.lineOf(key), shown(key), "there is no such key", cure);
    }

    private void fault(int line, String key, String message, String action) {
        faults.add(new MappingFault(file + ":" + line, key, message, action));
    }

    private static String kinds(String given) {
        return NearestName.cure(
                given, TargetRules.BY_KIND.keySet().stream().sorted().toList());
    }

    /** A name from a file as it may be shown: printable and short. */
    static String shown(String given) {
        String printable = given.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 60 ? printable : printable.substring(0, 60) + "…";
    }

    /** The policies' names in files. */
    static List<String> policies() {
        return Arrays.stream(WritePolicy.values())
                .map(policy -> policy.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
