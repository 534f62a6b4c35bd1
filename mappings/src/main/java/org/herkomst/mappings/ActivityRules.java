package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a company's record gets beside its fields.
 *
 * @param note when a day of visits becomes a note; absent: never
 * @param tasks what becomes a task, in the file's order
 * @param recentDays how many days back a visit may lie to become a note or a task, today included; older ones are no news
 */
public record ActivityRules(@Nullable NoteRule note, List<TaskRule> tasks, int recentDays) {
    /** Nothing but records. */
    public static final ActivityRules NONE = new ActivityRules(null, List.of(), 3);

    public ActivityRules {
        tasks = List.copyOf(tasks);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return note == null && tasks.isEmpty();
    }

    /**
     * One note a company and day, changed in place when more visits of the day come.
     *
     * @param when for which companies; absent: for all
     */
    public record NoteRule(@Nullable Expression when) {
        /** Whether a company gets notes. */
        public Answer applies(Map<ProfileField, FieldValue> profile) {
            return when == null ? Answer.YES : Answer.of(when, profile);
        }
    }

    /**
     * A task, which a company never has twice at a time.
     *
     * @param name its name, unique in the mapping
     * @param when for which companies
     * @param subject what it says, made of the profile
     * @param dueInDays days until it is due
     * @param everyDays days after which there may be one again
     */
    public record TaskRule(String name, Expression when, TextPattern subject, int dueInDays, int everyDays) {
        /** Whether a company gets it. */
        public Answer applies(Map<ProfileField, FieldValue> profile) {
            return Answer.of(when, profile);
        }
    }

    /** A text with values of the profile in it. */
    public interface TextPattern {
        /** The text; absent where the profile lacks one of the values. */
        Optional<String> in(Map<ProfileField, FieldValue> profile);

        /** As it stands in the file. */
        String text();
    }

    /**
     * Whether a rule holds.
     *
     * @param yes it does
     * @param fault why that can't be worked out; empty where it can
     */
    public record Answer(boolean yes, Optional<String> fault) {
        static final Answer YES = new Answer(true, Optional.empty());

        static Answer of(Expression when, Map<ProfileField, FieldValue> profile) {
            Found found = when.in(profile);
            if (found instanceof Found.Failed failed) {
                return new Answer(false, Optional.of(failed.reason()));
            }
            boolean yes =
                    found instanceof Found.Value value && value.value() instanceof FieldValue.Flag flag && flag.value();
            return new Answer(yes, Optional.empty());
        }
    }

    /** All that makes them up, for hashing; nothing where there is none. */
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        if (note != null) {
            parts.add("note " + (note.when() == null ? "" : note.when().text()));
        }
        tasks.forEach(task -> parts.addAll(List.of(
                "task " + task.name(),
                task.when().text(),
                task.subject().text(),
                task.dueInDays() + " " + task.everyDays())));
        if (!isEmpty()) {
            parts.add("recent " + recentDays);
        }
        return parts;
    }
}
