package org.herkomst.sandbox.odoo;

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
     * @param operation {@code version}, {@code authenticate}, or model and method such as {@code res.partner/load}
     * @param path its path
     * @param body its body
     */
    public record Request(int number, String operation, String path, String body) {}

    /** All requests in their order. */
    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** How often an operation was asked. */
    public synchronized long count(String operation) {
        return requests.stream().filter(r -> r.operation().equals(operation)).count();
    }

    /** Requests that no method of Odoo's takes, in words. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** Forgets all. */
    public synchronized void clear() {
        requests.clear();
        violations.clear();
    }

    synchronized Request add(String operation, String path, String body) {
        var request = new Request(requests.size() + 1, operation, path, body);
        requests.add(request);
        return request;
    }

    synchronized void violated(String what) {
        violations.add(what);
    }
}
