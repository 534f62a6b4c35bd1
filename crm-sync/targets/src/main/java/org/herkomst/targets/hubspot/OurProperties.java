package org.herkomst.targets.hubspot;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.herkomst.core.run.Problem;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.ProfileField;
import org.herkomst.targets.hubspot.Wire.Option;
import org.herkomst.targets.hubspot.Wire.Property;

/** The properties that are ours: those of a mapping whose names begin with {@code herkomst_}, the key, and the mark of what must not be processed. */
final class OurProperties {
    static final String GROUP = "herkomst";
    private static final Set<ProfileField> LONG =
            Set.of(ProfileField.TOP_PAGES, ProfileField.MATCH_REASON, ProfileField.USAGE_RESTRICTION);

    private OurProperties() {}

    static List<Property> of(Mapping mapping) {
        var ours = new ArrayList<Property>();
        ours.add(new Property(Keys.KEY, "Herkomst key", GROUP, "string", "text", true, null));
        for (var field : mapping.fields()) {
            if (field.target().startsWith(Keys.PREFIX) && !field.target().equals(Keys.KEY)) {
                ours.add(property(field));
            }
        }
        if (ours.stream().noneMatch(p -> p.name().equals(Keys.MARK))) {
            ours.add(new Property(Keys.MARK, "Do not process", GROUP, "bool", "booleancheckbox", null, yesAndNo()));
        }
        return ours;
    }

    private static Property property(FieldMapping field) {
        var kind = field.type().kind();
        var label = field.label() == null || field.label().isBlank() ? words(field.target()) : field.label();
        return switch (kind) {
            case WHOLE, DECIMAL -> new Property(field.target(), label, GROUP, "number", "number", null, null);
            case DAY -> new Property(field.target(), label, GROUP, "date", "date", null, null);
            case FLAG -> new Property(field.target(), label, GROUP, "bool", "booleancheckbox", null, yesAndNo());
            case TEXT -> new Property(field.target(), label, GROUP, "string", textType(field), null, null);
        };
    }

    private static String textType(FieldMapping field) {
        return field.from() != null && LONG.contains(field.from()) ? "textarea" : "text";
    }

    private static List<Option> yesAndNo() {
        return List.of(new Option("Yes", "true", false, 0), new Option("No", "false", false, 1));
    }

    private static String words(String name) {
        var words = name.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What makes a property of our name unusable. */
    static Optional<Problem> difference(Property there, Property ours) {
        var type = Objects.requireNonNullElse(there.type(), "");
        var wanted = Objects.requireNonNullElse(ours.type(), "");
        if (!type.isEmpty() && !type.equals(wanted) && !(wanted.equals("bool") && type.equals("enumeration"))) {
            return Optional.of(Problems.typeDrift(ours.name(), type, wanted));
        }
        var unique = Boolean.TRUE.equals(there.hasUniqueValue());
        return Boolean.TRUE.equals(ours.hasUniqueValue()) && !unique
                ? Optional.of(Problems.keyNotUnique())
                : Optional.empty();
    }
}
