package org.herkomst.mappings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads one field of a mapping file. */
final class FieldReader {
    private static final Set<String> KEYS = new TreeSet<>(List.of("from", "constant", "policy", "label", "max"));
    private static final int LARGEST_MAX = 65_536;
    private static final String OURS = "herkomst_";

    private final String file;
    private final TargetRules rules;
    private final List<MappingFault> faults;

    FieldReader(String file, TargetRules rules, List<MappingFault> faults) {
        this.file = file;
        this.rules = rules;
        this.faults = faults;
    }

    @Nullable
    FieldMapping read(String name, int line, YamlNode node) {
        int before = faults.size();
        String path = "fields." + MappingReader.shown(name);
        checkName(name, line, path);
        if (!(node instanceof YamlNode.Block block)) {
            fault(line, path, "a field is written in braces", "Write for example { from: name }, or off");
            return null;
        }
        block.entries().keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> fault(
                        block.lineOf(key),
                        path + "." + MappingReader.shown(key),
                        "there is no such key",
                        NearestName.cure(key, KEYS)));
        ProfileField from = from(block, path);
        String constant = text(block, "constant", path);
        checkOneSource(block, path);
        WritePolicy policy = policy(block, path, name);
        int max = max(block, path);
        String label = text(block, "label", path);
        return faults.size() > before ? null : new FieldMapping(name, from, constant, policy, label, max);
    }

    private void checkName(String name, int line, String path) {
        if (!rules.names().matcher(name).matches()) {
            fault(line, path, "the CRM takes no such field name", "Use " + rules.namesInWords());
        }
        if (rules.neverWritten().contains(name)) {
            fault(line, path, "this field belongs to people and is never written", "Take the field out");
        }
    }

    private void checkOneSource(YamlNode.Block block, String path) {
        boolean from = block.entries().containsKey("from");
        if (from == block.entries().containsKey("constant")) {
            String message = from ? "from and constant are both given" : "neither from nor constant is given";
            fault(block.line(), path, message, "Give exactly one of from and constant");
        }
    }

    private @Nullable ProfileField from(YamlNode.Block block, String path) {
        String name = text(block, "from", path);
        if (name == null) {
            return null;
        }
        List<String> legal =
                Arrays.stream(ProfileField.values()).map(ProfileField::id).toList();
        return ProfileField.of(name).orElseGet(() -> {
            String message = "a company profile has no \"" + MappingReader.shown(name) + "\"";
            fault(block.lineOf("from"), path + ".from", message, NearestName.cure(name, legal));
            return null;
        });
    }

    private WritePolicy policy(YamlNode.Block block, String path, String name) {
        String text = text(block, "policy", path);
        WritePolicy usual = name.startsWith(OURS) ? WritePolicy.OVERWRITE : WritePolicy.FILL_EMPTY;
        if (text == null) {
            return usual;
        }
        if (!MappingReader.policies().contains(text)) {
            String message = "there is no policy \"" + MappingReader.shown(text) + "\"";
            String cure = NearestName.cure(text, MappingReader.policies());
            fault(block.lineOf("policy"), path + ".policy", message, cure);
            return usual;
        }
        return WritePolicy.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private int max(YamlNode.Block block, String path) {
        String text = text(block, "max", path);
        if (text == null) {
            return 0;
        }
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LARGEST_MAX) {
            String message = "this is no number of characters";
            fault(block.lineOf("max"), path + ".max", message, "Give a whole number from 1 to " + LARGEST_MAX);
            return 0;
        }
        return Integer.parseInt(text);
    }

    private @Nullable String text(YamlNode.Block block, String key, String path) {
        YamlNode node = block.entries().get(key);
        if (node == null) {
            return null;
        }
        if (node instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            return scalar.text().trim();
        }
        fault(block.lineOf(key), path + "." + key, "this must be a text", "Write " + key + ": and a value");
        return null;
    }

    private void fault(int line, String key, String message, String action) {
        faults.add(new MappingFault(file + ":" + line, key, message, action));
    }
}
