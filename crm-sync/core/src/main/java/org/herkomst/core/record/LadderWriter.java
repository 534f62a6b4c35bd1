package org.herkomst.core.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.LadderStep;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.ProfileField;
import org.jspecify.annotations.Nullable;

/** Makes a mapping's ladder into what is looked for in a CRM: a rung where the company has what it needs and a field of the CRM holds it. */
final class LadderWriter {
    private LadderWriter() {}

    static List<Rung> ladder(Mapping mapping, CompanyFacts facts) {
        List<Rung> rungs = new ArrayList<>();
        for (LadderStep step : mapping.ladder()) {
            kind(step).flatMap(kind -> rung(kind, step, mapping, facts)).ifPresent(rungs::add);
        }
        return rungs;
    }

    /** The domain, for a target's usual way; none where the mapping has a ladder that doesn't look for it. */
    static @Nullable String domain(Mapping mapping, CompanyFacts facts) {
        boolean looked = mapping.ladder().isEmpty() || mapping.ladder().contains(LadderStep.DOMAIN);
        return looked ? facts.domain() : null;
    }

    private static Optional<Rung.Kind> kind(LadderStep step) {
        return switch (step) {
            case KEY -> Optional.empty();
            case REGISTER_NUMBER -> Optional.of(Rung.Kind.REGISTER_NUMBER);
            case DOMAIN -> Optional.of(Rung.Kind.DOMAIN);
            case NAME_PLACE -> Optional.of(Rung.Kind.NAME_PLACE);
        };
    }

    private static Optional<Rung> rung(Rung.Kind kind, LadderStep step, Mapping mapping, CompanyFacts facts) {
        Map<String, String> values = new LinkedHashMap<>();
        for (ProfileField field : step.fields()) {
            Optional<FieldMapping> there = mapping.fieldFrom(field);
            String value = value(field, facts);
            if (there.isEmpty() || value == null || value.isBlank()) {
                return Optional.empty();
            }
            values.put(there.get().target(), value);
        }
        return Optional.of(new Rung(kind, values));
    }

    private static @Nullable String value(ProfileField field, CompanyFacts facts) {
        return switch (field) {
            case REGISTER_NUMBER -> registerNumber(facts);
            case DOMAIN -> facts.domain();
            case NAME -> facts.name();
            case CITY -> facts.city();
            default -> null;
        };
    }

    /** The first of a company's register numbers in order of their texts, without the register's own prefix. */
    static @Nullable String registerNumber(CompanyFacts facts) {
        return facts.registers().stream()
                .sorted()
                .findFirst()
                .map(register -> register.substring(register.indexOf(':') + 1))
                .orElse(null);
    }
}
