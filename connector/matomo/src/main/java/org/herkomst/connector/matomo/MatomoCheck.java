package org.herkomst.connector.matomo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tries Matomo for {@code check}: version, sites, and a sample of the last 7 days. Changes nothing. */
final class MatomoCheck {
    private static final Duration SAMPLED = Duration.ofDays(7);

    private final MatomoClient client;
    private final SiteReader reader;
    private final Tally tally;
    private final FeedContext context;
    private final MatomoSettings settings;

    MatomoCheck(MatomoClient client, SiteReader reader, Tally tally, FeedContext context, MatomoSettings settings) {
        this.client = client;
        this.reader = reader;
        this.tally = tally;
        this.context = context;
        this.settings = settings;
    }

    SourceCheck run() {
        String version = null;
        List<SourceCheck.SiteCheck> checks = new ArrayList<>();
        try {
            version = client.ask(new MatomoVersion());
            Map<Long, Site> sites = MatomoSites.read(client, settings, tally);
            for (Site site : sites.values()) {
                site(site, sites, checks);
            }
        } catch (SourceException fault) {
            tally.problem(fault.fault(), fault.example());
        }
        return new SourceCheck(version, checks, tally.drain().problems());
    }

    private void site(Site site, Map<Long, Site> sites, List<SourceCheck.SiteCheck> checks) {
        VisitSample sample = new VisitSample(site, context, settings.source(), tally);
        try {
            long from = context.clock().instant().minus(SAMPLED).getEpochSecond();
            SiteCursor cursor = SiteCursor.backfill(from);
            while (cursor.phase() != SiteCursor.Phase.DONE && !sample.full()) {
                SiteReader.Step step = reader.step(site, cursor, Long.MAX_VALUE);
                sample.add(step.visits(), sites);
                cursor = step.cursor();
            }
            checks.add(sample.result());
        } catch (SourceException fault) {
            boolean alone = fault.fault() == SourceFault.NO_VIEW_RIGHT
                    || fault.fault() == SourceFault.SITE_UNKNOWN
                    || fault.fault() == SourceFault.VISITS_LOG_OFF;
            if (!alone) {
                throw fault;
            }
            tally.problem(fault.fault(), fault.example());
        }
    }
}
