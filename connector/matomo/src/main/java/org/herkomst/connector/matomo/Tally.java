package org.herkomst.connector.matomo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What happened on the way to a page. Used by one thread. */
final class Tally {
    private record Seen(int count, String example) {}

    private int calls;
    private int rateLimited;
    private int retries;
    private int masked;
    private int truncated;
    private int duplicates;
    private final Map<SourceFault, Seen> problems = new EnumMap<>(SourceFault.class);

    void called(boolean again) {
        calls++;
        retries += again ? 1 : 0;
    }

    void rateLimited() {
        rateLimited++;
    }

    void visits(int maskedSeen, int truncatedVisits, int copies) {
        masked += maskedSeen;
        truncated += truncatedVisits;
        duplicates += copies;
    }

    void problem(SourceFault fault, String example) {
        problems.merge(fault, new Seen(1, example), (old, added) -> new Seen(old.count() + 1, old.example()));
    }

    List<SourceProblem> problems() {
        List<SourceProblem> list = new ArrayList<>();
        problems.forEach((fault, seen) -> list.add(new SourceProblem(fault, seen.count(), seen.example())));
        return list;
    }

    /** What was counted since the last time. */
    FeedNotes drain() {
        FeedNotes notes = new FeedNotes(calls, rateLimited, retries, masked, truncated, duplicates, problems());
        calls = 0;
        rateLimited = 0;
        retries = 0;
        masked = 0;
        truncated = 0;
        duplicates = 0;
        problems.clear();
        return notes;
    }
}
