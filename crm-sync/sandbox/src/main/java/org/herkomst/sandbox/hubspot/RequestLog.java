package org.herkomst.sandbox.hubspot;

import java.time.Instant;
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
     * @param number counted from 1
     * @param operation such as {@code batch/upsert}, {@code search}, {@code properties}
     * @param method HTTP method
     * @param path path with query
     * @param body body
     * @param at when it came
     */
    public record Request(int number, String operation, String method, String path, String body, Instant at) {}

    /** All requests in their order. */
    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** How often an operation was asked. */
    public synchronized long count(String operation) {
        return requests.stream().filter(r -> r.operation().equals(operation)).count();
    }

    /** Requests that break the contract of HubSpot's API, in words. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** Forgets all. */
    public synchronized void clear() {
        requests.clear();
        violations.clear();
    }

    synchronized Request add(String operation, String method, String path, String body, Instant at) {
        var request = new Request(requests.size() + 1, operation, method, path, body, at);
        requests.add(request);
        return request;
    }

    synchronized void violated(String what) {
        violations.add(what);
    }
}
