package org.herkomst.proofs.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.herkomst.sandbox.hubspot.RequestLog.Request;

/** The calls of one run. */
final class Calls {
    private static final Duration SPAN = Duration.ofSeconds(10);
    private final List<Request> requests;

    Calls(List<Request> requests) {
        this.requests = List.copyOf(requests);
    }

    private long count(Predicate<Request> which) {
        return requests.stream().filter(which).count();
    }

    /** All that records cost; what a run asks once, whatever there is, is {@link #questions()}. */
    long forRecords() {
        return count(request -> !asksForMarks(request));
    }

    /** Searches for records that a person marked as wrong: one a run. */
    long questions() {
        return count(Calls::asksForMarks);
    }

    private static boolean asksForMarks(Request request) {
        return request.operation().equals("search") && request.body().contains("\"herkomst_wrong_company\"");
    }

    long writes() {
        return count(r -> r.operation().equals("batch/upsert") || r.operation().equals("batch/update"));
    }

    /** Reads by our key of what lives. */
    long reads() {
        return count(r -> r.operation().equals("batch/read")
                && r.body().contains("\"idProperty\":\"herkomst_key\"")
                && !r.path().contains("archived=true"));
    }

    /** Reads of what is archived: a person's deletion of a record that is new to us. */
    long archivedReads() {
        return count(r -> r.operation().equals("batch/read") && r.path().contains("archived=true"));
    }

    long searches() {
        return count(r -> r.operation().equals("search") && !asksForMarks(r));
    }

    static String perHundred(long calls, int records) {
        return String.format(Locale.ROOT, "%.2f", calls * 100.0 / records);
    }

    /**
     * How much of what the vendor allows was used: the calls in whole spans of ten seconds, from the first call on, by those that may go in
     * them. Searches have a limit of their own.
     */
    double used(int limit) {
        List<Instant> limited = requests.stream()
                .filter(r -> !r.operation().equals("search"))
                .map(Request::at)
                .toList();
        if (limited.isEmpty()) {
            return 0;
        }
        Instant first = limited.get(0);
        long spans = Duration.between(first, limited.get(limited.size() - 1)).dividedBy(SPAN);
        Instant end = first.plus(SPAN.multipliedBy(spans));
        long calls = limited.stream().filter(at -> at.isBefore(end)).count();
        return spans == 0 ? 0 : (double) calls / (spans * limit);
    }
}
