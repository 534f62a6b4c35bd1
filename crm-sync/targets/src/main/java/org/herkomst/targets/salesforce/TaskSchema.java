package org.herkomst.targets.salesforce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.core.run.Problem;
import org.herkomst.targets.salesforce.Wire.Choice;
import org.herkomst.targets.salesforce.Wire.Description;
import org.herkomst.targets.salesforce.Wire.Field;
import org.jspecify.annotations.Nullable;

/** Salesforce's object for notes and tasks: its fields, and whether our user may write them. */
final class TaskSchema {
    static final String SUBJECT = "Subject";
    static final String TEXT = "Description";
    static final String RECORD = "WhatId";
    static final String DAY = "ActivityDate";
    static final String STATUS = "Status";
    static final String PRIORITY = "Priority";
    static final String CLOSED = "IsClosed";
    static final String DONE = "Completed";
    static final String TO_DO = "Not Started";
    static final String USUAL = "Normal";

    private static final List<String> WRITTEN = List.of(SUBJECT, TEXT, RECORD, DAY, STATUS, PRIORITY, Keys.OWNER);
    private static final List<String> CHANGED = List.of(SUBJECT, TEXT);
    private static final Map<String, List<String>> VALUES =
            Map.of(STATUS, List.of(DONE, TO_DO), PRIORITY, List.of(USUAL));

    private final Description description;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private TaskSchema(Description description) {
        this.description = description;
        description.all().forEach(field -> fields.put(field.name(), field));
    }

    /** Asks for it. */
    static TaskSchema of(Connection connection) {
        return new TaskSchema(connection.read(api -> {
            var description = api.describeTasks();
            if (description == null || !description.whole()) {
                throw Failure.noAnswer();
            }
            return description;
        }));
    }

    /** What keeps notes and tasks from being written. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        var rights = new ArrayList<String>();
        lacks("create", description.createable(), rights);
        lacks("edit", description.updateable(), rights);
        lacks("delete", description.deletable(), rights);
        if (!rights.isEmpty()) {
            problems.add(Problems.tasksNotAllowed(String.join(", ", rights)));
        }
        var missing = missing();
        if (!missing.isEmpty()) {
            problems.add(Problems.tasksLack(missing));
        }
        return problems;
    }

    private static void lacks(String right, @Nullable Boolean given, List<String> rights) {
        if (!Boolean.TRUE.equals(given)) {
            rights.add(right);
        }
    }

    private Set<String> missing() {
        var missing = new TreeSet<String>();
        for (var name : WRITTEN) {
            var field = fields.get(name);
            if (field == null || !field.createable() || (CHANGED.contains(name) && !field.updateable())) {
                missing.add(name);
            } else {
                VALUES.getOrDefault(name, List.of()).stream()
                        .filter(value -> !takes(field, value))
                        .forEach(value -> missing.add(name + " " + value));
            }
        }
        return missing;
    }

    private static boolean takes(Field field, String value) {
        var choices = field.picklistValues() == null ? List.<Choice>of() : field.picklistValues();
        return choices.stream().anyMatch(choice -> choice.active() && value.equals(choice.value()));
    }
}
