package org.herkomst.core.optout;

import java.util.List;
import java.util.Optional;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.company.Alias;

/**
 * Whether a company opted out, by the opt-outs at one moment. A domain covers its subdomains; a name is compared in the resolver's
 * normalised form; an opt-out holds for every alias of the company.
 */
public interface OptOutGate {

    /**
     * The gate over these opt-outs.
     *
     * @param version version of the register
     * @param inRanges companies that the index places in or around opted-out ranges
     */
    static OptOutGate of(long version, List<OptOut> optOuts, List<CompanyFacts> inRanges) {
        return new ListedOptOuts(version, optOuts, inRanges);
    }

    /** Version of the register that this gate was made from. */
    long version();

    /** Whether this company opted out. */
    boolean blocks(CompanyFacts facts, List<Alias> aliases);

    /** Number of the confirmed opt-out by which this company is to be taken back; empty where none names it, or only a hold or a range. */
    Optional<Long> objection(CompanyFacts facts, List<Alias> aliases);
}
