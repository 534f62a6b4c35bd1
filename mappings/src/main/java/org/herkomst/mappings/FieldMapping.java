package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One field of a CRM record.
 *
 * @param target the field's name in the CRM
 * @param value where its value comes from
 * @param policy what a write may do
 * @param label label of the field where we create it ourselves
 * @param rules what becomes of the value on its way
 */
public record FieldMapping(
        String target,
        ValueSource value,
        WritePolicy policy,
        @Nullable String label,
        ValueRules rules) {

    /** A profile field or a constant, exactly one of them, without further rules; 0 characters: no limit. */
    public FieldMapping(
            String target,
            @Nullable ProfileField from,
            @Nullable String constant,
            WritePolicy policy,
            @Nullable String label,
            int maxChars) {
        this(target, source(from, constant), policy, label, ValueRules.upTo(maxChars));
    }

    private static ValueSource source(@Nullable ProfileField from, @Nullable String constant) {
        if (from != null && constant == null) {
            return new ValueSource.Profile(from);
        }
        if (from == null && constant != null) {
            return new ValueSource.Constant(constant);
        }
        throw new IllegalArgumentException("A field has either a profile field or a constant");
    }

    /** The profile field whose value it gets; absent for every other source. */
    public @Nullable ProfileField from() {
        return value instanceof ValueSource.Profile profile ? profile.field() : null;
    }

    /** The constant; absent for every other source. */
    public @Nullable String constant() {
        return value instanceof ValueSource.Constant constant ? constant.text() : null;
    }

    /** The longest text that the field takes; 0: no limit. */
    public int maxChars() {
        return rules.maxChars();
    }

    /** The type of what goes into the field: the CRM's field must be made so. */
    public ValueType type() {
        if (rules.type() != null) {
            return rules.type();
        }
        return rules.options().isEmpty() ? ValueType.of(value.kind()) : ValueType.CHOICE;
    }

    /** All values that it may get, where the mapping fixes them: for comparing with a CRM's options. */
    public Optional<List<String>> fixedValues() {
        List<String> values = new ArrayList<>();
        if (!rules.options().isEmpty()) {
            values.addAll(rules.options().values());
            add(values, rules.otherwise());
        } else {
            Optional<List<String>> fixed = value.fixedValues();
            if (fixed.isEmpty()) {
                return fixed;
            }
            values.addAll(fixed.get());
        }
        add(values, rules.fallback());
        return Optional.of(values.stream().distinct().sorted().toList());
    }

    private static void add(List<String> values, @Nullable String value) {
        if (value != null) {
            values.add(value);
        }
    }
}
