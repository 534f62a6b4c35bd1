package org.herkomst.connector.resolver.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;

/**
 * How many rows two resolvers answer differently. Counts only.
 *
 * @param verdicts rows with another verdict: shown, withheld, or another reason why not
 * @param companies rows that both show, as different companies
 * @param shownByOne shown by the first one only
 * @param shownByOther shown by the second one only
 * @param rightByOne shown rightly by the first one only
 * @param rightByOther shown rightly by the second one only
 */
public record Changes(
        long verdicts, long companies, long shownByOne, long shownByOther, long rightByOne, long rightByOther) {

    /** Both lists hold the same labels in the same order. */
    static Changes of(List<Outcome> ones, List<Outcome> others) {
        return new Changes(
                count(ones, others, Outcome::differs),
                count(
                        ones,
                        others,
                        (one, other) ->
                                one.shown() && other.shown() && !Objects.equals(one.company(), other.company())),
                count(ones, others, (one, other) -> one.shown() && !other.shown()),
                count(ones, others, (one, other) -> !one.shown() && other.shown()),
                count(ones, others, (one, other) -> one.shownRight() && !other.shownRight()),
                count(ones, others, (one, other) -> !one.shownRight() && other.shownRight()));
    }

    private static long count(List<Outcome> ones, List<Outcome> others, BiPredicate<Outcome, Outcome> changed) {
        long count = 0;
        for (int i = 0; i < ones.size(); i++) {
            count += changed.test(ones.get(i), others.get(i)) ? 1 : 0;
        }
        return count;
    }
}
