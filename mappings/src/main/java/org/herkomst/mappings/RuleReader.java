package org.herkomst.mappings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what becomes of a field's value; what the block leaves unsaid is the preset's word. */
final class RuleReader {
    static final List<String> KEYS = List.of(
            "options", "otherwise", "default", "on_null", "required", "type", "on_type_error", "max", "on_exceed");
    private static final int LARGEST_MAX = 65_536;

    private final Section section;
    private final ValueRules base;

    /**
     * Reads for one field.
     *
     * @param base what holds where nothing is said
     */
    RuleReader(Section section, ValueRules base) {
        this.section = section;
        this.base = base;
    }

    /** The rules for this source; absent where the source has a fault, so that less can be checked. */
    ValueRules read(@Nullable ValueSource source) {
        Map<String, String> options = options();
        String otherwise = section.has("otherwise") ? section.text("otherwise") : base.otherwise();
        if (otherwise != null && options.isEmpty()) {
            section.fault("otherwise", "there are no options", "Add options: { from: to }, or take otherwise out");
        }
        ValueRules rules = new ValueRules(
                options,
                otherwise,
                section.has("default") ? section.text("default") : base.fallback(),
                word("on_null", "skip", "clear").map("clear"::equals).orElse(base.clears()),
                Optional.ofNullable(section.flag("required")).orElse(base.required()),
                section.oneOf("type", ValueType.ids(), ValueType::of).orElse(base.type()),
                word("on_type_error", "refuse_record", "skip_field")
                        .map("skip_field"::equals)
                        .orElse(base.typeErrorSkips()),
                max(),
                word("on_exceed", "cut", "refuse").map("cut"::equals).orElse(base.cuts()));
        if (source != null) {
            check(source, rules);
        }
        return rules;
    }

    private Optional<String> word(String key, String... legal) {
        return section.oneOf(key, List.of(legal), Optional::of);
    }

    private Map<String, String> options() {
        if (!section.has("options")) {
            return base.options();
        }
        Section options = section.section("options");
        Map<String, String> table = options == null ? Map.of() : options.table();
        if (options != null && options.keys().isEmpty()) {
            section.fault("options", "no options are given", "Write options: { from: to }");
        }
        return table;
    }

    private int max() {
        String text = section.text("max");
        if (text == null) {
            return base.maxChars();
        }
        int max = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (max < 1 || max > LARGEST_MAX) {
            section.fault("max", "this is no number of characters", "Give a whole number from 1 to " + LARGEST_MAX);
        }
        return max;
    }

    private void check(ValueSource source, ValueRules rules) {
        FieldMapping field = new FieldMapping("", source, WritePolicy.OVERWRITE, null, rules);
        if (source instanceof ValueSource.FirstOf several
                && several.kinds().size() > 1
                && rules.type() == null
                && rules.options().isEmpty()) {
            section.fault("first_of", "the values are of different kinds", "Add type: text, or the kind you want");
        }
        if (section.has("max")) {
            checkMax(field);
        }
        String fallback = rules.fallback();
        if (fallback != null && field.type().read(new FieldValue.Text(fallback)).isEmpty()) {
            section.fault(
                    "default",
                    "the default is not " + field.type().kind().words(),
                    "Give " + field.type().kind().words() + ", or add type");
        }
        if (section.has("type")
                && field.constant() != null
                && field.type().read(new FieldValue.Text(field.constant())).isEmpty()) {
            section.fault(
                    "type", "the constant is not " + field.type().kind().words(), "Change the constant or the type");
        }
        checkPairs(rules);
    }

    private void checkPairs(ValueRules rules) {
        if (section.has("on_exceed") && rules.maxChars() == 0) {
            section.fault("on_exceed", "there is no longest text", "Add max");
        }
        if (section.has("required") && rules.required() && rules.clears()) {
            section.fault("required", "a required value is never cleared", "Take on_null: clear out");
        }
    }

    private void checkMax(FieldMapping field) {
        int max = field.maxChars();
        String constant = field.constant();
        if (field.from() == ProfileField.KEY) {
            section.fault("max", "our key is never cut", "Take max out");
        } else if (field.type().kind() != ProfileField.Kind.TEXT) {
            String what = field.from() == null ? "this" : field.from().id();
            section.fault("max", "only texts are cut, and " + what + " is none", "Take max out");
        } else if (constant != null && max > 0 && constant.length() > max) {
            section.fault("max", "the constant has " + constant.length() + " characters", "Shorten it, or raise max");
        }
    }
}
