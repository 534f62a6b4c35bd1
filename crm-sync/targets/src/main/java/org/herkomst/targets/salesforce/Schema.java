package org.herkomst.targets.salesforce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.AccountSchema;
import org.herkomst.core.target.ProvisionReport;
import org.herkomst.core.target.SchemaField;
import org.herkomst.core.target.SchemaField.Kind;
import org.herkomst.core.target.TargetException;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.ProfileField;
import org.herkomst.mappings.WritePolicy;
import org.herkomst.targets.salesforce.Wire.Choice;
import org.herkomst.targets.salesforce.Wire.Description;
import org.herkomst.targets.salesforce.Wire.Field;
import org.jspecify.annotations.Nullable;

/** The fields of accounts, as our user sees them. */
final class Schema {
    /** Longest key that we give. */
    private static final int KEY_CHARS = 40;

    private final Description description;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private Schema(Description description) {
        this.description = description;
        description.all().forEach(field -> fields.put(field.name(), field));
    }

    /** Asks for them; every account has some. */
    static Schema of(Connection connection) {
        return new Schema(connection.read(api -> {
            var description = api.describe();
            if (description == null || !description.whole()) {
                throw Failure.noAnswer();
            }
            return description;
        }));
    }

    /** Fields of ours that are there, whatever the mapping names. */
    Set<String> ours() {
        var ours = new TreeSet<>(fields.keySet());
        ours.removeIf(name -> !name.startsWith(Keys.PREFIX));
        return ours;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    AccountSchema fields() {
        return new AccountSchema(fields.values().stream().map(Schema::field).toList());
    }

    private static SchemaField field(Field field) {
        var choices = field.picklistValues() == null ? List.<Choice>of() : field.picklistValues();
        return new SchemaField(
                field.name(),
                Objects.requireNonNullElse(field.label(), field.name()),
                kind(field),
                field.createable() && field.updateable() && !Keys.NEVER.contains(field.name()),
                field.unique(),
                field.createable() && !field.nillable() && !field.defaultedOnCreate() && kind(field) != Kind.FLAG,
                kind(field) == Kind.TEXT ? field.length() : 0,
                choices.stream()
                        .filter(Choice::active)
                        .map(Choice::value)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static Kind kind(Field field) {
        return switch (Objects.requireNonNullElse(field.type(), "")) {
            case "string", "textarea", "url", "phone", "email", "encryptedstring" -> Kind.TEXT;
            case "int", "long" -> Kind.WHOLE;
            case "double", "currency", "percent" -> field.scale() == 0 ? Kind.WHOLE : Kind.DECIMAL;
            case "date" -> Kind.DAY;
            case "datetime" -> Kind.INSTANT;
            case "boolean" -> Kind.FLAG;
            case "picklist", "combobox" -> Kind.CHOICE;
            case "multipicklist" -> Kind.CHOICES;
            default -> Kind.OTHER;
        };
    }

    /** Fields that a push needs. */
    private static Set<String> needed(Mapping mapping) {
        var names = new TreeSet<>(Set.of(Keys.KEY, Keys.MARK));
        mapping.fields().forEach(field -> names.add(field.target()));
        return names;
    }

    String count(Mapping mapping) {
        var needed = needed(mapping);
        return needed.stream().filter(this::has).count() + " of " + needed.size() + " fields are there";
    }

    /** What stands in the way of a push. */
    List<Problem> problems(Mapping mapping) {
        var problems = new ArrayList<Problem>();
        var missing = needed(mapping);
        missing.removeAll(fields.keySet());
        if (!missing.isEmpty()) {
            problems.add(Problems.fieldsMissing(missing));
        }
        key().ifPresent(problems::add);
        mapping.fields().forEach(field -> drift(field).ifPresent(problems::add));
        rights(mapping).ifPresent(problems::add);
        return problems;
    }

    private Optional<Problem> key() {
        var key = fields.get(Keys.KEY);
        if (key == null) {
            return Optional.empty();
        }
        if (key.length() > 0 && key.length() < KEY_CHARS) {
            return Optional.of(Problems.typeDrift(
                    Keys.KEY, "a text of " + key.length(), "one of " + KEY_CHARS + " characters or more"));
        }
        return key.externalId() && key.unique() ? Optional.empty() : Optional.of(Problems.keyNotUnique());
    }

    private Optional<Problem> drift(FieldMapping mapping) {
        var field = fields.get(mapping.target());
        if (field == null || !mapping.target().startsWith(Keys.PREFIX) || mapping.from() == null) {
            return Optional.empty();
        }
        var wanted = mapping.from().kind();
        if (!takes(kind(field), wanted)) {
            var there = "of type " + Objects.requireNonNullElse(field.type(), "unknown");
            return Optional.of(Problems.typeDrift(field.name(), there, words(wanted)));
        }
        var shorter = kind(field) == Kind.TEXT && field.length() > 0 && field.length() < mapping.maxChars();
        return shorter
                ? Optional.of(Problems.typeDrift(
                        field.name(), "a text of " + field.length(), "one of " + mapping.maxChars() + " characters"))
                : Optional.empty();
    }

    private static boolean takes(Kind there, ProfileField.Kind wanted) {
        return switch (wanted) {
            case TEXT -> there == Kind.TEXT || there == Kind.CHOICE || there == Kind.CHOICES;
            case WHOLE -> there == Kind.WHOLE || there == Kind.DECIMAL;
            case DECIMAL -> there == Kind.DECIMAL;
            case DAY -> there == Kind.DAY;
            case FLAG -> there == Kind.FLAG;
        };
    }

    private static String words(ProfileField.Kind wanted) {
        return switch (wanted) {
            case TEXT -> "a text";
            case WHOLE -> "a number";
            case DECIMAL -> "a number with decimal places";
            case DAY -> "a date";
            case FLAG -> "a checkbox";
        };
    }

    private Optional<Problem> rights(Mapping mapping) {
        var lacking = new TreeSet<String>();
        right(description.createable(), "create accounts", lacking);
        right(description.updateable(), "edit accounts", lacking);
        right(description.deletable(), "delete accounts", lacking);
        var written = needed(mapping);
        mapping.fields().stream()
                .filter(f -> f.policy() == WritePolicy.OFF && !f.target().equals(Keys.MARK))
                .forEach(f -> written.remove(f.target()));
        written.stream()
                .map(fields::get)
                .filter(Objects::nonNull)
                .filter(field -> !field.createable() || !field.updateable())
                .forEach(field -> lacking.add("edit " + field.name()));
        return lacking.isEmpty() ? Optional.empty() : Optional.of(Problems.rightMissing(String.join(", ", lacking)));
    }

    private static void right(@Nullable Boolean has, String what, Set<String> lacking) {
        if (!Boolean.TRUE.equals(has)) {
            lacking.add(what);
        }
    }

    /**
     * That all fields of ours are there, for we make none.
     *
     * @throws TargetException where one is missing or of another type
     */
    ProvisionReport allThere(Mapping mapping) {
        var ours = needed(mapping);
        ours.removeIf(name -> !name.startsWith(Keys.PREFIX));
        var missing = new TreeSet<>(ours);
        missing.removeAll(fields.keySet());
        if (!missing.isEmpty()) {
            throw new TargetException(Problems.fieldsMissing(missing));
        }
        key().ifPresent(Schema::refuse);
        mapping.fields().forEach(field -> drift(field).ifPresent(Schema::refuse));
        return new ProvisionReport(List.of(), List.copyOf(ours));
    }

    private static void refuse(Problem problem) {
        throw new TargetException(problem);
    }
}
