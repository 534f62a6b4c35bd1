package org.herkomst.connector.resolver;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim that names a company of which a person said that it is the wrong one.
 *
 * @param named what was claimed
 * @param on the day of the correction, where known
 */
record Corrected(Named named, @Nullable LocalDate on) implements Claim {

    /**
     * What is answered without the claim, with a word about it. The company counts as placed here all the same: an objection by range must
     * reach it, whatever becomes of the correction.
     */
    Answer explain(Answer without) {
        List<CompanyFacts> companies = new ArrayList<>(without.companies());
        companies.add(named.facts());
        return new Answer(without.resolution().fold(this::explain, this::explain), companies);
    }

    private Resolution explain(Resolution.Company company) {
        return new Resolution.Company(
                company.facts(), company.confidence(), company.evidence(), company.reason() + " " + sentence());
    }

    private Resolution explain(Resolution.None none) {
        boolean nothing = none.equals(Answer.UNKNOWN.resolution());
        return new Resolution.None(none.why(), nothing ? sentence() : none.reason() + " " + sentence());
    }

    private String sentence() {
        return "Corrected by a person" + (on == null ? "" : " on " + on)
                + ": a company that the inputs name here is the wrong one.";
    }
}
