package org.herkomst.connector.matomo;

import java.util.List;
import java.util.stream.Stream;

/**
 * What happened while a page was fetched; counts are of this page alone.
 *
 * @param calls requests sent to the source
 * @param rateLimited how often the source said "too many requests"
 * @param retries requests sent again
 * @param maskedSeen visits whose address the platform had masked, whether or not a company was found
 * @param truncatedVisits visits whose actions Matomo cut
 * @param duplicates further copies of a visit on this page that were dropped for its latest form
 * @param problems bad lines, a broken file, a site that can't be read: told, counted, and the run went on
 */
public record FeedNotes(
        int calls,
        int rateLimited,
        int retries,
        int maskedSeen,
        int truncatedVisits,
        int duplicates,
        List<SourceProblem> problems) {
    public FeedNotes {
        problems = List.copyOf(problems);
    }

    /** These and what happened elsewhere on the way of the same page. */
    FeedNotes and(FeedNotes other) {
        return new FeedNotes(
                calls + other.calls,
                rateLimited + other.rateLimited,
                retries + other.retries,
                maskedSeen + other.maskedSeen,
                truncatedVisits + other.truncatedVisits,
                duplicates + other.duplicates,
                Stream.concat(problems.stream(), other.problems.stream()).toList());
    }
}
