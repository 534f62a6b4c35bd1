package org.herkomst.core.run;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Companies that are due in this run and not settled yet. */
final class Due {
    private final Set<Long> companies = new LinkedHashSet<>();

    private @Nullable Set<Long> admitted;

    void replace(Set<Long> due) {
        companies.clear();
        companies.addAll(due);
    }

    /** A plan admits only these. */
    void only(Set<Long> some) {
        admitted = Set.copyOf(some);
    }

    /** The companies that a plan admits; absent where there is no plan. */
    @Nullable
    Set<Long> admitted() {
        return admitted;
    }

    /** Whether a company may be sent. */
    boolean admits(long company) {
        return admitted == null || admitted.contains(company);
    }

    /** Takes a company off; false where it was not due. */
    boolean settle(long company) {
        return companies.remove(company);
    }

    /** Takes all that is left. */
    Set<Long> takeRest() {
        Set<Long> rest = Set.copyOf(companies);
        companies.clear();
        return rest;
    }
}
