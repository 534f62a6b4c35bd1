package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.herkomst.mappings.ActivityRules.NoteRule;
import org.herkomst.mappings.ActivityRules.TaskRule;
import org.herkomst.mappings.ActivityRules.TextPattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code activities}: notes and tasks beside the record. What it leaves unsaid is the preset's word. */
final class ActivityReader {
    static final List<String> KEYS = List.of("note", "tasks", "recent_days");
    static final List<String> TASK_KEYS = List.of("when", "subject", "due_in_days", "every_days");
    private static final int MOST_TASKS = 20;
    private static final int MOST_DAYS = 365;
    private static final int MOST_RECENT = 30;
    private static final int USUAL_DUE = 2;
    private static final int USUAL_EVERY = 14;

    private final Section root;
    private final ActivityRules base;
    private final boolean scored;

    /**
     * Reads the file's block.
     *
     * @param scored whether the mapping has a score
     */
    ActivityReader(Section root, ActivityRules base, boolean scored) {
        this.root = root;
        this.base = base;
        this.scored = scored;
    }

    ActivityRules read() {
        Section section = root.section("activities");
        if (section == null) {
            return base;
        }
        section.allows(KEYS);
        if (section.of(List.of("note", "tasks")).isEmpty() && base.isEmpty()) {
            section.fault("neither note nor tasks are given", "Add note: { when: \"visits_7d >= 2\" }, or tasks");
        }
        return new ActivityRules(
                note(section),
                tasks(section),
                Objects.requireNonNullElse(section.whole("recent_days", 1, MOST_RECENT), base.recentDays()));
    }

    private @Nullable NoteRule note(Section section) {
        if (!section.has("note")) {
            return base.note();
        }
        Section note = section.section("note");
        if (note == null) {
            return null;
        }
        note.allows(List.of("when"));
        return new NoteRule(note.has("when") ? when(note) : null);
    }

    private List<TaskRule> tasks(Section section) {
        Section tasks = section.section("tasks");
        if (tasks == null) {
            return base.tasks();
        }
        if (tasks.keys().isEmpty() || tasks.keys().size() > MOST_TASKS) {
            section.fault(
                    "tasks", "these are not 1 to " + MOST_TASKS + " tasks", "Write tasks: { name: { when: ... } }");
        }
        List<TaskRule> rules = new ArrayList<>(
                base.tasks().stream().filter(rule -> !tasks.has(rule.name())).toList());
        for (String name : tasks.keys()) {
            if (!name.matches("[a-z][a-z0-9_]{0,39}")) {
                tasks.fault(
                        Faults.shown(name),
                        "this is no name of a task",
                        "Use up to 40 small letters, digits and _, such as prices_again");
            }
            Section task = tasks.section(name);
            if (task != null) {
                task(name, task).ifPresent(rules::add);
            }
        }
        return rules;
    }

    private Optional<TaskRule> task(String name, Section task) {
        task.allows(TASK_KEYS);
        if (!task.has("when")) {
            task.fault("the key when is missing", "Say for which companies, as in: when: \"visits_7d >= 2\"");
        }
        Expression when = task.has("when") ? when(task) : null;
        TextPattern subject = subject(task);
        int due = Objects.requireNonNullElse(task.whole("due_in_days", 0, MOST_DAYS), USUAL_DUE);
        int every = Objects.requireNonNullElse(task.whole("every_days", 1, MOST_DAYS), USUAL_EVERY);
        return when == null || subject == null
                ? Optional.empty()
                : Optional.of(new TaskRule(name, when, subject, due, every));
    }

    private @Nullable Expression when(Section section) {
        Expression when = ValueReader.expression(section, "when");
        if (when != null && when.kind() != ProfileField.Kind.FLAG) {
            section.fault(
                    "when",
                    "the expression gives " + when.kind().words(),
                    "Let it give yes or no, as in: visits_7d >= 2");
            return null;
        }
        return when;
    }

    private @Nullable TextPattern subject(Section task) {
        String text = task.needed("subject");
        if (text == null) {
            return null;
        }
        try {
            Template template = Template.of(text);
            if (!scored && template.fields().anyMatch(ValueReader.OF_A_SCORE::contains)) {
                task.fault("subject", "this mapping has no score", "Add score: { visit: 1 }, see docs/mappings.md");
            }
            return new Filled(text, template);
        } catch (Template.BrokenException broken) {
            task.fault("subject", Objects.requireNonNull(broken.getMessage()), broken.action());
            return null;
        }
    }

    /** A template as a text pattern. */
    private record Filled(String text, Template template) implements TextPattern {
        @Override
        public Optional<String> in(Map<ProfileField, FieldValue> profile) {
            return template.in(profile) instanceof Found.Value found
                    ? Optional.of(found.value().asText())
                    : Optional.empty();
        }
    }
}
