package org.herkomst.connector.resolver.evaluation;

import java.util.List;
import java.util.function.Predicate;

/**
 * The counts of a set of labels, and the shares made of them.
 *
 * @param asked ranges asked, one address each
 * @param shown answered with a company
 * @param right shown with the label's organisation
 * @param organisations labels of organisations, no providers
 * @param nameable those of them whose label is a name
 * @param rightNameable right answers among the nameable ones
 * @param providers labels of internet and hosting providers
 * @param providersShown those of them that were shown as a company
 * @param wrongCodes shown, but the label is a code that can't be compared by name; counted as wrong
 * @param withheld a company was named, but its inputs' terms don't permit showing it
 */
public record Tally(
        long asked,
        long shown,
        long right,
        long organisations,
        long nameable,
        long rightNameable,
        long providers,
        long providersShown,
        long wrongCodes,
        long withheld) {

    static Tally of(List<Outcome> outcomes) {
        Predicate<Outcome> organisation = outcome -> outcome.label().isOrganisation();
        Predicate<Outcome> nameable =
                organisation.and(outcome -> outcome.label().nameable());
        Predicate<Outcome> code = organisation.and(nameable.negate());
        return new Tally(
                outcomes.size(),
                count(outcomes, Outcome::shown),
                count(outcomes, Outcome::shownRight),
                count(outcomes, organisation),
                count(outcomes, nameable),
                count(outcomes, nameable.and(Outcome::shownRight)),
                count(outcomes, organisation.negate()),
                count(outcomes, organisation.negate().and(Outcome::shown)),
                count(outcomes, code.and(outcome -> outcome.shown() && !outcome.right())),
                count(outcomes, Outcome::withheld));
    }

    private static long count(List<Outcome> outcomes, Predicate<Outcome> counted) {
        return outcomes.stream().filter(counted).count();
    }

    /** Shown as another company than the label's. */
    public long wrongCompanies() {
        return shown - right - providersShown - wrongCodes;
    }

    /** Shown, of all asked. */
    public Share coverage() {
        return new Share(shown, asked);
    }

    /** Right, of those shown. */
    public Share precision() {
        return new Share(right, shown);
    }

    /** Shown rightly, of all organisations. */
    public Share recall() {
        return new Share(right, organisations);
    }

    /** Shown rightly, of the organisations whose label is a name. */
    public Share recallNameable() {
        return new Share(rightNameable, nameable);
    }

    /** Shown as a company, of all providers. */
    public Share providersPassedOff() {
        return new Share(providersShown, providers);
    }
}
