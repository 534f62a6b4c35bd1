package org.herkomst.connector.resolver;

import java.util.Arrays;
import org.herkomst.connector.address.AddressRange;

/**
 * The flattened table of one index: for each family sorted starts of intervals that cover the whole space, and the number of the
 * answer that holds from there on; 0 is no answer. Immutable; a look-up allocates nothing.
 */
final class IntervalTable {
    private final int[] ipv4Starts;
    private final int[] ipv4Answers;
    private final long[] ipv6High;
    private final long[] ipv6Low;
    private final int[] ipv6Answers;

    private IntervalTable(Builder ipv4, Builder ipv6) {
        this.ipv4Starts = ipv4.signedLow();
        this.ipv4Answers = Arrays.copyOf(ipv4.answers, ipv4.size);
        this.ipv6High = Arrays.copyOf(ipv6.high, ipv6.size);
        this.ipv6Low = Arrays.copyOf(ipv6.low, ipv6.size);
        this.ipv6Answers = Arrays.copyOf(ipv6.answers, ipv6.size);
    }

    static IntervalTable of(Builder ipv4, Builder ipv6) {
        return new IntervalTable(ipv4, ipv6);
    }

    /** The answer for an address. */
    int answer(boolean ipv4, long high, long low) {
        int interval = interval(ipv4, high, low);
        return ipv4 ? ipv4Answers[interval] : ipv6Answers[interval];
    }

    /** The interval that an address lies in. */
    int interval(boolean ipv4, long high, long low) {
        return ipv4 ? ipv4Interval((int) low ^ Integer.MIN_VALUE) : ipv6Interval(high, low);
    }

    /** The answers of all intervals that a range touches, in order, gaps as 0. */
    int[] answers(AddressRange range) {
        int from = interval(range.ipv4(), range.firstHigh(), range.firstLow());
        int to = interval(range.ipv4(), range.lastHigh(), range.lastLow());
        return Arrays.copyOfRange(range.ipv4() ? ipv4Answers : ipv6Answers, from, to + 1);
    }

    /** How many intervals have an answer. */
    long size() {
        return Arrays.stream(ipv4Answers).filter(answer -> answer != 0).count()
                + Arrays.stream(ipv6Answers).filter(answer -> answer != 0).count();
    }

    private int ipv4Interval(int signed) {
        int from = 0;
        int to = ipv4Starts.length - 1;
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            if (ipv4Starts[middle] <= signed) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return from;
    }

    private int ipv6Interval(long high, long low) {
        int from = 0;
        int to = ipv6High.length - 1;
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            if (AddressRange.compare(ipv6High[middle], ipv6Low[middle], high, low) <= 0) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return from;
    }

    /** Collects the starts of one family in rising order. */
    static final class Builder {
        private long[] high = new long[1024];
        private long[] low = new long[1024];
        private int[] answers = new int[1024];
        private int size = 1;

        /** From this address on the answer holds; a later call for the same address replaces it. */
        void add(long startHigh, long startLow, int answer) {
            if (high[size - 1] == startHigh && low[size - 1] == startLow) {
                size--;
            }
            if (size > 0 && answers[size - 1] == answer) {
                return;
            }
            grow();
            high[size] = startHigh;
            low[size] = startLow;
            answers[size] = answer;
            size++;
        }

        private void grow() {
            if (size == answers.length) {
                high = Arrays.copyOf(high, size * 2);
                low = Arrays.copyOf(low, size * 2);
                answers = Arrays.copyOf(answers, size * 2);
            }
        }

        private int[] signedLow() {
            int[] starts = new int[size];
            for (int i = 0; i < size; i++) {
                starts[i] = (int) low[i] ^ Integer.MIN_VALUE;
            }
            return starts;
        }
    }
}
