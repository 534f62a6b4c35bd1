package org.herkomst.connector.resolver.evaluation;

import java.util.Comparator;
import org.herkomst.connector.resolver.NoCompany;
import org.herkomst.connector.resolver.Resolution;
import org.jspecify.annotations.Nullable;

/**
 * A label's answer, judged.
 *
 * @param company key of the company that was named, shown or withheld
 * @param why why none was named
 * @param shown whether the company is shown
 * @param right whether the company is the label's; never for a provider's label
 * @param confidence what the resolver said, 0 where no company was named
 */
record Outcome(
        Label label,
        @Nullable String company,
        @Nullable NoCompany why,
        boolean shown,
        boolean right,
        double confidence) {

    /** An order in which sums come out the same, whatever the order of the labels. */
    static final Comparator<Outcome> ORDER =
            Comparator.comparingDouble(Outcome::confidence).thenComparing(Outcome::right);

    static Outcome of(Answered answered, boolean asIfPermitted) {
        return answered.resolution()
                .fold(
                        company -> of(answered.label(), company, asIfPermitted),
                        none -> new Outcome(answered.label(), null, none.why(), false, false, 0));
    }

    private static Outcome of(Label label, Resolution.Company company, boolean asIfPermitted) {
        return new Outcome(
                label,
                company.facts().resolverKey(),
                null,
                asIfPermitted || company.permitsMarketing(),
                label.isMeantBy(company.facts()),
                company.confidence());
    }

    boolean withheld() {
        return company != null && !shown;
    }

    boolean shownRight() {
        return shown && right;
    }

    /** Whether no organisation was to be expected: private space. */
    boolean isPrivate() {
        return why == NoCompany.PRIVATE;
    }

    /** Whether the other one differs in what a reader is told, apart from which company. */
    boolean differs(Outcome other) {
        return shown != other.shown || withheld() != other.withheld() || why != other.why;
    }
}
