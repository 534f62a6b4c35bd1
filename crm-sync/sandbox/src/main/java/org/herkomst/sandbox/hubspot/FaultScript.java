package org.herkomst.sandbox.hubspot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The faults to come, by operation or by the request's number. Thread-safe. */
public final class FaultScript {
    /** Matches all operations. */
    public static final String ANY = "*";

    private final List<Entry> entries = new ArrayList<>();

    FaultScript() {}

    /** The next requests of an operation, such as {@code batch/upsert}, meet this fault, so many times. */
    public synchronized FaultScript next(String operation, int times, Fault fault) {
        entries.add(new Entry(r -> operation.equals(ANY) || operation.equals(r.operation()), times, fault));
        return this;
    }

    /** The next requests that fit meet this fault, so many times. */
    public synchronized FaultScript where(Predicate<RequestLog.Request> fits, int times, Fault fault) {
        entries.add(new Entry(fits, times, fault));
        return this;
    }

    /** The request of this number, counted from 1, meets this fault. */
    public synchronized FaultScript at(int number, Fault fault) {
        entries.add(new Entry(r -> r.number() == number, 1, fault));
        return this;
    }

    /** No more faults. */
    public synchronized void clear() {
        entries.clear();
    }

    synchronized Optional<Fault> take(RequestLog.Request request) {
        for (var entry : entries) {
            if (entry.left > 0 && entry.matches.test(request)) {
                entry.left--;
                return Optional.of(entry.fault);
            }
        }
        return Optional.empty();
    }

    private static final class Entry {
        private final Predicate<RequestLog.Request> matches;
        private final Fault fault;
        private int left;

        Entry(Predicate<RequestLog.Request> matches, int times, Fault fault) {
            this.matches = matches;
            this.left = times;
            this.fault = fault;
        }
    }
}
