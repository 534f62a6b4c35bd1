package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the value of a field comes from. Immutable and thread-safe. */
public sealed interface ValueSource {

    /** What it has for a company. */
    Found in(Map<ProfileField, FieldValue> profile);

    /** The kind of value, before any rule is applied. */
    ProfileField.Kind kind();

    /** All that makes it up, for comparing and hashing; first its kind. */
    List<String> parts();

    /** All values that it can have, where they stand in the file. */
    default Optional<List<String>> fixedValues() {
        return Optional.empty();
    }

    /** A field of the company profile. */
    record Profile(ProfileField field) implements ValueSource {
        @Override
        public Found in(Map<ProfileField, FieldValue> profile) {
            FieldValue value = profile.get(field);
            if (value == null) {
                return new Found.None();
            }
            if (value.kind() != field.kind()) {
                throw new IllegalArgumentException("The profile's " + field.id() + " is of the wrong kind");
            }
            return Found.of(value);
        }

        @Override
        public ProfileField.Kind kind() {
            return field.kind();
        }

        @Override
        public List<String> parts() {
            return List.of("from", field.id());
        }
    }

    /** The same for every company. */
    record Constant(String text) implements ValueSource {
        @Override
        public Found in(Map<ProfileField, FieldValue> profile) {
            return Found.text(text);
        }

        @Override
        public ProfileField.Kind kind() {
            return ProfileField.Kind.TEXT;
        }

        @Override
        public List<String> parts() {
            return List.of("constant", text);
        }

        @Override
        public Optional<List<String>> fixedValues() {
            return Optional.of(List.of(text));
        }
    }

    /** A text with values of the profile in it, such as {@code {name} ({city})}. */
    record Filled(String text, Template template) implements ValueSource {
        @Override
        public Found in(Map<ProfileField, FieldValue> profile) {
            return template.in(profile);
        }

        @Override
        public ProfileField.Kind kind() {
            return ProfileField.Kind.TEXT;
        }

        @Override
        public List<String> parts() {
            return List.of("template", text);
        }
    }

    /** An expression. */
    record Computed(Expression expression) implements ValueSource {
        @Override
        public Found in(Map<ProfileField, FieldValue> profile) {
            return expression.in(profile);
        }

        @Override
        public ProfileField.Kind kind() {
            return expression.kind();
        }

        @Override
        public List<String> parts() {
            return List.of("expression", expression.text());
        }
    }

    /**
     * A value looked up in a table of the file.
     *
     * @param entries the table
     * @param by the profile field whose text is looked up
     * @param otherwise the value where the table has none; absent: then there is none
     */
    record Lookup(
            Map<String, String> entries,
            ProfileField by,
            @Nullable String otherwise) implements ValueSource {
        public Lookup {
            entries = Map.copyOf(entries);
        }

        @Override
        public Found in(Map<ProfileField, FieldValue> profile) {
            FieldValue key = profile.get(by);
            String value = key == null ? null : entries.get(key.asText().strip());
            String found = value == null ? otherwise : value;
            return found == null ? new Found.None() : Found.text(found);
        }

        @Override
        public ProfileField.Kind kind() {
            return ProfileField.Kind.TEXT;
        }

        @Override
        public List<String> parts() {
            List<String> parts = new ArrayList<>(List.of("lookup", by.id()));
            parts.add(otherwise == null ? "-" : "+" + otherwise);
            new TreeMap<>(entries).forEach((key, value) -> parts.addAll(List.of(key, value)));
            return parts;
        }

        @Override
        public Optional<List<String>> fixedValues() {
            List<String> values = new ArrayList<>(entries.values());
            if (otherwise != null) {
                values.add(otherwise);
            }
            return Optional.of(values);
        }
    }

    /** The first of several that has a value. */
    record FirstOf(List<ValueSource> sources) implements ValueSource {
        public FirstOf {
            sources = List.copyOf(sources);
        }

        /** The kinds of the values; more than one need an explicit type. */
        Set<ProfileField.Kind> kinds() {
            return sources.stream().map(ValueSource::kind).collect(Collectors.toCollection(LinkedHashSet::new));
        }

        @Override
        public Found in(Map<ProfileField, FieldValue> profile) {
            for (ValueSource source : sources) {
                Found found = source.in(profile);
                if (!(found instanceof Found.None)) {
                    return found;
                }
            }
            return new Found.None();
        }

        @Override
        public ProfileField.Kind kind() {
            return kinds().size() == 1 ? sources.get(0).kind() : ProfileField.Kind.TEXT;
        }

        @Override
        public List<String> parts() {
            List<String> parts = new ArrayList<>(List.of("first_of"));
            sources.forEach(source -> {
                parts.add(Integer.toString(source.parts().size()));
                parts.addAll(source.parts());
            });
            return parts;
        }
    }

    /** What the first rule that applies says: an owner, a team. */
    record Assigned(List<Rule> rules) implements ValueSource {
        public Assigned {
            rules = List.copyOf(rules);
        }

        /**
         * One rule.
         *
         * @param when applies where this is true; absent: always
         * @param to the value
         */
        public record Rule(@Nullable Expression when, String to) {
            Found applies(Map<ProfileField, FieldValue> profile) {
                return when == null ? new Found.Value(new FieldValue.Flag(true)) : when.in(profile);
            }
        }

        @Override
        public Found in(Map<ProfileField, FieldValue> profile) {
            for (Rule rule : rules) {
                Found applies = rule.applies(profile);
                if (applies instanceof Found.Failed) {
                    return applies;
                }
                if (applies.equals(new Found.Value(new FieldValue.Flag(true)))) {
                    return Found.text(rule.to());
                }
            }
            return new Found.None();
        }

        @Override
        public ProfileField.Kind kind() {
            return ProfileField.Kind.TEXT;
        }

        @Override
        public Optional<List<String>> fixedValues() {
            return Optional.of(rules.stream().map(Rule::to).toList());
        }

        @Override
        public List<String> parts() {
            List<String> parts = new ArrayList<>(List.of("assign"));
            rules.forEach(rule -> {
                parts.add(
                        rule.when() == null
                                ? ""
                                : Objects.requireNonNull(rule.when()).text());
                parts.add(rule.to());
            });
            return parts;
        }
    }
}
