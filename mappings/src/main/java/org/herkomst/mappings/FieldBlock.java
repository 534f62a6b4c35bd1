package org.herkomst.mappings;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a mapping file says of one field; what it leaves unsaid is the preset's word. */
final class FieldBlock {
    static final List<String> KEYS = Stream.of(ValueReader.KEYS, List.of("policy", "label"), RuleReader.KEYS)
            .flatMap(List::stream)
            .toList();
    private static final Set<ProfileField> LEFT_TO_OTHERS =
            Set.of(ProfileField.DO_NOT_PROCESS, ProfileField.WRONG_COMPANY);

    private final String name;
    private final Section section;
    private final @Nullable FieldMapping preset;
    private final FileContext context;
    private final boolean unsaid;
    private final @Nullable ValueSource source;

    /**
     * Reads the block of the field {@code name}.
     *
     * @param preset the preset's field of that name
     */
    FieldBlock(String name, Section section, @Nullable FieldMapping preset, FileContext context) {
        this.name = name;
        this.section = section;
        this.preset = preset;
        this.context = context;
        this.unsaid = section.of(ValueReader.KEYS).isEmpty();
        ValueSource given = new ValueReader(context).read(section);
        this.source = unsaid && preset != null ? preset.value() : given;
    }

    /** The field; absent where it has a fault. */
    @Nullable
    FieldMapping mapping() {
        section.allows(KEYS);
        if (unsaid && preset == null && !context.baseUnknown()) {
            section.fault("no value is given", "Give exactly one of: " + String.join(", ", ValueReader.KEYS));
        }
        ValueRules rules = new RuleReader(section, base()).read(source);
        WritePolicy policy = policy();
        String label = section.text("label");
        if (label == null && preset != null) {
            label = preset.label();
        }
        return source == null ? null : new FieldMapping(name, source, policy, label, rules);
    }

    private ValueRules base() {
        return sameAsPreset() && preset != null ? preset.rules() : ValueRules.NONE;
    }

    private WritePolicy policy() {
        ProfileField from = source instanceof ValueSource.Profile profile ? profile.field() : null;
        boolean leftToOthers = from != null && LEFT_TO_OTHERS.contains(from);
        WritePolicy usual = leftToOthers ? WritePolicy.OFF : usualPolicy();
        List<String> legal =
                Arrays.stream(WritePolicy.values()).map(WritePolicy::id).toList();
        WritePolicy policy = section.oneOf("policy", legal, WritePolicy::of).orElse(usual);
        if (leftToOthers && policy != WritePolicy.OFF) {
            section.fault("policy", "only people or a withdrawal set this field", "Write policy: off");
        }
        return policy;
    }

    private WritePolicy usualPolicy() {
        if (sameAsPreset() && preset != null) {
            return preset.policy();
        }
        return context.rules().ours(name) ? WritePolicy.OVERWRITE : WritePolicy.FILL_EMPTY;
    }

    private boolean sameAsPreset() {
        return preset != null && source != null && preset.value().parts().equals(source.parts());
    }
}
