package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.MappingSet.MappedRecord;
import org.herkomst.mappings.MappingSet.Refusal;
import org.jspecify.annotations.Nullable;

/** A record while its fields are worked out, one after the other. For one company; not thread-safe. */
final class RecordSketch {
    private static final String ELLIPSIS = "…";

    private final Map<ProfileField, FieldValue> profile;
    private final LinkedHashMap<String, MappedField> fields = new LinkedHashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private int truncated;
    private int coerced;

    RecordSketch(Map<ProfileField, FieldValue> profile) {
        this.profile = profile;
    }

    MappedRecord record() {
        return new MappedRecord(fields, truncated, coerced, refusals);
    }

    /** Works a field out; the order of the rules is that of {@link ValueRules}. */
    void add(FieldMapping field, WritePolicy policy) {
        ValueRules rules = field.rules();
        Found found = field.value().in(profile);
        if (found instanceof Found.Failed failed) {
            misfit(field, failed.reason());
            return;
        }
        FieldValue value = found instanceof Found.Value given ? option(given.value(), field) : null;
        if (value == null && rules.fallback() != null) {
            value = new FieldValue.Text(rules.fallback());
        }
        if (value == null) {
            absent(field, policy);
            return;
        }
        FieldValue typed = typed(value, field);
        if (typed == null) {
            misfit(field, "the value can't be read as " + field.type().kind().words());
            return;
        }
        FieldValue fitting = fitting(typed, field);
        if (fitting != null) {
            fields.put(field.target(), new MappedField(fitting, policy));
        }
    }

    private void absent(FieldMapping field, WritePolicy policy) {
        if (field.rules().required()) {
            refuse(field, "it has no value, and the mapping requires one");
        } else if (field.rules().clears()) {
            fields.put(field.target(), new MappedField(new FieldValue.Nothing(), policy));
        }
    }

    private @Nullable FieldValue option(FieldValue value, FieldMapping field) {
        ValueRules rules = field.rules();
        if (rules.options().isEmpty()) {
            return value;
        }
        boolean several = rules.type() == ValueType.CHOICES;
        List<String> parts = several ? ValueType.list(value.asText()) : List.of(value.asText());
        List<String> chosen = parts.stream()
                .map(part -> rules.options().getOrDefault(part, rules.otherwise()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        String text = String.join(ValueType.SEPARATOR, chosen);
        coerced += text.equals(value.asText()) ? 0 : 1;
        return text.isEmpty() ? null : new FieldValue.Text(text);
    }

    private @Nullable FieldValue typed(FieldValue value, FieldMapping field) {
        ValueType type = field.type();
        if (field.rules().type() == null && value.kind() == type.kind()) {
            return value;
        }
        FieldValue typed = type.read(value).orElse(null);
        coerced += typed == null || typed.equals(value) ? 0 : 1;
        return typed;
    }

    private @Nullable FieldValue fitting(FieldValue value, FieldMapping field) {
        ValueRules rules = field.rules();
        if (rules.maxChars() == 0
                || !(value instanceof FieldValue.Text text)
                || text.value().length() <= rules.maxChars()) {
            return value;
        }
        if (!rules.cuts()) {
            refuse(field, "the text has more than " + rules.maxChars() + " characters");
            return null;
        }
        truncated++;
        return new FieldValue.Text(cut(text.value(), rules.maxChars()));
    }

    private static String cut(String text, int maxChars) {
        int end = maxChars - ELLIPSIS.length();
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).strip() + ELLIPSIS;
    }

    private void misfit(FieldMapping field, String reason) {
        if (!field.rules().typeErrorSkips()) {
            refuse(field, reason);
        }
    }

    private void refuse(FieldMapping field, String reason) {
        refusals.add(new Refusal(field.target(), reason));
    }
}
