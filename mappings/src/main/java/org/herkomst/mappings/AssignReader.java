package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code assign}: which owner or team a new record gets. It becomes a field that only new records get. */
final class AssignReader {
    private final Section root;
    private final TargetRules rules;

    AssignReader(Section root, TargetRules rules) {
        this.root = root;
        this.rules = rules;
    }

    /** The field, where the file has one without a fault. */
    Optional<FieldMapping> read(Set<String> otherFields) {
        Section assign = root.section("assign");
        if (assign == null) {
            return Optional.empty();
        }
        assign.allows(List.of("field", "rules"));
        String field = assign.needed("field");
        if (field != null && otherFields.contains(field)) {
            assign.fault("field", "the field stands in fields too", "Keep one");
        }
        if (field != null && !rules.names().matcher(field).matches()) {
            assign.fault("field", "the CRM takes no such field name", rules.nameCure(field));
        }
        if (!assign.has("rules")) {
            assign.fault("no rules are given", "Add rules: [{ when: \"country == 'NL'\", to: \"123\" }]");
        }
        List<ValueSource.Assigned.Rule> read = rules(assign);
        return field == null || read.isEmpty()
                ? Optional.empty()
                : Optional.of(new FieldMapping(
                        field, new ValueSource.Assigned(read), WritePolicy.CREATE_ONLY, null, ValueRules.NONE));
    }

    private static List<ValueSource.Assigned.Rule> rules(Section assign) {
        List<ValueSource.Assigned.Rule> rules = new ArrayList<>();
        List<Section> sections = assign.sections("rules");
        for (int i = 0; i < sections.size(); i++) {
            Section rule = sections.get(i);
            rule.allows(List.of("when", "to"));
            String to = rule.needed("to");
            Expression when = rule.has("when") ? ValueReader.expression(rule, "when") : null;
            if (when != null && when.kind() != ProfileField.Kind.FLAG) {
                rule.fault(
                        "when",
                        "the expression gives " + when.kind().words(),
                        "Let it give yes or no, as in: country == 'NL'");
            }
            if (!rule.has("when") && i + 1 < sections.size()) {
                rule.fault("a rule without when always applies, so those after it never do", "Put it last");
            }
            if (to != null) {
                rules.add(new ValueSource.Assigned.Rule(when, to));
            }
        }
        return rules;
    }
}
