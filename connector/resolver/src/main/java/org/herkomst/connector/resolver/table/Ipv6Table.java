package org.herkomst.connector.resolver.table;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.function.IntPredicate;

/**
 * IPv6 look-up by a binary search over the upper halves of the intervals' starts. Nearly all intervals begin at a /64; where one begins
 * inside a /64, its upper half has a negative answer, which points to a group of lower halves with answers of their own. The last of a
 * group holds on behind its /64. Immutable; a look-up allocates nothing.
 */
final class Ipv6Table {
    private final LongBuffer highs;
    private final IntBuffer answers;
    private final IntBuffer groups;
    private final LongBuffer lows;
    private final IntBuffer lowAnswers;

    private Ipv6Table(LongBuffer highs, IntBuffer answers, IntBuffer groups, LongBuffer lows, IntBuffer lowAnswers) {
        this.highs = highs;
        this.answers = answers;
        this.groups = groups;
        this.lows = lows;
        this.lowAnswers = lowAnswers;
    }

    /**
     * How large a table is.
     *
     * @param highs upper halves
     * @param groups groups of lower halves
     * @param lows lower halves in all groups
     */
    record Size(int highs, int groups, int lows) {
        static Size of(Intervals intervals) {
            int highs = 0;
            int groups = 0;
            int lows = 0;
            for (int i = 0; i < intervals.size(); ) {
                int end = groupEnd(intervals, i);
                highs++;
                if (isGroup(intervals, i, end)) {
                    groups++;
                    lows += end - i + (intervals.low(i) == 0 ? 0 : 1);
                }
                i = end;
            }
            return new Size(highs, groups, lows);
        }

        long bytes() {
            return Section.padded(highs * 8L)
                    + Section.padded(highs * 4L)
                    + Section.padded((groups + 1) * 4L)
                    + Section.padded(lows * 8L)
                    + Section.padded(lows * 4L);
        }
    }

    private static int groupEnd(Intervals intervals, int from) {
        int end = from + 1;
        while (end < intervals.size() && intervals.high(end) == intervals.high(from)) {
            end++;
        }
        return end;
    }

    private static boolean isGroup(Intervals intervals, int from, int end) {
        return end - from > 1 || intervals.low(from) != 0;
    }

    /** Reads the table from where the buffer stands; the sizes must be checked before. */
    static Ipv6Table read(ByteBuffer bytes, Size size) {
        return new Ipv6Table(
                Section.take(bytes, size.highs * 8L).asLongBuffer(),
                Section.take(bytes, size.highs * 4L).asIntBuffer(),
                Section.take(bytes, (size.groups + 1) * 4L).asIntBuffer(),
                Section.take(bytes, size.lows * 8L).asLongBuffer(),
                Section.take(bytes, size.lows * 4L).asIntBuffer());
    }

    /** Writes the table to where the buffer stands. */
    static void write(Intervals intervals, ByteBuffer bytes, Size size) {
        Ipv6Table table = read(bytes, size);
        for (int i = 0; i < intervals.size(); ) {
            int end = groupEnd(intervals, i);
            table.highs.put(intervals.high(i));
            if (isGroup(intervals, i, end)) {
                table.answers.put(-1 - table.groups.position());
                table.putGroup(intervals, i, end);
            } else {
                table.answers.put(intervals.answer(i));
            }
            i = end;
        }
        table.groups.put(table.lows.position());
    }

    private void putGroup(Intervals intervals, int from, int end) {
        groups.put(lows.position());
        if (intervals.low(from) != 0) {
            lows.put(0);
            lowAnswers.put(intervals.answer(from - 1));
        }
        for (int i = from; i < end; i++) {
            lows.put(intervals.low(i));
            lowAnswers.put(intervals.answer(i));
        }
    }

    /** The answer for the two halves of an address. */
    int answer(long high, long low) {
        int entry = entry(high);
        int answer = answers.get(entry);
        return answer >= 0 ? answer : lowAnswers.get(lowEntry(-1 - answer, highs.get(entry) == high, low));
    }

    private int entry(long high) {
        long wanted = high ^ Long.MIN_VALUE;
        int from = 0;
        int to = highs.capacity() - 1;
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            if ((highs.get(middle) ^ Long.MIN_VALUE) <= wanted) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return from;
    }

    /** The place in a group: by the lower half inside the group's /64, or the last one behind it. */
    private int lowEntry(int group, boolean inside, long low) {
        int from = groups.get(group);
        int to = groups.get(group + 1) - 1;
        if (!inside) {
            return to;
        }
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            if (Long.compareUnsigned(lows.get(middle), low) <= 0) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return from;
    }

    /** Whether the test holds for all answers between two addresses, both included. */
    boolean all(long firstHigh, long firstLow, long lastHigh, long lastLow, IntPredicate test) {
        int end = entry(lastHigh);
        for (int entry = entry(firstHigh); entry <= end; entry++) {
            long high = highs.get(entry);
            long from = Long.compareUnsigned(high, firstHigh) < 0 ? -1L : high == firstHigh ? firstLow : 0;
            long to = high == lastHigh ? lastLow : -1L;
            if (!all(entry, high == firstHigh || high == lastHigh || from == 0, from, to, test)) {
                return false;
            }
        }
        return true;
    }

    private boolean all(int entry, boolean inside, long from, long to, IntPredicate test) {
        int answer = answers.get(entry);
        if (answer >= 0) {
            return test.test(answer);
        }
        int group = -1 - answer;
        int end = lowEntry(group, inside, to);
        for (int i = lowEntry(group, inside, from); i <= end; i++) {
            if (!test.test(lowAnswers.get(i))) {
                return false;
            }
        }
        return true;
    }
}
