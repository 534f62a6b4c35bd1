package org.herkomst.core.run;

import java.util.LinkedHashSet;
import java.util.Set;

/** Companies that are due in this run and not settled yet. */
final class Due {
    private final Set<Long> companies = new LinkedHashSet<>();

    void replace(Set<Long> due) {
        companies.clear();
        companies.addAll(due);
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
