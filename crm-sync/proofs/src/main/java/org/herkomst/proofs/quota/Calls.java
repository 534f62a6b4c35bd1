package org.herkomst.proofs.quota;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.herkomst.sandbox.hubspot.RequestLog.Request;

/** The calls of one run. */
final class Calls {
    private final List<Request> requests;

    Calls(List<Request> requests) {
        this.requests = List.copyOf(requests);
    }

    private long count(Predicate<Request> which) {
        return requests.stream().filter(which).count();
    }

    int all() {
        return requests.size();
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
        return count(r -> r.operation().equals("search"));
    }

    static String perHundred(long calls, int records) {
        return String.format(Locale.ROOT, "%.2f", calls * 100.0 / records);
    }

    /**
     * How much of what the vendor allows was used: the time that the fastest caller within the rolling limit needs until its last call,
     * by the time that passed from the first call to the last one. Searches have a limit of their own.
     */
    double used(int limit) {
        List<Request> limited =
                requests.stream().filter(r -> !r.operation().equals("search")).toList();
        if (limited.isEmpty()) {
            return 0;
        }
        double passed = Duration.between(
                                limited.get(0).at(),
                                limited.get(limited.size() - 1).at())
                        .toMillis()
                / 1_000.0;
        return (limited.size() - 1) / limit * 10 / Math.max(0.001, passed);
    }
}
