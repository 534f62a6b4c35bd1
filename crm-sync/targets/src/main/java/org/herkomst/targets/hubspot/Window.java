package org.herkomst.targets.hubspot;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A window that rolls: no stretch of its length holds more calls than the limit. The vendor counts a call somewhere between its
 * sending and its answer, so a call takes its place from its sending on and leaves it one length after its answer. For one thread.
 */
final class Window {
    /** Calls may come closer together at the vendor than they were sent; the twenty-fifth part of a window allows for that. */
    private static final int SLACK = 25;

    private final long length;
    private final Deque<Long> calls = new ArrayDeque<>();
    private int limit;

    Window(Duration length, int limit) {
        this.length = length.plus(length.dividedBy(SLACK)).toNanos();
        this.limit = limit;
    }

    void limit(int calls) {
        limit = Math.max(1, calls);
    }

    /** How long until a call may go; zero: now. */
    Duration untilFree(long now) {
        drop(now);
        if (calls.size() < limit) {
            return Duration.ZERO;
        }
        var blocking =
                calls.stream().skip(calls.size() - (long) limit).findFirst().orElse(now);
        return Duration.ofNanos(Math.max(1, blocking + length - now));
    }

    /** A call goes out. */
    void sent(long now) {
        calls.addLast(now);
    }

    /** The answer of the latest call came, or will come no more. */
    void answered(long now) {
        if (!calls.isEmpty()) {
            calls.removeLast();
            calls.addLast(now);
        }
    }

    /** The latest call was not sent after all. */
    void unsent() {
        calls.pollLast();
    }

    /** Calls in it. */
    int size(long now) {
        drop(now);
        return calls.size();
    }

    private void drop(long now) {
        while (!calls.isEmpty() && calls.getFirst() + length <= now) {
            calls.removeFirst();
        }
    }
}
