package org.herkomst.sandbox.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.herkomst.sandbox.salesforce.RequestLog.Request;

/** The faults to come. Thread-safe. */
public final class FaultScript {
    private final List<Entry> entries = new ArrayList<>();

    FaultScript() {}

    /** The next requests of an operation, such as {@code upsert}, meet this fault, so many times. */
    public FaultScript next(String operation, int times, Fault fault) {
        return where(r -> operation.equals(r.operation()), times, fault);
    }

    /** The next requests that fit meet this fault, so many times. */
    public synchronized FaultScript where(Predicate<Request> fits, int times, Fault fault) {
        entries.add(new Entry(fits, times, fault));
        return this;
    }

    /** No more faults. */
    public synchronized void clear() {
        entries.clear();
    }

    synchronized Optional<Fault> take(Request request) {
        for (var entry : entries) {
            if (entry.left > 0 && entry.matches.test(request)) {
                entry.left--;
                return Optional.of(entry.fault);
            }
        }
        return Optional.empty();
    }

    private static final class Entry {
        private final Predicate<Request> matches;
        private final Fault fault;
        private int left;

        Entry(Predicate<Request> matches, int times, Fault fault) {
            this.matches = matches;
            this.left = times;
            this.fault = fault;
        }
    }
}
