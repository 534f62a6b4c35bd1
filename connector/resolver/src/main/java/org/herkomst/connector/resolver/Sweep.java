package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.resolver.table.Intervals;

/**
 * Flattens ranges that nest and overlap into intervals that don't: walks from the lowest address up, keeps the claims that hold at
 * the place, and asks for an answer whenever they change. O(n log n).
 */
final class Sweep {
    /** How many claims on one place are looked at, the most specific first; deeper nesting adds nothing to an answer. */
    private static final int DEPTH = 12;

    private final TreeSet<Entry> open = new TreeSet<>(Entry.MOST_SPECIFIC);
    private final PriorityQueue<Entry> ending = new PriorityQueue<>(Entry.BY_LAST);
    private final Intervals table;
    private final Answers answers;

    private Sweep(boolean ipv4, Answers answers) {
        this.table = new Intervals(ipv4);
        this.answers = answers;
    }

    /** The intervals of one family. */
    static Intervals flatten(boolean ipv4, List<Entry> entries, Answers answers) {
        Sweep sweep = new Sweep(ipv4, answers);
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Entry.BY_FIRST);
        for (Entry entry : sorted) {
            sweep.closeBefore(entry);
            sweep.open.add(entry);
            sweep.ending.add(entry);
            sweep.mark(entry.piece().firstHigh(), entry.piece().firstLow());
        }
        while (!sweep.ending.isEmpty()) {
            sweep.closeNext();
        }
        return sweep.table;
    }

    private void closeBefore(Entry next) {
        AddressRange start = next.piece();
        for (Entry first = ending.peek(); first != null; first = ending.peek()) {
            AddressRange piece = first.piece();
            if (AddressRange.compare(piece.lastHigh(), piece.lastLow(), start.firstHigh(), start.firstLow()) >= 0) {
                return;
            }
            closeNext();
        }
    }

    /** Takes out the claim that ends first. No claim reaches the last address of a family: that space is closed. */
    private void closeNext() {
        Entry done = ending.remove();
        open.remove(done);
        mark(done.piece().nextHigh(), done.piece().nextLow());
    }

    private void mark(long high, long low) {
        table.add(high, low, open.isEmpty() ? 0 : answers.number(mostSpecific()));
    }

    private List<Entry> mostSpecific() {
        List<Entry> top = new ArrayList<>(Math.min(DEPTH, open.size()));
        for (Entry entry : open) {
            if (top.size() == DEPTH) {
                break;
            }
            top.add(entry);
        }
        return top;
    }
}
