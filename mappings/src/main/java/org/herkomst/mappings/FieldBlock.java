package org.herkomst.mappings;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a mapping file says of one field; what it leaves unsaid is the preset's word. */
final class FieldBlock {
    private static final List<String> KEYS = List.of("constant", "from", "label", "max", "policy");
    private static final int LARGEST_MAX = 65_536;
    private static final Set<ProfileField> LEFT_TO_OTHERS =
            Set.of(ProfileField.DO_NOT_PROCESS, ProfileField.WRONG_COMPANY);

    private final String name;
    private final YamlNode.Block block;
    private final @Nullable FieldMapping preset;
    private final Faults faults;
    private final @Nullable ProfileField from;
    private final @Nullable String constant;
    private boolean ours;

    /**
     * Reads the block of the field {@code name}.
     *
     * @param preset the preset's field of that name
     */
    FieldBlock(String name, YamlNode.Block block, @Nullable FieldMapping preset, Faults faults) {
        this.name = name;
        this.block = block;
        this.preset = preset;
        this.faults = faults;
        FieldMapping unsaid = has("from") || has("constant") ? null : preset;
        this.from = unsaid == null ? profileField(text("from")) : unsaid.from();
        this.constant = unsaid == null ? text("constant") : unsaid.constant();
    }

    /** Whether the field is one of ours. */
    FieldBlock ours(boolean whether) {
        ours = whether;
        return this;
    }

    /**
     * The field; absent where it has a fault.
     *
     * @param baseUnknown whether a source may stand in a preset that can't be told
     */
    @Nullable
    FieldMapping mapping(boolean baseUnknown) {
        check(baseUnknown);
        WritePolicy policy = policy();
        int max = max();
        String label = label();
        return (from == null) == (constant == null) ? null : new FieldMapping(name, from, constant, policy, label, max);
    }

    private void check(boolean baseUnknown) {
        block.entries().keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> faults.add(
                        block.lineOf(key),
                        path() + "." + Faults.shown(key),
                        "there is no such key",
                        NearestName.cure(key, KEYS)));
        if (has("from") && has("constant")) {
            faults.add(block.line(), path(), "from and constant are both given", "Give exactly one of them");
        } else if (!has("from") && !has("constant") && preset == null && !baseUnknown) {
            faults.add(block.line(), path(), "neither from nor constant is given", "Give exactly one of them");
        }
    }

    private @Nullable ProfileField profileField(@Nullable String id) {
        if (id == null) {
            return null;
        }
        return ProfileField.of(id).orElseGet(() -> {
            List<String> legal =
                    Arrays.stream(ProfileField.values()).map(ProfileField::id).toList();
            String message = "a company profile has no \"" + Faults.shown(id) + "\"";
            fault("from", message, NearestName.cure(id, legal));
            return null;
        });
    }

    private WritePolicy policy() {
        String id = text("policy");
        WritePolicy policy = id == null ? usualPolicy() : policy(id);
        if (from != null && LEFT_TO_OTHERS.contains(from) && policy != WritePolicy.OFF) {
            fault("policy", "only people or a withdrawal set this field", "Write policy: off");
        }
        return policy;
    }

    private WritePolicy policy(String id) {
        return WritePolicy.of(id).orElseGet(() -> {
            List<String> legal =
                    Arrays.stream(WritePolicy.values()).map(WritePolicy::id).toList();
            fault("policy", "there is no policy \"" + Faults.shown(id) + "\"", NearestName.cure(id, legal));
            return usualPolicy();
        });
    }

    private WritePolicy usualPolicy() {
        if (from != null && LEFT_TO_OTHERS.contains(from)) {
            return WritePolicy.OFF;
        }
        if (sameAsPreset() && preset != null) {
            return preset.policy();
        }
        return ours ? WritePolicy.OVERWRITE : WritePolicy.FILL_EMPTY;
    }

    private @Nullable String label() {
        String label = text("label");
        return label == null && preset != null ? preset.label() : label;
    }

    private int max() {
        String text = text("max");
        if (text == null) {
            return sameAsPreset() && preset != null ? preset.maxChars() : 0;
        }
        int max = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (max < 1 || max > LARGEST_MAX) {
            fault("max", "this is no number of characters", "Give a whole number from 1 to " + LARGEST_MAX);
        } else if (from == ProfileField.KEY) {
            fault("max", "our key is never cut", "Take max out");
        } else if (from != null && from.kind() != ProfileField.Kind.TEXT) {
            fault("max", "only texts are cut, and " + from.id() + " is none", "Take max out");
        } else if (constant != null && constant.length() > max) {
            fault("max", "the constant has " + constant.length() + " characters", "Shorten it, or raise max");
        }
        return max;
    }

    private boolean sameAsPreset() {
        return preset != null && preset.from() == from;
    }

    private boolean has(String key) {
        return block.entries().containsKey(key);
    }

    private @Nullable String text(String key) {
        YamlNode node = block.entries().get(key);
        if (node instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            return scalar.text().strip();
        }
        if (node != null && !(node instanceof YamlNode.Refused)) {
            fault(key, "this must be a text", "Write " + key + ": and a value");
        }
        return null;
    }

    private void fault(String key, String message, String action) {
        faults.add(block.lineOf(key), path() + "." + key, message, action);
    }

    private String path() {
        return "fields." + Faults.shown(name);
    }
}
