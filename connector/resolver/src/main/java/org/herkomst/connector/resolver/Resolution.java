package org.herkomst.connector.resolver;

import java.util.List;
import java.util.function.Function;

/** What the resolver says of an address: a company with confidence and evidence, or a reason why not. */
public sealed interface Resolution {

    /**
     * The address belongs to this company.
     *
     * @param facts the company
     * @param confidence probability that the company is right, 0 to 1
     * @param evidence the inputs that name it, strongest first; never empty
     * @param reason one sentence for a sales person; holds no address
     */
    record Company(CompanyFacts facts, double confidence, List<Evidence> evidence, String reason)
            implements Resolution {
        public Company {
            evidence = List.copyOf(evidence);
            if (evidence.isEmpty() || !(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException("A company needs evidence and a confidence from 0 to 1");
            }
        }

        /** Whether at least one input that places the company here permits marketing; else the company is withheld. */
        public boolean permitsMarketing() {
            return evidence.stream().anyMatch(Evidence::permitsMarketing);
        }
    }

    /**
     * The address names no company.
     *
     * @param why the reason
     * @param reason one sentence for a person; holds no address
     */
    record None(NoCompany why, String reason) implements Resolution {}

    /** Applies the function of the case at hand. */
    default <T> T fold(Function<Company, T> company, Function<None, T> none) {
        if (this instanceof Company c) {
            return company.apply(c);
        }
        return none.apply((None) this);
    }
}
