package org.herkomst.core.policy;

import java.time.LocalDate;
import org.herkomst.core.company.Company;

/** Makes the usage policy of a record from country, legal form and the days of obtaining and use. */
public interface PolicyWriter {

    /** The rules of {@code policies.csv} in this package, for this legal basis. */
    static PolicyWriter standard(LegalBasis basis) {
        return new RuledPolicies(basis);
    }

    /** The policy of a company last seen on {@code lastVisit}; an unknown legal form or country gets the strictest. Depends on nothing but its arguments. */
    UsagePolicy write(Company company, LocalDate lastVisit);

    /** The legal basis that the operator chose. */
    enum LegalBasis {
        LEGITIMATE_INTEREST,
        CONSENT
    }
}
