package org.herkomst.connector.resolver;

import java.util.Arrays;

/** Which of numbered things belong together: a forest of disjoint sets. Not thread-safe. */
final class Partition {
    private int[] parents;
    private int count;

    Partition() {
        this(new int[16], 0);
    }

    private Partition(int[] parents, int count) {
        this.parents = parents;
        this.count = count;
    }

    /** Adds a thing that stands alone, with the next number from 0. */
    int add() {
        if (count == parents.length) {
            parents = Arrays.copyOf(parents, count * 2);
        }
        parents[count] = count;
        return count++;
    }

    /** The number that stands for all that belong together with this one. */
    int root(int number) {
        int at = number;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /** Puts two together; the root of the first stands for both. */
    void join(int one, int other) {
        parents[root(other)] = root(one);
    }

    Partition copy() {
        return new Partition(Arrays.copyOf(parents, Math.max(count, 1)), count);
    }
}
