package org.herkomst.connector.matomo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a site's visits page by page: by last action, from the last second of the page before (Matomo's order within a second is
 * open); by visit id where a server ignores order or a second holds more than a page. Used by one thread.
 */
final class SiteReader {
    /** Visits with a last action later than this from now don't move the watermark: a wrong clock must not hide what follows. */
    private static final long TRUSTED_AHEAD_SECONDS = 2 * 86_400L;

    private final MatomoClient client;
    private final Tally tally;
    private final PageSize size;
    private final VisitParser parser;
    private final LongSupplier now;

    /** One page, and where the reading stands after it. */
    record Step(List<RawVisit> visits, SiteCursor cursor) {}

    SiteReader(MatomoClient client, Tally tally, PageSize size, VisitParser parser, LongSupplier now) {
        this.client = client;
        this.tally = tally;
        this.size = size;
        this.parser = parser;
        this.now = now;
    }

    PageSize size() {
        return size;
    }

    VisitParser parser() {
        return parser;
    }

    Tally tally() {
        return tally;
    }

    /** The highest visit id there is now, near enough: what is recorded later gets a higher one. */
    long probe(Site site) {
        List<RawVisit> newest = client.ask(LivePage.newest(this, site));
        return newest.stream().mapToLong(visit -> visit.id).max().orElse(0);
    }

    /** Reads the next page; {@code end} is the last second of a backfill. */
    Step step(Site site, SiteCursor cursor, long end) {
        Step step = cursor.byId() ? byId(site, cursor) : byTime(site, cursor);
        boolean beyond =
                cursor.phase() == SiteCursor.Phase.NORMAL && step.cursor().at() > end;
        return beyond ? new Step(step.visits(), step.cursor().passEnded()) : step;
    }

    private Step byTime(Site site, SiteCursor cursor) {
        String late = cursor.late() ? "visitId>" + cursor.highestId() : null;
        LivePage page = page(site, cursor, late, 0);
        List<RawVisit> visits = ask(page, site);
        while (full(page) && stuck(visits, cursor) && page.asked() < PageSize.CAP) {
            int before = page.asked();
            page = page(site, cursor, late, Math.min(2 * before, PageSize.CAP));
            visits = ask(page, site);
            if (page.asked() <= before) {
                break;
            }
        }
        SiteCursor seen = remember(cursor, visits);
        if (!full(page)) {
            warnOfLostOrder(visits, cursor, page, site);
            return step(visits, seen.passEnded(), cursor);
        }
        if (stuck(visits, cursor) || !ascending(visits, cursor)) {
            tally.problem(SourceFault.SECOND_CROWDED, "site " + site.id());
            return step(visits, seen.switchToIds(), cursor);
        }
        long last = visits.get(visits.size() - 1).lastAction;
        boolean enough = cursor.late() && last >= cursor.start();
        return step(visits, enough ? seen.passEnded() : seen.advanced(last), cursor);
    }

    private void warnOfLostOrder(List<RawVisit> visits, SiteCursor cursor, LivePage page, Site site) {
        boolean ignored = page.given() > page.asked() && !ascending(visits, cursor);
        if (ignored) {
            tally.problem(SourceFault.ORDER_IGNORED, "site " + site.id());
        }
    }

    private LivePage page(Site site, SiteCursor cursor, @Nullable String segment, int atLeast) {
        return new LivePage(this, site, cursor.at() - 1, segment, atLeast);
    }

    /** Exactly as many as asked for: there may be more. A server that sends more ignores the limit and has sent all. */
    private static boolean full(LivePage page) {
        return page.given() == page.asked();
    }

    private static boolean stuck(List<RawVisit> visits, SiteCursor cursor) {
        return visits.stream().allMatch(visit -> visit.lastAction <= cursor.at());
    }

    private static boolean ascending(List<RawVisit> visits, SiteCursor cursor) {
        long before = cursor.at();
        for (RawVisit visit : visits) {
            if (visit.lastAction < before) {
                return false;
            }
            before = visit.lastAction;
        }
        return true;
    }

    private Step byId(Site site, SiteCursor cursor) {
        boolean open = cursor.scanned() >= cursor.highestSeen();
        long upTo = cursor.scanned() + cursor.span();
        String segment = "visitId>" + cursor.scanned() + (open ? "" : ";visitId<=" + upTo);
        LivePage page = page(site, cursor, segment, 0);
        List<RawVisit> visits = ask(page, site);
        SiteCursor seen = remember(cursor, visits);
        boolean foreign = visits.stream().anyMatch(v -> v.id <= cursor.scanned() || (!open && v.id > upTo));
        if (foreign) {
            tally.problem(SourceFault.ORDER_IGNORED, "site " + site.id());
            return step(visits, seen.passEnded(), cursor);
        }
        return step(visits, afterIds(page, cursor, seen, open), cursor);
    }

    private static SiteCursor afterIds(LivePage page, SiteCursor cursor, SiteCursor seen, boolean open) {
        boolean full = full(page);
        if (open) {
            return full ? seen.throughIds(cursor.scanned(), cursor.span()) : seen.passEnded();
        }
        if (full && cursor.span() > 1) {
            return seen.throughIds(cursor.scanned(), cursor.span() / 2);
        }
        boolean sparse = page.given() < page.asked() / 2;
        return seen.throughIds(cursor.scanned() + cursor.span(), sparse ? 2 * cursor.span() : cursor.span());
    }

    private SiteCursor remember(SiteCursor cursor, List<RawVisit> visits) {
        long trusted = now.getAsLong() + TRUSTED_AHEAD_SECONDS;
        long newest = 0;
        long id = 0;
        for (RawVisit visit : visits) {
            newest = visit.lastAction <= trusted ? Math.max(newest, visit.lastAction) : newest;
            id = Math.max(id, visit.id);
        }
        return cursor.seen(newest, id);
    }

    /** Of a late pass only what the normal one will not read. */
    private static Step step(List<RawVisit> visits, SiteCursor next, SiteCursor cursor) {
        if (!cursor.late()) {
            return new Step(visits, next);
        }
        List<RawVisit> late = new ArrayList<>(visits);
        late.removeIf(visit -> visit.lastAction >= cursor.start());
        return new Step(late, next);
    }

    private List<RawVisit> ask(LivePage page, Site site) {
        List<RawVisit> visits = client.ask(page);
        if (!visits.isEmpty() && visits.stream().allMatch(visit -> visit.addressRead && visit.address == null)) {
            throw new SourceException(SourceFault.ANONYMOUS_TOKEN, "site " + site.id());
        }
        size.worked();
        long own = Long.parseLong(site.id());
        for (RawVisit visit : visits) {
            visit.site = visit.site == 0 ? own : visit.site;
        }
        return visits;
    }
}
