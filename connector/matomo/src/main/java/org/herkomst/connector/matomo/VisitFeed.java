package org.herkomst.connector.matomo;

import java.time.Clock;
import java.util.Collection;
import java.util.List;

/** Pages of resolved visits from one source, in an order that a position can go on from. Not thread-safe. */
public interface VisitFeed extends AutoCloseable {

    /** Visits over Matomo's Reporting API. */
    static VisitFeed matomo(MatomoSettings settings, FeedContext context) {
        return MatomoFeed.open(settings, context);
    }

    /** Visits from export files in a folder. */
    static VisitFeed exports(ExportSettings settings, FeedContext context) {
        return ExportFeed.open(settings, context);
    }

    /**
     * Deletes export files that every one of these positions says were read whole, where {@code after: delete} says so and they are
     * unchanged; runs that were killed left them.
     *
     * @return how many
     */
    static int deleteRead(ExportSettings settings, Collection<FeedPosition> positions, Clock clock) {
        return ExportFolder.deleteRead(settings, positions, clock);
    }

    /**
     * The sites that this feed reads.
     *
     * @throws SourceException where the source can't tell
     */
    List<Site> sites();

    /**
     * Reads the next page. Fetching, resolving and dropping the addresses happen inside this call (the fetch of the following page may already be under way).
     *
     * @throws SourceException where the source can't go on; the position stays good
     */
    VisitPage read(FeedPosition position);

    /** What an admin wants to know before a first run: version, sites, masks, and what today's inputs would name of the last 7 days. */
    SourceCheck check();

    /** After a run whose pages were all stored: deletes export files where {@code after: delete} says so. */
    void finished();

    @Override
    void close();
}
