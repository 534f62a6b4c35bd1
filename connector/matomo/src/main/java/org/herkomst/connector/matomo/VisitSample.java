package org.herkomst.connector.matomo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.connector.address.ClientAddress;

/** Counts a sample of a site's visits by outcome, and says in words how their addresses are masked. Keeps no address. */
final class VisitSample {
    private static final int MOST = 2_000;

    private final Site site;
    private final PageResolver resolver;
    private final Tally counts = new Tally();
    private final Tally tally;
    private final Set<Long> seen = new HashSet<>();
    private final int[] byBits = new int[65];
    private int masked;
    private int providers;
    private int named;
    private int unnamedSpace;

    VisitSample(Site site, FeedContext context, String source, Tally tally) {
        this.site = site;
        this.resolver = new PageResolver(context, source, counts);
        this.tally = tally;
    }

    boolean full() {
        return seen.size() >= MOST;
    }

    void add(List<RawVisit> page, Map<Long, Site> sites) {
        List<RawVisit> own = new ArrayList<>(page);
        own.removeIf(visit -> !Long.toString(visit.site).equals(site.id()));
        for (RawVisit visit : own) {
            ClientAddress address = visit.address;
            int bits = address == null ? Mask.NONE : Mask.knownBits(address);
            if (bits != Mask.NONE) {
                byBits[bits]++;
            }
        }
        for (ReadVisit visit : resolver.resolve(own, sites, new VisitWindow(0, null))) {
            if (!full() && seen.add(visit.ref().key())) {
                unnamedSpace += visit.fold(this::company, this::dropped);
            }
        }
        FeedNotes notes = counts.drain();
        masked += notes.maskedSeen();
        notes.problems().forEach(problem -> tally.problem(problem.fault(), problem.example()));
    }

    private int company(ReadVisit.Named visit) {
        named++;
        return 0;
    }

    private int dropped(ReadVisit.Dropped visit) {
        providers += visit.reason() == DropReason.ISP_OR_HOSTING ? 1 : 0;
        return 1;
    }

    SourceCheck.SiteCheck result() {
        int maskedHere = Math.min(masked, seen.size());
        return new SourceCheck.SiteCheck(site, seen.size(), maskedHere, providers, named, sentence(maskedHere));
    }

    private String sentence(int maskedHere) {
        if (seen.isEmpty()) {
            return "no visits to judge by";
        }
        if (maskedHere == 0) {
            return "not masked: companies can be named";
        }
        String share = maskedHere == seen.size()
                ? ""
                : "in " + Math.round(100.0 * maskedHere / seen.size()) + " % of the visits ";
        return share + "last " + bytes() + ": a company is named only where it owns the whole masked block"
                + (named == 0 && unnamedSpace > 0 ? "; none of these visits can be named today" : "");
    }

    /** The shortest mask that explains the addresses: most of a longer one would end in the same bytes. */
    private String bytes() {
        if (byBits[24] + byBits[64] > 0 && byBits[16] + byBits[48] + byBits[8] <= byBits[24] + byBits[64]) {
            return "byte masked";
        }
        if (byBits[16] + byBits[48] > 0) {
            return "2 bytes masked";
        }
        return byBits[8] + byBits[24] > 0 ? "3 bytes masked" : "4 bytes masked (the whole address)";
    }
}
