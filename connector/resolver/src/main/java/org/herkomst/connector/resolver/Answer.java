package org.herkomst.connector.resolver;

import java.util.List;

/**
 * What the table says of an interval.
 *
 * @param resolution what is answered
 * @param companies the companies that an input places here, shown or not
 */
record Answer(Resolution resolution, List<CompanyFacts> companies) {
    static final Answer UNKNOWN =
            new Answer(new Resolution.None(NoCompany.UNKNOWN, "No input says anything of this address."), List.of());

    Answer {
        companies = List.copyOf(companies);
    }
}
