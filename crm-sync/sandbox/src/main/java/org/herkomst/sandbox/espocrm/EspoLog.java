package org.herkomst.sandbox.espocrm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the sandbox was asked, and the faults to come. Thread-safe. */
public final class EspoLog {
    private final List<Request> requests = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    EspoLog() {}

    /**
     * A request.
     *
     * @param operation such as {@code search}, {@code get}, {@code create}, {@code update}, {@code delete}, {@code metadata},
     *     {@code user}, {@code field}, {@code entity}; {@code note-create} and so on, {@code task-create} and so on, {@code stream}
     * @param method HTTP method
     * @param path path with its query, decoded
     * @param body body
     * @param version value of {@code X-Version-Number}; empty where there is none
     */
    public record Request(String operation, String method, String path, String body, String version) {
        /** Whether it changes records; notes and tasks don't count. */
        public boolean writes() {
            return operation.equals("create") || operation.equals("update") || operation.equals("delete");
        }
    }

    /** All requests in their order. */
    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** How often an operation was asked. */
    public synchronized long count(String operation) {
        return requests.stream().filter(r -> r.operation().equals(operation)).count();
    }

    /** Requests that EspoCRM has no answer for, in words. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** Forgets requests. */
    public synchronized void clear() {
        requests.clear();
        violations.clear();
    }

    /** The next requests that fit meet this fault, so many times. */
    public synchronized void fault(Predicate<Request> fits, int times, EspoFault fault) {
        entries.add(new Entry(fits, times, () -> {}, fault));
    }

    /** The next request of an operation waits until this was done, and is then answered as usual. */
    public synchronized void before(String operation, Runnable then) {
        entries.add(new Entry(r -> r.operation().equals(operation), 1, then, null));
    }

    /** No more faults. */
    public synchronized void clearFaults() {
        entries.clear();
    }

    synchronized void add(Request request) {
        requests.add(request);
    }

    synchronized void violated(String what) {
        violations.add(what);
    }

    /** The fault that a request meets, if any; runs what was to be done before it. */
    Optional<EspoFault> take(Request request) {
        var met = new ArrayList<Entry>();
        synchronized (this) {
            for (var entry : entries) {
                if (entry.left > 0 && entry.fits.test(request)) {
                    entry.left--;
                    met.add(entry);
                    break;
                }
            }
        }
        met.forEach(entry -> entry.then.run());
        return met.stream().findFirst().flatMap(entry -> Optional.ofNullable(entry.fault));
    }

    private static final class Entry {
        private final Predicate<Request> fits;
        private final Runnable then;
        private final @org.jspecify.annotations.Nullable EspoFault fault;
        private int left;

        Entry(Predicate<Request> fits, int times, Runnable then, @org.jspecify.annotations.Nullable EspoFault fault) {
            this.fits = fits;
            this.left = times;
            this.then = then;
            this.fault = fault;
        }
    }
}
