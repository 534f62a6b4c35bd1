package org.herkomst.sandbox.hubspot;

import java.util.ArrayList;
import java.util.List;

/** Who is to be told when requests come. Thread-safe; the request waits for what is done then. */
final class Watch {
    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(String operation, int number, Runnable then) {
        entries.add(new Entry(operation, number, then));
    }

    void came(RequestLog.Request request) {
        due(request).forEach(Runnable::run);
    }

    private synchronized List<Runnable> due(RequestLog.Request request) {
        return entries.stream()
                .filter(entry -> entry.isLast(request))
                .map(entry -> entry.then)
                .toList();
    }

    private static final class Entry {
        private final String operation;
        private final Runnable then;
        private int left;

        Entry(String operation, int number, Runnable then) {
            this.operation = operation;
            this.left = number;
            this.then = then;
        }

        boolean isLast(RequestLog.Request request) {
            boolean counts = operation.equals(FaultScript.ANY) || operation.equals(request.operation());
            return counts && --left == 0;
        }
    }
}
