package org.herkomst.mappings;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a mapping file into a {@link Mapping}, finding every fault at once. One reader a file; not thread-safe. */
final class MappingReader {
    static final List<String> KEYS = List.of(
            "extends",
            "target",
            "key",
            "match",
            "create",
            "page_groups",
            "score",
            "lookups",
            "fields",
            "assign",
            "activities",
            "tests");

    private final Faults faults;
    private final YamlNode.Block block;
    private final Section root;
    private final @Nullable Mapping base;
    private final MappingParts baseParts;
    private final LinkedHashMap<String, FieldMapping> fields = new LinkedHashMap<>();
    private final Set<String> faulty = new HashSet<>();

    private MappingReader(YamlNode.Block block, Faults faults) {
        this.block = block;
        this.root = new Section("", block, faults);
        this.faults = faults;
        this.base = base();
        this.baseParts = base == null ? MappingParts.NONE : base.parts();
        if (base != null) {
            base.fields().forEach(field -> fields.put(field.target(), field));
        }
    }

    static Mapping read(String name, String file, String text) {
        Faults faults = new Faults(file);
        Mapping mapping = mapping(name, YamlText.read(text, faults), faults);
        if (mapping == null || faults.count() > 0) {
            throw faults.exception();
        }
        return mapping;
    }

    private static @Nullable Mapping mapping(String name, @Nullable YamlNode root, Faults faults) {
        if (root instanceof YamlNode.Block block) {
            return new MappingReader(block, faults).mapping(name);
        }
        if (faults.count() == 0) {
            boolean empty = root == null
                    || (root instanceof YamlNode.Scalar scalar && scalar.text().isBlank());
            String message = empty ? "the mapping is empty" : "a mapping is a block of keys";
            faults.add(1, Faults.FILE, message, "Begin with target, key and fields; see `mapping show hubspot`");
        }
        return null;
    }

    private @Nullable Mapping mapping(String name) {
        root.allows(KEYS);
        String target = text("target", base == null ? null : base.target());
        String key = text("key", base == null ? null : base.keyField());
        TargetRules rules = target == null ? TargetRules.UNKNOWN : rules(target);
        ScoreReader scores = new ScoreReader(root, baseParts);
        ScoreRules score = scores.score();
        Map<String, Map<String, String>> lookups = lookups();
        addFields(new FileContext(rules, base, baseUnknown(), lookups, score != null || root.has("score")));
        new AssignReader(root, rules).read(fields.keySet()).ifPresent(field -> fields.put(field.target(), field));
        MatchReader match = new MatchReader(root, baseParts);
        List<FieldMapping> list = List.copyOf(fields.values());
        List<LadderStep> ladder = match.ladder();
        boolean fieldsKnown = faulty.isEmpty() && !baseUnknown();
        if (fieldsKnown) {
            match.checkSteps(ladder, list);
        }
        MappingParts parts = new MappingParts(
                ladder,
                match.creation(score != null || root.has("score")),
                lookups,
                scores.groups(),
                score,
                new ActivityReader(root, baseParts.activities(), score != null || root.has("score")).read(),
                new TestReader(root, list, fieldsKnown).read());
        if (target == null || key == null) {
            return null;
        }
        new KeyCheck(root, block, fields).check(key, rules, faulty, baseUnknown());
        return new Mapping(name, target, key, list, parts, MappingHash.of(target, key, list, parts));
    }

    private @Nullable Mapping base() {
        YamlNode node = root.node("extends");
        if (node == null || node instanceof YamlNode.Refused) {
            return null;
        }
        String preset = node instanceof YamlNode.Scalar scalar ? scalar.text().strip() : "";
        if (Presets.names().contains(preset)) {
            return Mappings.named(preset);
        }
        String message = preset.isEmpty()
                ? "this must be the name of a preset"
                : "there is no preset \"" + Faults.shown(preset) + "\"";
        root.fault("extends", message, NearestName.cure(preset, Presets.names()));
        return null;
    }

    /** Whether the preset can't be told, so that what is missing here may stand there. */
    private boolean baseUnknown() {
        return base == null && root.has("extends");
    }

    private TargetRules rules(String target) {
        Optional<TargetRules> rules = TargetKind.of(target).map(TargetKind::rules);
        if (rules.isEmpty()) {
            String message = "there is no kind of CRM \"" + Faults.shown(target) + "\"";
            root.fault("target", message, NearestName.cure(target, Presets.names()));
        }
        return rules.orElse(TargetRules.UNKNOWN);
    }

    /** The tables, those of the preset among them; a table of the same name takes the preset's place. */
    private Map<String, Map<String, String>> lookups() {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>(baseParts.lookups());
        Section section = root.section("lookups");
        if (section != null) {
            for (String name : section.keys()) {
                Section table = section.section(name);
                tables.put(name, table == null ? Map.of() : table.table());
            }
        }
        return tables;
    }

    private void addFields(FileContext context) {
        YamlNode node = root.node("fields");
        if (node instanceof YamlNode.Block given && !given.entries().isEmpty()) {
            FieldReader reader = new FieldReader(context, faults);
            given.entries().forEach((name, value) -> addField(reader, name, given.lineOf(name), value));
            return;
        }
        boolean empty = node == null
                || node instanceof YamlNode.Block
                || (node instanceof YamlNode.Scalar scalar && scalar.text().isBlank());
        if (!(empty && root.has("extends")) && !(node instanceof YamlNode.Refused)) {
            root.fault("fields", "no fields are mapped", "Add lines such as name: { from: name }");
        }
    }

    private void addField(FieldReader reader, String name, int line, YamlNode value) {
        if (value instanceof YamlNode.Scalar off && off.text().equals("off")) {
            reader.checkOff(name, line);
            fields.remove(name);
            return;
        }
        FieldMapping field = reader.read(name, line, value);
        if (field == null) {
            faulty.add(name);
        } else {
            fields.put(name, field);
        }
    }

    private @Nullable String text(String key, @Nullable String otherwise) {
        YamlNode node = root.node(key);
        if (node instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            return scalar.text().strip();
        }
        if (node == null && (otherwise != null || baseUnknown())) {
            return otherwise;
        }
        if (!(node instanceof YamlNode.Refused)) {
            String message = node == null ? "the key is missing" : "this must be a text";
            root.fault(key, message, "Add " + key + ": ..., as in `mapping show hubspot`");
        }
        return null;
    }
}
