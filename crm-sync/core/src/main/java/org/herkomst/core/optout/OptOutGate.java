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
        return of(version, optOuts, inRanges, Tombstones.NONE);
    }

    /** The gate over these opt-outs and tombstones; a company that meets a tombstone opted out, whatever became of the entry. */
    static OptOutGate of(long version, List<OptOut> optOuts, List<CompanyFacts> inRanges, Tombstones tombstones) {
        return new ListedOptOuts(version, optOuts, inRanges, tombstones);
    }

    /** Version of the register that this gate was made from. */
    long version();

    /** Whether nothing may be sent of this company: it opted out, or its domain is held. */
    boolean blocks(CompanyFacts facts, List<Alias> aliases);

    /** Number of the confirmed opt-out by which this company is to be taken back; empty where none names it, or only a hold or a range. */
    Optional<Long> objection(CompanyFacts facts, List<Alias> aliases);

    /** Whether this company opted out; that its domain is held is no proof of it. */
    boolean objected(CompanyFacts facts, List<Alias> aliases);
}
