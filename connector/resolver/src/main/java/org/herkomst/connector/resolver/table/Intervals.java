package org.herkomst.connector.resolver.table;

import java.util.Arrays;

/**
 * The starts of one family's intervals in rising order, and the number of the answer that holds from there on; 0 is no answer.
 * Collected by one thread while an index is built.
 */
public final class Intervals {
    private static final int FIRST_CAPACITY = 1024;

    private final boolean ipv4;
    private long[] high;
    private long[] low;
    private int[] answers = new int[FIRST_CAPACITY];
    private int size = 1;

    /** No answer anywhere yet. */
    public Intervals(boolean ipv4) {
        this.ipv4 = ipv4;
        this.high = new long[ipv4 ? 0 : FIRST_CAPACITY];
        this.low = new long[FIRST_CAPACITY];
    }

    /**
     * From this address on the answer holds; a later call for the same address replaces it.
     *
     * @param startHigh upper 64 bits, 0 for IPv4
     * @param startLow lower 64 bits, or the 32 bits of an IPv4 address
     * @param answer number of the answer, not negative
     */
    public void add(long startHigh, long startLow, int answer) {
        if (low[size - 1] == startLow && high(size - 1) == startHigh) {
            size--;
        }
        if (size > 0 && answers[size - 1] == answer) {
            return;
        }
        grow();
        if (!ipv4) {
            high[size] = startHigh;
        }
        low[size] = startLow;
        answers[size] = answer;
        size++;
    }

    private void grow() {
        if (size == answers.length) {
            int capacity = size + (size >> 1);
            high = ipv4 ? high : Arrays.copyOf(high, capacity);
            low = Arrays.copyOf(low, capacity);
            answers = Arrays.copyOf(answers, capacity);
        }
    }

    /** How many intervals have an answer. */
    public long answered() {
        return Arrays.stream(answers, 0, size).filter(answer -> answer != 0).count();
    }

    /** How many intervals there are, those without an answer too. */
    public int count() {
        return size;
    }

    int size() {
        return size;
    }

    long high(int interval) {
        return ipv4 ? 0 : high[interval];
    }

    long low(int interval) {
        return low[interval];
    }

    int answer(int interval) {
        return answers[interval];
    }
}
