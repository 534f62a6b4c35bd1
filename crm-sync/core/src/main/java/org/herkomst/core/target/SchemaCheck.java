package org.herkomst.core.target;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.herkomst.core.run.Problem;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.NearestName;
import org.herkomst.mappings.WritePolicy;

/**
 * Holds a mapping against the fields that an account has: what would be refused is told before a run. Looks at nothing else, so it says
 * the same of every kind of CRM.
 */
public final class SchemaCheck {
    private final Mapping mapping;
    private final AccountSchema schema;
    private final List<Problem> problems = new ArrayList<>();

    private SchemaCheck(Mapping mapping, AccountSchema schema) {
        this.mapping = mapping;
        this.schema = schema;
    }

    /** What stands in the way, in the mapping's order; empty where all fits. */
    public static List<Problem> of(Mapping mapping, AccountSchema schema) {
        if (schema.takesAnything()) {
            return List.of();
        }
        SchemaCheck check = new SchemaCheck(mapping, schema);
        check.missing();
        check.key();
        check.fields();
        check.required();
        return List.copyOf(check.problems);
    }

    private void missing() {
        List<FieldMapping> missing = mapping.fields().stream()
                .filter(field -> schema.field(field.target()).isEmpty())
                .toList();
        String ours =
                missing.stream().filter(this::ours).map(FieldMapping::target).collect(Collectors.joining(", "));
        if (!ours.isEmpty()) {
            add("HK-SCH-001", "fields of ours are not there yet: " + ours, "Run provision for this target");
        }
        List<String> names = schema.fields().stream().map(SchemaField::name).toList();
        missing.stream()
                .filter(field -> !ours(field) && field.policy() != WritePolicy.OFF)
                .forEach(field -> add(
                        "HK-SCH-001",
                        "the CRM has no field " + field.target(),
                        NearestName.of(field.target(), names)
                                .map(near -> "Did you mean " + near + "?")
                                .orElse("Make the field in the CRM, or take it out of the mapping")));
    }

    /** CRMs that tell of no unique field at all find our key in another way. */
    private void key() {
        boolean told = schema.fields().stream().anyMatch(SchemaField::unique);
        schema.field(mapping.keyField())
                .filter(field -> told && !field.unique())
                .ifPresent(field -> add(
                        "HK-SCH-002",
                        "the field " + field.name() + " doesn't demand unique values",
                        "Delete it in the CRM and run provision, or make it unique there"));
    }

    private void fields() {
        for (FieldMapping field : mapping.fields()) {
            if (ours(field) || field.policy() != WritePolicy.OFF) {
                schema.field(field.target())
                        .map(there -> new FieldFit(field, there))
                        .ifPresent(fit -> problems.addAll(fit.problems()));
            }
        }
    }

    private void required() {
        schema.fields().stream()
                .filter(field -> field.requiredOnCreate() && !written(field.name()))
                .forEach(field -> add(
                        "HK-SCH-008",
                        "the CRM makes no record without " + field.name() + ", which gets no value",
                        "Add the field to the mapping, with a default where the value may be unknown"));
    }

    private boolean written(String name) {
        return mapping.fields().stream()
                .anyMatch(field -> field.target().equals(name) && field.policy() != WritePolicy.OFF);
    }

    private boolean ours(FieldMapping field) {
        return mapping.rules().ours(field.target());
    }

    private void add(String code, String example, String action) {
        problems.add(new Problem(code, Problem.Category.SCHEMA, 1, example, action));
    }
}
