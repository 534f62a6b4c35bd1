package org.herkomst.core.target;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.herkomst.core.run.Problem;
import org.herkomst.mappings.Mapping;

/** What changed in an account's fields since they were last seen to fit a mapping, as far as it may refuse records. A warning, no fault. */
public final class SchemaDrift {
    /** The code of the warning. */
    public static final String CODE = "HK-SCH-009";

    private static final int NAMED = 5;

    private final AccountSchema now;
    private final List<String> changes = new ArrayList<>();

    private SchemaDrift(AccountSchema now) {
        this.now = now;
    }

    /** What of an account's fields is worth remembering: those that the mapping uses, and those that no record is made without. */
    public static List<SchemaField> used(Mapping mapping, AccountSchema schema) {
        return schema.fields().stream()
                .filter(field -> field.requiredOnCreate() || uses(mapping, field.name()))
                .toList();
    }

    /**
     * The warning, naming each change; empty where nothing of weight changed.
     *
     * @param seen what {@link #used} gave
     * @param since the day on which it was seen
     */
    public static Optional<Problem> of(Mapping mapping, List<SchemaField> seen, LocalDate since, AccountSchema now) {
        SchemaDrift drift = new SchemaDrift(now);
        seen.stream().filter(before -> uses(mapping, before.name())).forEach(drift::field);
        now.fields().stream()
                .filter(SchemaField::requiredOnCreate)
                .filter(field -> seen.stream().noneMatch(s -> s.name().equals(field.name()) && s.requiredOnCreate()))
                .forEach(field -> drift.changes.add("no record is made any more without " + field.name()));
        List<String> changes = drift.changes;
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        CODE,
                        Problem.Category.SCHEMA,
                        changes.size(),
                        "changed in the CRM since " + since + ": " + String.join("; ", changes),
                        "Run check: it tells what no longer fits the mapping, before records are refused"));
    }

    private static boolean uses(Mapping mapping, String name) {
        return mapping.fields().stream().anyMatch(field -> field.target().equals(name));
    }

    private void field(SchemaField before) {
        Optional<SchemaField> there = now.field(before.name());
        if (there.isEmpty()) {
            changes.add(before.name() + " is gone");
            return;
        }
        SchemaField field = there.get();
        if (field.kind() != before.kind()) {
            changes.add(before.name() + " was of type " + word(before) + " and is " + word(field));
        }
        if (before.writable() && !field.writable()) {
            changes.add(before.name() + " can't be written any more");
        }
        if (before.unique() && !field.unique()) {
            changes.add(before.name() + " doesn't demand unique values any more");
        }
        options(before, field);
        if (field.maxChars() > 0 && (before.maxChars() == 0 || field.maxChars() < before.maxChars())) {
            String earlier = before.maxChars() == 0 ? "no limit" : Integer.toString(before.maxChars());
            changes.add(before.name() + " takes " + field.maxChars() + " characters, before " + earlier);
        }
    }

    private void options(SchemaField before, SchemaField field) {
        List<String> lost = before.options().stream()
                .filter(option -> !field.options().contains(option))
                .toList();
        if (field.kind() == before.kind() && !lost.isEmpty()) {
            String more = lost.size() > NAMED ? " and " + (lost.size() - NAMED) + " more" : "";
            changes.add(before.name() + " lost the options "
                    + String.join(", ", lost.subList(0, Math.min(NAMED, lost.size()))) + more);
        }
    }

    private static String word(SchemaField field) {
        return field.kind().name().toLowerCase(Locale.ROOT);
    }
}
