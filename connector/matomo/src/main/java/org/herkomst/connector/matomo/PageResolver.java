package org.herkomst.connector.matomo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.connector.address.ClientAddress;
import org.jspecify.annotations.Nullable;

/** Turns the visits of a page into what is handed on. No address is held after {@link #resolve}. Used by one thread. */
final class PageResolver {
    private static final int PROXY_VISITS = 100;

    private record VisitId(long site, long id) {}

    private final VisitOutcome outcome;
    private final Tally tally;
    private final Map<Long, MaskWindow> windows = new HashMap<>();

    PageResolver(FeedContext context, String source, Tally tally) {
        this.outcome = new VisitOutcome(context, source);
        this.tally = tally;
    }

    /** Resolves a page's visits, each once in its latest form. */
    List<ReadVisit> resolve(List<RawVisit> page, Map<Long, Site> sites, VisitWindow window) {
        Map<VisitId, RawVisit> latest = new LinkedHashMap<>(page.size() * 2);
        for (RawVisit visit : page) {
            latest.merge(new VisitId(visit.site, visit.id), visit, (old, next) -> next.laterThan(old) ? next : old);
        }
        Map<Long, List<RawVisit>> bySite = new LinkedHashMap<>();
        for (RawVisit visit : latest.values()) {
            bySite.computeIfAbsent(visit.site, site -> new ArrayList<>()).add(visit);
        }
        List<ReadVisit> read = new ArrayList<>(latest.size());
        bySite.forEach((id, visits) -> site(visits, known(sites, id), window, read));
        tally.visits(0, 0, page.size() - latest.size());
        return read;
    }

    private static Site known(Map<Long, Site> sites, long id) {
        Site site = sites.get(id);
        if (site == null) {
            throw new IllegalStateException("A visit of a site that is not read");
        }
        return site;
    }

    private void site(List<RawVisit> visits, Site site, VisitWindow window, List<ReadVisit> read) {
        boolean newestFirst = visits.get(0).lastAction > visits.get(visits.size() - 1).lastAction;
        Comparator<RawVisit> order = Comparator.comparingLong(visit -> visit.firstAction);
        visits.sort(newestFirst ? order.reversed() : order);
        boolean[] looks = new boolean[visits.size()];
        for (int i = 0; i < looks.length; i++) {
            looks[i] = bits(visits.get(i)) != Mask.NONE;
        }
        boolean[] masked = windows.computeIfAbsent(visits.get(0).site, id -> new MaskWindow())
                .judge(looks);
        warnOfProxy(visits, looks, site);
        ZoneDays days = new ZoneDays(site.zone());
        for (int i = 0; i < looks.length; i++) {
            RawVisit visit = visits.get(i);
            visit.day = days.of(visit.lastAction);
            if (window.holds(visit.day)) {
                int knownBits = masked[i] ? bits(visit) : Mask.NONE;
                tally.visits(masked[i] ? 1 : 0, visit.truncatedActions > 0 ? 1 : 0, 0);
                read.add(outcome.of(visit, site, knownBits, window.floor()));
            }
        }
    }

    private static int bits(RawVisit visit) {
        ClientAddress address = visit.address;
        return address == null ? Mask.NONE : Mask.knownBits(address);
    }

    private void warnOfProxy(List<RawVisit> visits, boolean[] looks, Site site) {
        if (visits.size() < PROXY_VISITS) {
            return;
        }
        ClientAddress candidate = majority(visits);
        int index = 0;
        int count = 0;
        for (RawVisit visit : visits) {
            count += !looks[index++] && same(candidate, visit.address) ? 1 : 0;
        }
        if (2 * count > visits.size()) {
            tally.problem(SourceFault.PROXY_SUSPECTED, "site " + site.id());
        }
    }

    /** The one address that can hold more than half (Boyer and Moore's vote). */
    private static @Nullable ClientAddress majority(Collection<RawVisit> visits) {
        ClientAddress candidate = null;
        int votes = 0;
        for (RawVisit visit : visits) {
            if (votes == 0) {
                candidate = visit.address;
            }
            votes += same(candidate, visit.address) ? 1 : -1;
        }
        return candidate;
    }

    private static boolean same(@Nullable ClientAddress one, @Nullable ClientAddress other) {
        return one != null
                && other != null
                && one.low() == other.low()
                && one.high() == other.high()
                && one.isIpv4() == other.isIpv4();
    }
}
