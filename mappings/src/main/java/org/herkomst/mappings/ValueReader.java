package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads where a value comes from: exactly one of {@link #KEYS}. */
final class ValueReader {
    static final List<String> KEYS = List.of("from", "constant", "template", "expression", "lookup", "first_of");
    static final Set<ProfileField> OF_A_SCORE = Set.of(ProfileField.SCORE, ProfileField.SCORE_REASON);
    private static final int MOST_SOURCES = 20;

    private final FileContext context;

    ValueReader(FileContext context) {
        this.context = context;
    }

    /** The source that stands in this block, if there is exactly one and it has no fault. */
    @Nullable
    ValueSource read(Section section) {
        List<String> given = section.of(KEYS);
        if (given.size() > 1) {
            section.fault(String.join(" and ", given) + " are all given", "Give exactly one of them");
            return null;
        }
        return given.isEmpty() ? null : source(section, given.get(0));
    }

    private @Nullable ValueSource source(Section section, String key) {
        return switch (key) {
            case "from" -> profile(section, key);
            case "constant" -> constant(section.text(key));
            case "template" -> template(section);
            case "expression" -> computed(section);
            case "lookup" -> lookup(section);
            default -> firstOf(section);
        };
    }

    private @Nullable ValueSource profile(Section section, String key) {
        String id = section.text(key);
        ProfileField field = id == null ? null : field(section, key, id, section.lineOf(key));
        return field == null ? null : new ValueSource.Profile(field);
    }

    private @Nullable ProfileField field(Section section, String key, String id, int line) {
        ProfileField field = ProfileField.of(id).orElse(null);
        if (field == null) {
            String message = "a company profile has no \"" + Faults.shown(id) + "\"";
            section.faults().add(line, section.path(key), message, NearestName.cure(id, ProfileField.ids()));
        } else {
            checkScore(section, key, Set.of(field));
        }
        return field;
    }

    private void checkScore(Section section, String key, Set<ProfileField> used) {
        if (!context.scored() && used.stream().anyMatch(OF_A_SCORE::contains)) {
            section.fault(key, "this mapping has no score", "Add score: { visit: 1 }, see docs/mappings.md");
        }
    }

    private static @Nullable ValueSource constant(@Nullable String text) {
        return text == null ? null : new ValueSource.Constant(text);
    }

    private @Nullable ValueSource template(Section section) {
        String text = section.text("template");
        if (text == null) {
            return null;
        }
        try {
            Template template = Template.of(text);
            template.fields().forEach(field -> checkScore(section, "template", Set.of(field)));
            return new ValueSource.Filled(text, template);
        } catch (Template.BrokenException broken) {
            section.fault("template", Objects.requireNonNull(broken.getMessage()), broken.action());
            return null;
        }
    }

    private static @Nullable ValueSource computed(Section section) {
        Expression expression = expression(section, "expression");
        return expression == null ? null : new ValueSource.Computed(expression);
    }

    /** The expression at a key. */
    static @Nullable Expression expression(Section section, String key) {
        String text = section.text(key);
        if (text == null) {
            return null;
        }
        try {
            return CelLanguage.compile(text);
        } catch (ExpressionException faulty) {
            section.fault(key, Objects.requireNonNull(faulty.getMessage()), faulty.action());
            return null;
        }
    }

    private @Nullable ValueSource lookup(Section section) {
        Section lookup = section.section("lookup");
        if (lookup == null) {
            return null;
        }
        lookup.allows(List.of("table", "by", "otherwise"));
        String name = lookup.needed("table");
        String by = lookup.needed("by");
        String otherwise = lookup.has("otherwise") ? lookup.text("otherwise") : null;
        Map<String, String> table = name == null ? null : context.lookups().get(name);
        if (name != null && table == null && !context.baseUnknown()) {
            String cure = context.lookups().isEmpty()
                    ? "Add lookups: { " + Faults.shown(name) + ": { NL: value } }"
                    : NearestName.cure(name, context.lookups().keySet());
            lookup.fault("table", "there is no table \"" + Faults.shown(name) + "\"", cure);
        }
        ProfileField field = by == null ? null : field(lookup, "by", by, lookup.lineOf("by"));
        return table == null || field == null ? null : new ValueSource.Lookup(table, field, otherwise);
    }

    private @Nullable ValueSource firstOf(Section section) {
        List<ValueSource> sources = new ArrayList<>();
        List<YamlNode> items = section.items("first_of");
        if (items.size() > MOST_SOURCES) {
            section.fault("first_of", "these are more than " + MOST_SOURCES + " values", "Leave some out");
            return null;
        }
        for (YamlNode item : items) {
            ValueSource source = item(section, item);
            if (source == null) {
                return null;
            }
            sources.add(source);
        }
        return sources.isEmpty() ? null : new ValueSource.FirstOf(sources);
    }

    /** A profile field by its name, or a block with a source of its own. */
    private @Nullable ValueSource item(Section section, YamlNode item) {
        if (item instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            ProfileField field = field(section, "first_of", scalar.text().strip(), item.line());
            return field == null ? null : new ValueSource.Profile(field);
        }
        if (item instanceof YamlNode.Block block) {
            Section inner = new Section(section.path("first_of"), block, section.faults());
            inner.allows(KEYS);
            if (inner.of(KEYS).isEmpty()) {
                inner.fault("no value is given", "Give exactly one of: " + String.join(", ", KEYS));
            }
            return read(inner);
        }
        if (!(item instanceof YamlNode.Refused)) {
            section.faults()
                    .add(item.line(), section.path("first_of"), "this is no value", "Write a profile field's name");
        }
        return null;
    }
}
