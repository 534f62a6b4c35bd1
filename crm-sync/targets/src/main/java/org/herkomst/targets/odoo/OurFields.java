package org.herkomst.targets.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.herkomst.core.run.Problem;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.ProfileField;
import org.herkomst.mappings.ProfileField.Kind;

/**
 * A field that is ours: those of a mapping whose names begin with {@code x_herkomst_}, the key, and the mark of what must not be
 * processed.
 *
 * @param name its name
 * @param label what people see
 * @param type Odoo's type
 */
record OurFields(String name, String label, String type) {
    private static final Set<ProfileField> LONG =
            Set.of(ProfileField.TOP_PAGES, ProfileField.MATCH_REASON, ProfileField.USAGE_RESTRICTION);

    /** Types of a field that do as well. */
    private static final Map<String, Set<String>> GOOD = Map.of(
            "char", Set.of("char", "text"),
            "text", Set.of("char", "text"),
            "integer", Set.of("integer", "float"),
            "float", Set.of("float"),
            "date", Set.of("date", "datetime"),
            "boolean", Set.of("boolean"));

    static List<OurFields> of(Mapping mapping) {
        var ours = new LinkedHashMap<String, OurFields>();
        ours.put(Keys.KEY, new OurFields(Keys.KEY, "Herkomst key", "char"));
        for (var field : mapping.fields()) {
            if (Keys.ours(field.target())) {
                ours.put(field.target(), of(field));
            }
        }
        ours.putIfAbsent(Keys.MARK, new OurFields(Keys.MARK, "Herkomst do not process", "boolean"));
        return List.copyOf(ours.values());
    }

    private static OurFields of(FieldMapping field) {
        var label = field.label() == null || field.label().isBlank() ? words(field.target()) : field.label();
        return new OurFields(field.target(), label, type(field));
    }

    private static String type(FieldMapping field) {
        var kind = field.from() == null ? Kind.TEXT : field.from().kind();
        return switch (kind) {
            case WHOLE -> "integer";
            case DECIMAL -> "float";
            case DAY -> "date";
            case FLAG -> "boolean";
            case TEXT -> field.from() != null && LONG.contains(field.from()) ? "text" : "char";
        };
    }

    private static String words(String name) {
        var words = name.substring("x_".length()).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What makes a field of our name unusable. */
    Optional<Problem> difference(Fields.Field there) {
        return GOOD.getOrDefault(type, Set.of()).contains(there.type())
                ? Optional.empty()
                : Optional.of(Problems.typeDrift(name, there.type(), type));
    }

    /** What {@code ir.model.fields} takes to make it. A copy of a record is another one, and copies nothing of ours. */
    Map<String, Object> definition(long model) {
        var definition = new LinkedHashMap<String, Object>();
        definition.put("model_id", model);
        definition.put("name", name);
        definition.put("field_description", label);
        definition.put("ttype", type);
        definition.put("state", "manual");
        definition.put("copied", false);
        if (name.equals(Keys.KEY)) {
            definition.put("index", true);
        }
        return definition;
    }
}
