package org.herkomst.mappings;

import java.util.Map;
import java.util.Set;

/** Looks whether the field that holds our key is one of ours, and gets nothing but the key. */
final class KeyCheck {
    private final Section root;
    private final YamlNode.Block block;
    private final Map<String, FieldMapping> fields;

    KeyCheck(Section root, YamlNode.Block block, Map<String, FieldMapping> fields) {
        this.root = root;
        this.block = block;
        this.fields = fields;
    }

    /**
     * Tells what is wrong with the field {@code key}.
     *
     * @param faulty fields whose faults are told already
     * @param baseUnknown whether fields may stand in a preset that can't be told
     */
    void check(String key, TargetRules rules, Set<String> faulty, boolean baseUnknown) {
        FieldMapping field = fields.get(key);
        if (faulty.contains(key) || (field == null && baseUnknown)) {
            return;
        }
        String shown = Faults.shown(key);
        if (field == null || !holdsKey(field)) {
            fault(
                    key,
                    "the field \"" + shown + "\" is not mapped from the company's key",
                    "Add to fields: " + shown + ": { from: key }" + otherKey());
        } else if (!field.rules().equals(ValueRules.NONE)) {
            fault(key, "our key is never changed", "Write " + shown + ": { from: key }, with a label at most");
        } else if (!rules.equals(TargetRules.UNKNOWN) && !rules.ours(key)) {
            fault(
                    key,
                    "the field \"" + shown + "\" is not ours, so it can't hold our key",
                    "Use a field of ours, such as " + rules.key());
        }
    }

    private static boolean holdsKey(FieldMapping field) {
        return field.from() == ProfileField.KEY && field.policy() == WritePolicy.OVERWRITE;
    }

    /** The field that holds the key, where another is named by mistake. */
    private String otherKey() {
        return fields.values().stream()
                .filter(KeyCheck::holdsKey)
                .findFirst()
                .map(field -> ". Or did you mean key: " + field.target() + "?")
                .orElse("");
    }

    private void fault(String key, String message, String action) {

        int line = !root.has("key") && root.node("fields") instanceof YamlNode.Block given
                ? given.lineOf(key)
                : block.lineOf("key");
        root.faults().add(line, "key", message, action);
    }
}
