package org.herkomst.connector.resolver.names;

import java.util.List;
import java.util.Optional;

/**
 * A name of two sides: a trade name and its owner, or a name and where it is reached.
 *
 * @param shown the words of the side that is known to the public
 * @param owner the words of the side whose legal form counts
 * @param soleTrader whether the owner is a person unless a legal form says otherwise
 */
record TwoNames(String shown, String owner, boolean soleTrader) {
    /** Between a person or company and the name it trades under. */
    private static final List<String> TRADING_AS = List.of(
            " trading as ",
            " also trading as ",
            " trading under the name ",
            " hodn ",
            " tevens hodn ",
            " ook hodn ",
            " handelend onder de naam ",
            " handelend onder de namen ",
            " dba ",
            " doing business as ",
            " enseigne ",
            " exercant sous le nom ",
            " exercant sous lenseigne ",
            " nom commercial ",
            " nombre comercial ",
            " nome comercial ",
            " bifirma ",
            " firmierend unter ",
            " firmierend als ");

    /** Between a trade name and the person or company that owns it. */
    private static final List<String> OWNED_BY =
            List.of(" inh ", " inhaber ", " inhaberin ", " inhaber in ", " titolare ", " eigenaar ", " eigenares ");

    /** Between a brand and the company that owns it. */
    private static final List<String> BRAND_OF = List.of(
            " eine marke der ",
            " eine marke von ",
            " ein unternehmen der ",
            " eine zweigniederlassung der ",
            " zweigniederlassung der ",
            " a brand of ",
            " a trading name of ",
            " is a trading name of ",
            " a trading style of ",
            " a division of ",
            " een merk van ",
            " een handelsnaam van ",
            " handelsnaam van ",
            " une marque de ",
            " un marchio di ",
            " una marca de ",
            " uma marca da ",
            " ett varumarke fran ",
            " en del av ");

    /** Between a name and what is only an address or a former name. */
    private static final List<String> ADDRESSED = List.of(
            " care of ",
            " sold by ",
            " formerly ",
            " formerly known as ",
            " fka ",
            " voorheen ",
            " vormals ",
            " anciennement ",
            " in precedenza ",
            " antes ");

    /** The two sides of a name's words, where it has two; the leftmost mark decides, of two there the longer. */
    static Optional<TwoNames> of(String words) {
        int first = Integer.MAX_VALUE;
        String mark = "";
        for (List<String> marks : List.of(TRADING_AS, OWNED_BY, BRAND_OF, ADDRESSED)) {
            for (String candidate : marks) {
                int at = words.indexOf(candidate);
                if (at > 0 && (at < first || (at == first && candidate.length() > mark.length()))) {
                    first = at;
                    mark = candidate;
                }
            }
        }
        return mark.isEmpty()
                ? Optional.empty()
                : Optional.of(sides(mark, words.substring(0, first), words.substring(first + mark.length())));
    }

    private static TwoNames sides(String mark, String left, String right) {
        if (TRADING_AS.contains(mark)) {
            return new TwoNames(right, left, true);
        }
        return ADDRESSED.contains(mark)
                ? new TwoNames(left, left, false)
                : new TwoNames(left, right, OWNED_BY.contains(mark));
    }
}
