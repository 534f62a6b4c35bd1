package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills what one input doesn't know of a company with what another one does: a legal form that only one states must not get lost. */
final class Completion {
    private Completion() {}

    /** The first input's facts, completed by the others in turn. */
    static CompanyFacts of(List<CompanyFacts> strongestFirst) {
        CompanyFacts facts = strongestFirst.get(0);
        for (CompanyFacts other : strongestFirst.subList(1, strongestFirst.size())) {
            facts = completed(facts, other);
        }
        return facts;
    }

    private static CompanyFacts completed(CompanyFacts facts, CompanyFacts other) {
        return new CompanyFacts(
                facts.resolverKey(),
                facts.name(),
                either(facts.domain(), other.domain()),
                either(facts.country(), other.country()),
                facts.kind(),
                union(facts.registers(), other.registers()),
                either(facts.legalForm(), other.legalForm()),
                either(facts.street(), other.street()),
                either(facts.city(), other.city()),
                either(facts.phone(), other.phone()),
                either(facts.industry(), other.industry()),
                either(facts.employees(), other.employees()));
    }

    private static <T> @Nullable T either(@Nullable T one, @Nullable T other) {
        return one != null ? one : other;
    }

    private static List<String> union(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        other.stream().filter(register -> !one.contains(register)).forEach(all::add);
        return all;
    }
}
