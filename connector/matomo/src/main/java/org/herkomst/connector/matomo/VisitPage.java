package org.herkomst.connector.matomo;

import java.util.List;
import java.util.Optional;

/**
 * One page of visits, resolved.
 *
 * @param visits the visits, each at most once in its latest form
 * @param next where to go on after this page is stored
 * @param last whether the source has no more for now
 * @param notes what happened on the way
 */
public record VisitPage(List<ReadVisit> visits, FeedPosition next, boolean last, FeedNotes notes) {
    public VisitPage {
        visits = List.copyOf(visits);
    }

    /** Where the page after this one begins; absent where this is the last. */
    Optional<FeedPosition> following() {
        return last ? Optional.empty() : Optional.of(next);
    }
}
