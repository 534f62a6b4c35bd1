package org.herkomst.connector.matomo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Visits over Matomo's Reporting API: one site after the other, in each first what was recorded late, then what is new since the last
 * run less 35 minutes, because visits stay open for 30. Pages are asked for and parsed in one thread, one page ahead; the caller's thread
 * resolves them meanwhile.
 */
final class MatomoFeed implements VisitFeed {
    private final MatomoSettings settings;
    private final FeedContext context;
    private final Tally tally = new Tally();
    private final MatomoClient client;
    private final SiteReader reader;
    /** Of the caller's thread. */
    private final Tally resolving = new Tally();

    private final PageResolver resolver;
    private final Ahead<Fetched> ahead;
    private final Set<String> failed = new HashSet<>();
    private @Nullable Map<Long, Site> sites;
    private @Nullable SourceFault firstFault;

    private MatomoFeed(MatomoSettings settings, FeedContext context, RandomGenerator random) {
        this.settings = settings;
        this.context = context;
        this.client = new MatomoClient(settings, context, tally, random);
        VisitParser parser = new VisitParser(new VisitFields(context.rules()));
        PageSize size = new PageSize(settings.pageSize());
        this.reader = new SiteReader(
                client, tally, size, parser, () -> context.clock().instant().getEpochSecond());
        this.resolver = new PageResolver(context, settings.source(), resolving);
        this.ahead = new Ahead<>("herkomst-matomo-pages", this::page, Fetched::following);
    }

    static VisitFeed open(MatomoSettings settings, FeedContext context) {
        return new MatomoFeed(settings, context, RandomGenerator.getDefault());
    }

    @Override
    public List<Site> sites() {
        return ahead.call(() -> List.copyOf(known().values()));
    }

    @Override
    public VisitPage read(FeedPosition position) {
        Fetched page = ahead.read(position);
        List<ReadVisit> visits = resolver.resolve(page.visits(), page.sites(), page.window());
        return new VisitPage(visits, page.next(), page.last(), page.notes().and(resolving.drain()));
    }

    @Override
    public SourceCheck check() {
        return ahead.call(() -> new MatomoCheck(client, reader, tally, context, settings).run());
    }

    @Override
    public void finished() {
        // Nothing of Matomo's is ours to tidy.
    }

    @Override
    public void close() {
        client.close();
        ahead.close();
    }

    private Map<Long, Site> known() {
        Map<Long, Site> read = sites;
        if (read == null) {
            read = MatomoSites.read(client, settings, tally);
            sites = read;
        }
        return read;
    }

    /** A page before it is resolved; its addresses are in memory until it is. */
    private record Fetched(
            List<RawVisit> visits,
            VisitWindow window,
            Map<Long, Site> sites,
            FeedPosition next,
            boolean last,
            FeedNotes notes) {
        Optional<FeedPosition> following() {
            return last ? Optional.empty() : Optional.of(next);
        }
    }

    private Fetched page(FeedPosition position) {
        VisitRules.Days days = context.rules().backfill();
        FeedState state = FeedState.read(position, days);
        Turn turn = new Turn(List.of(), SiteCursor.NEW);
        boolean more = true;
        while (more && turn.visits().isEmpty()) {
            Site site = next(state);
            if (site != null) {
                turn = turn(site, state.of(site));
                state = state.with(site, turn.cursor());
            }
            more = next(state) != null;
        }
        FeedPosition next = more ? state.position() : state.ready().position();
        VisitWindow window = new VisitWindow(turn.cursor().floor(), days);
        return new Fetched(turn.visits(), window, known(), next, !more, tally.drain());
    }

    private @Nullable Site next(FeedState state) {
        for (Site site : known().values()) {
            if (state.of(site).phase() != SiteCursor.Phase.DONE) {
                return site;
            }
        }
        return null;
    }

    private record Turn(List<RawVisit> visits, SiteCursor cursor) {}

    /** Reads a page of a site; a fault of this site alone ends its turn, not the run. */
    private Turn turn(Site site, SiteCursor cursor) {
        try {
            return read(site, cursor);
        } catch (SourceException fault) {
            return leave(site, cursor, fault);
        }
    }

    private Turn leave(Site site, SiteCursor cursor, SourceException fault) {
        if (fault.fault() == SourceFault.SEGMENT_REFUSED && cursor.late()) {
            tally.problem(fault.fault(), fault.example());
            return new Turn(List.of(), cursor.passEnded());
        }
        boolean alone = fault.fault() == SourceFault.NO_VIEW_RIGHT
                || fault.fault() == SourceFault.SITE_UNKNOWN
                || fault.fault() == SourceFault.VISITS_LOG_OFF;
        failed.add(site.id());
        if (!alone || failed.size() == known().size()) {
            throw new SourceException(alone && firstFault != null ? firstFault : fault.fault(), fault.example());
        }
        firstFault = firstFault == null ? fault.fault() : firstFault;
        tally.problem(fault.fault(), fault.example());
        return new Turn(List.of(), cursor.left());
    }

    private Turn read(Site site, SiteCursor cursor) {
        VisitRules.Days days = context.rules().backfill();
        SiteCursor begun = cursor.phase() == SiteCursor.Phase.READY ? begin(site, cursor) : cursor;
        long end = days == null
                ? Long.MAX_VALUE
                : days.last().plusDays(1).atStartOfDay(site.zone()).toEpochSecond() - 1;
        SiteReader.Step step = reader.step(site, begun, end);
        return new Turn(own(step.visits(), site), step.cursor());
    }

    /** Visits of sites that were not asked for are not ours to read. */
    private List<RawVisit> own(List<RawVisit> visits, Site site) {
        List<RawVisit> own = new ArrayList<>(visits);
        int before = own.size();
        own.removeIf(visit -> !known().containsKey(visit.site));
        if (own.size() < before) {
            tally.problem(SourceFault.BAD_VISIT, "site " + site.id() + ", visits of another site in the answer");
        }
        return own;
    }

    private SiteCursor begin(Site site, SiteCursor cursor) {
        VisitRules.Days days = context.rules().backfill();
        if (days != null) {
            return SiteCursor.backfill(days.first().atStartOfDay(site.zone()).toEpochSecond());
        }
        return cursor.begin(context.rules().from().getEpochSecond(), reader.probe(site));
    }
}
