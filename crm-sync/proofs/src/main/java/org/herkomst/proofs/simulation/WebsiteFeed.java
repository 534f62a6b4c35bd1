package org.herkomst.proofs.simulation;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.herkomst.connector.matomo.FeedNotes;
import org.herkomst.connector.matomo.FeedPosition;
import org.herkomst.connector.matomo.Site;
import org.herkomst.connector.matomo.SourceCheck;
import org.herkomst.connector.matomo.VisitFeed;
import org.herkomst.connector.matomo.VisitPage;

/**
 * Pages of the website's visits by their time, of a page's border again, and never past what may still show late: the way of Matomo's
 * feed. For one run.
 */
final class WebsiteFeed implements VisitFeed {
    private static final int PAGE = 3;
    private static final int LAG = 120;
    private final Stage stage;
    private final Website website;
    private final Set<Long> given = new HashSet<>();

    WebsiteFeed(Stage stage, Website website) {
        this.stage = stage;
        this.website = website;
    }

    @Override
    public List<Site> sites() {
        return List.of(Website.SITE);
    }

    @Override
    public VisitPage read(FeedPosition position) {
        stage.step("ask Matomo");
        long cursor = position.text().isEmpty() ? 0 : Long.parseLong(position.text());
        List<Website.Visit> open = website.visits().stream()
                .filter(v -> !v.shownAt().isAfter(stage.now()) && fits(v.changedAt(), cursor))
                .filter(v -> !given.contains(v.version()))
                .sorted(Comparator.comparingLong(Website.Visit::changedAt).thenComparingInt(Website.Visit::number))
                .toList();
        List<Website.Visit> page = open.subList(0, Math.min(PAGE, open.size()));
        page.forEach(v -> given.add(v.version()));
        stage.learn(page);
        long reached = page.isEmpty() ? cursor : page.get(page.size() - 1).changedAt();
        long safe = Math.min(reached, stage.now().getEpochSecond() - LAG);
        return new VisitPage(
                page.stream().map(Website.Visit::read).toList(),
                new FeedPosition(Long.toString(Math.max(cursor, safe))),
                page.size() == open.size(),
                new FeedNotes(1, 0, 0, 0, 0, 0, List.of()));
    }

    /** Whether a visit's time is at the cursor or after it. */
    static boolean fits(long changedAt, long cursor) {
        return changedAt >= cursor;
    }

    @Override
    public SourceCheck check() {
        throw new UnsupportedOperationException("Not in a run");
    }

    @Override
    public void finished() {}

    @Override
    public void close() {}
}
