package org.herkomst.connector.resolver;

import java.util.List;

/**
 * What the table says of an interval.
 *
 * @param resolution what is answered
 * @param operator whether the operator's own ranges say so
 * @param companies the companies that an input places here, shown or not
 */
record Answer(Resolution resolution, boolean operator, List<CompanyFacts> companies) {
    static final Answer UNKNOWN = new Answer(
            new Resolution.None(NoCompany.UNKNOWN, "No input says anything of this address."), false, List.of());

    Answer {
        companies = List.copyOf(companies);
    }
}
