package org.herkomst.core.target;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.core.run.Problem;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.NearestName;
import org.herkomst.mappings.ProfileField;
import org.herkomst.mappings.ValueType;
import org.herkomst.mappings.WritePolicy;
import org.jspecify.annotations.Nullable;

/** Whether what a mapping writes into a field fits the field as the account has it. */
final class FieldFit {
    /** Our own limit for every value. */
    private static final int LONGEST_VALUE = 60_000;

    private static final Map<SchemaField.Kind, Set<ValueType>> TAKES = Map.of(
            SchemaField.Kind.TEXT, EnumSet.allOf(ValueType.class),
            SchemaField.Kind.WHOLE, EnumSet.of(ValueType.WHOLE),
            SchemaField.Kind.DECIMAL, EnumSet.of(ValueType.WHOLE, ValueType.DECIMAL),
            SchemaField.Kind.DAY, EnumSet.of(ValueType.DAY),
            SchemaField.Kind.INSTANT, EnumSet.of(ValueType.DAY),
            SchemaField.Kind.FLAG, EnumSet.of(ValueType.FLAG),
            SchemaField.Kind.CHOICE, EnumSet.of(ValueType.CHOICE, ValueType.FLAG),
            SchemaField.Kind.CHOICES, EnumSet.of(ValueType.CHOICE, ValueType.CHOICES),
            SchemaField.Kind.OTHER, EnumSet.noneOf(ValueType.class));
    private static final Map<ProfileField, Integer> SHORT = Map.of(
            ProfileField.KEY, 40,
            ProfileField.COUNTRY, 2,
            ProfileField.DOMAIN, 253,
            ProfileField.REGISTER_NUMBER, 40,
            ProfileField.POLICY_ID, 40);

    private final FieldMapping field;
    private final SchemaField there;
    private final List<Problem> problems = new ArrayList<>();

    FieldFit(FieldMapping field, SchemaField there) {
        this.field = field;
        this.there = there;
    }

    List<Problem> problems() {
        if (field.policy() != WritePolicy.OFF && !there.writable()) {
            add(
                    "HK-SCH-005",
                    there.name() + " can't be written with this key",
                    "Give the key the right to write it, or take it out of the mapping");
            return problems;
        }
        if (typeFits()) {
            options();
            length();
        }
        return problems;
    }

    private boolean typeFits() {
        ValueType type = field.type();
        boolean choice = there.kind() == SchemaField.Kind.CHOICE || there.kind() == SchemaField.Kind.CHOICES;
        if (TAKES.getOrDefault(there.kind(), Set.of()).contains(type) || (choice && fixed() != null)) {
            return true;
        }
        add(
                "HK-SCH-003",
                there.name() + " is of type " + there.kind().name().toLowerCase(java.util.Locale.ROOT)
                        + " in the CRM, and the mapping writes " + type.id(),
                choice
                        ? "Add options: { our value: its option }, with otherwise for the rest"
                        : "Add a type that fits, or map another field");
        return false;
    }

    /** The values that it may get, where the mapping fixes them all. */
    private @Nullable List<String> fixed() {
        return field.fixedValues().orElse(null);
    }

    private void options() {
        List<String> values = fixed();
        if (there.options().isEmpty() || values == null || field.type() == ValueType.FLAG) {
            return;
        }
        for (String value : values) {
            for (String part : there.kind() == SchemaField.Kind.CHOICES ? value.split(";") : new String[] {value}) {
                if (!there.options().contains(part)) {
                    add(
                            "HK-SCH-006",
                            there.name() + " has no option \"" + part + "\"",
                            NearestName.cure(part, there.options()));
                }
            }
        }
    }

    private void length() {
        if (there.maxChars() == 0 || there.kind() != SchemaField.Kind.TEXT || longest() <= there.maxChars()) {
            return;
        }
        add(
                "HK-SCH-007",
                there.name() + " takes " + there.maxChars() + " characters, and the mapping lets more through",
                "Add max: " + there.maxChars());
    }

    private int longest() {
        List<String> values = fixed();
        if (values != null) {
            return values.stream().mapToInt(String::length).max().orElse(0);
        }
        if (field.maxChars() > 0) {
            return field.maxChars();
        }
        boolean text = field.type().kind() == ProfileField.Kind.TEXT;
        return text ? SHORT.getOrDefault(source(), LONGEST_VALUE) : 0;
    }

    private ProfileField source() {
        ProfileField from = field.from();
        return from == null ? ProfileField.NAME : from;
    }

    private void add(String code, String example, String action) {
        problems.add(new Problem(code, Problem.Category.SCHEMA, 1, example, action));
    }
}
