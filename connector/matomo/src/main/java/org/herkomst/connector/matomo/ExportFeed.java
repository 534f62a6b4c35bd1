package org.herkomst.connector.matomo;

/** Placeholder. */
final class ExportFeed {
    static VisitFeed open(ExportSettings settings, FeedContext context) {
        throw new UnsupportedOperationException();
    }
}
