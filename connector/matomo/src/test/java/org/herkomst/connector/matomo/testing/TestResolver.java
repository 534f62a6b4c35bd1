package org.herkomst.connector.matomo.testing;

import java.util.List;
import java.util.Set;
import org.herkomst.connector.address.ClientAddress;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.CompanyResolver;
import org.herkomst.connector.resolver.Evidence;
import org.herkomst.connector.resolver.IndexManifest;
import org.herkomst.connector.resolver.NoCompany;
import org.herkomst.connector.resolver.OrganisationKind;
import org.herkomst.connector.resolver.Permission;
import org.herkomst.connector.resolver.Resolution;
import org.herkomst.connector.resolver.SizeClass;

/**
 * A resolver by hand: 203.0.113.0/24 is Example BV's, and so is the whole masked block; 198.51.100.0/24 is a provider's; 10/8, 192.168/16
 * and 127/8 are private; 192.0.2.200 and up are crawlers; all else is unknown. Counts calls.
 */
public final class TestResolver implements CompanyResolver {
    private static final long EXAMPLE = 0xCB007100L;
    private static final long PROVIDER = 0xC6336400L;
    private static final long CRAWLERS = 0xC00002C8L;

    private volatile int blocks;

    /** How often a masked block was asked for. */
    public int blocks() {
        return blocks;
    }

    @Override
    public Resolution resolve(ClientAddress address) {
        long bits = address.isIpv4() ? address.low() : -1;
        if (bits >>> 24 == 10 || bits >>> 16 == 0xC0A8 || bits >>> 24 == 127) {
            return none(NoCompany.PRIVATE);
        }
        if (bits >>> 8 == EXAMPLE >>> 8) {
            return example();
        }
        if (bits >>> 8 == PROVIDER >>> 8) {
            return none(NoCompany.ISP);
        }
        return none(bits >= CRAWLERS && bits <= CRAWLERS + 55 ? NoCompany.BOT : NoCompany.UNKNOWN);
    }

    @Override
    public synchronized Resolution resolveBlock(ClientAddress masked, int prefixLength) {
        blocks++;
        boolean whole = masked.isIpv4() && prefixLength >= 24 && masked.low() == EXAMPLE;
        return whole ? example() : none(NoCompany.MASKED);
    }

    private static Resolution none(NoCompany why) {
        return new Resolution.None(why, "by hand");
    }

    /** The company of this resolver. */
    public static Resolution.Company example() {
        CompanyFacts facts = new CompanyFacts(
                "t:1",
                "Example BV",
                "example.example",
                "NL",
                OrganisationKind.BUSINESS,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null);
        Evidence evidence = new Evidence("ranges", "own data", null, SizeClass.OFFICE, Set.of(Permission.MARKETING));
        return new Resolution.Company(facts, 1.0, List.of(evidence), "The range is the company's");
    }

    @Override
    public IndexManifest manifest() {
        return new IndexManifest("test", "settings", "model", List.of(), 0);
    }
}
