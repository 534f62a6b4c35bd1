package org.herkomst.core.policy;

import java.util.Optional;
import org.herkomst.core.company.Company;

/** Keeps back what must not be pushed. */
public interface PrivacyGate {

    /** The gate of the contract: sole traders and partnerships (by legal form in data or name), names like a person's, staff known to be below 5, companies known only through inputs that don't permit marketing; and those that a person ruled out. */
    static PrivacyGate standard() {
        return new StandardGate();
    }

    /** Why this company is withheld; empty where it may pass. */
    Optional<Withheld> withhold(Company company);

    /** Why a company is withheld. */
    enum Withheld {
        /** A person said that the visits are another company's. */
        WRONG_COMPANY,
        /** A person muted it. */
        MUTED,
        SOLE_TRADER,
        PARTNERSHIP,
        PERSON_LIKE_NAME,
        FEWER_THAN_FIVE_STAFF,
        TERMS_OF_INPUT
    }
}
