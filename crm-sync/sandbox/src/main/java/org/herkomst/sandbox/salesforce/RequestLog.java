package org.herkomst.sandbox.salesforce;

import java.util.ArrayList;
import java.util.List;

/** What the sandbox was asked. Thread-safe. */
public final class RequestLog {
    private final List<Request> requests = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    RequestLog() {}

    /**
     * A request.
     *
     * @param operation {@code token}, {@code describe}, {@code query}, {@code more}, {@code create}, {@code update},
     *     {@code upsert}, {@code delete}, {@code describe tasks}
     * @param path path with query
     * @param body body
     * @param soql the query that it asks; empty for others
     */
    public record Request(String operation, String path, String body, String soql) {}

    /** All requests in their order. */
    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** How often an operation was asked. */
    public synchronized long count(String operation) {
        return requests.stream().filter(r -> r.operation().equals(operation)).count();
    }

    /** Requests that break the contract of Salesforce's API, in words. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** Forgets all. */
    public synchronized void clear() {
        requests.clear();
        violations.clear();
    }

    synchronized void add(Request request) {
        requests.add(request);
    }

    synchronized void violated(String what) {
        violations.add(what);
    }
}
