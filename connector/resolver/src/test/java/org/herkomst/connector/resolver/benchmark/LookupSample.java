package org.herkomst.connector.resolver.benchmark;

import java.util.Arrays;
import java.util.Random;
import org.herkomst.connector.resolver.table.Intervals;
import org.herkomst.connector.resolver.table.LookupTable;

/**
 * Made-up tables of IPv4 networks by seed. Below a million intervals in the shape of the routed networks of the internet: large
 * networks of a /16 to a /11, and between them blocks of a /24 to a /16 in the shares that route tables have, in clusters. Above that in the shape of registries' assignments: blocks of
 * one address to a /24 in the shares that RIPE's records have, spread evenly over the space, which is the worst case for a processor's caches.
 */
final class LookupSample {
    private static final long SEED = 20_261_126;
    private static final int QUERIES = 1 << 20;

    private static final int SMALL = 1_000_000;

    /** Prefix lengths in the shares of a hundred routed networks. */
    private static final int[] ROUTED = shares(24, 58, 22, 12, 23, 10, 21, 5, 20, 5, 19, 4, 18, 2, 17, 1, 16, 3);

    /** Prefix lengths in the shares of a hundred assignments. */
    private static final int[] ASSIGNED = shares(29, 38, 30, 25, 32, 15, 28, 8, 24, 7, 27, 4, 26, 1, 25, 1, 31, 1);

    private static final long FIRST = 1L << 24;
    private static final long END = 0xE000_0000L;

    private static final long IPV6 = 0x2A00L << 48;
    private static final long HALF = 1L << 16;
    private static final double LARGE = 0.06;
    private static final double FEW = 0.3;
    private static final int MANY = 84;

    private final Random chance = new Random(SEED);
    private final int most;
    private final int[] starts;
    private final byte[] lengths;
    private int size;
    private int count = 1;
    private long end;

    private LookupSample(int most) {
        this.most = most;
        this.starts = new int[most + SMALL];
        this.lengths = new byte[most + SMALL];
    }

    private static int[] shares(int... lengthAndShare) {
        int[] shares = new int[100];
        int at = 0;
        for (int i = 0; i < lengthAndShare.length; i += 2) {
            Arrays.fill(shares, at, at + lengthAndShare[i + 1], lengthAndShare[i]);
            at += lengthAndShare[i + 1];
        }
        return shares;
    }

    /** Networks for about that many intervals; gaps count too. */
    static LookupSample of(int intervals) {
        LookupSample sample = new LookupSample(intervals);
        if (intervals < SMALL) {
            sample.route();
        } else {
            sample.assign();
        }
        return sample;
    }

    /** Two of five /16 belong to a large network; of the others one in three holds a few networks, and two are cut into many. */
    private void route() {
        long at = FIRST;
        while (at < END) {
            double kind = chance.nextDouble();
            if (kind < LARGE || count > most - MANY) {
                long span = HALF << chance.nextInt(6);
                long start = (at + span - 1) & -span;
                add(Math.min(start, END - span), 32 - Long.numberOfTrailingZeros(span));
                at = start + span;
            } else {
                int networks = kind < LARGE + FEW ? 1 + chance.nextInt(4) : 1 + chance.nextInt(MANY);
                cut(at, networks);
                at += HALF;
            }
        }
    }

    private void cut(long block, int networks) {
        long at = block;
        for (int i = 0; i < networks; i++) {
            int length = ROUTED[chance.nextInt(ROUTED.length)];
            long span = 1L << (32 - length);
            at = (at + span - 1) & -span;
            if (at + span > block + HALF) {
                return;
            }
            add(at, length);
            at += chance.nextInt(4) == 0 ? 2 * span : span;
        }
    }

    /** Small networks spread evenly over the space. */
    private void assign() {
        double step = (double) (END - FIRST) / most;
        long at = FIRST;
        while (at < END && count < most) {
            int length = ASSIGNED[chance.nextInt(ASSIGNED.length)];
            long span = 1L << (32 - length);
            long start = (at + span - 1) & -span;
            add(start, length);
            // So far on that the intervals last to the end of the space, sometimes with no gap at all.
            long due = FIRST + (long) (step * count * (0.5 + chance.nextDouble()));
            long next = start + span;
            at = chance.nextInt(4) == 0 ? next : Math.max(next, Math.min(due, next + (long) (step * 4)));
        }
    }

    private void add(long start, int length) {
        boolean follows = size > 0 && end == start;
        count += follows ? 1 : 2;
        starts[size] = (int) start;
        lengths[size++] = (byte) length;
        end = start + (1L << (32 - length));
    }

    int size() {
        return size;
    }

    int start(int network) {
        return starts[network];
    }

    int length(int network) {
        return lengths[network];
    }

    /** The table's intervals; every network has a record of its own. */
    Intervals intervals() {
        Intervals intervals = new Intervals(true);
        for (int i = 0; i < size; i++) {
            long start = Integer.toUnsignedLong(starts[i]);
            intervals.add(0, start, i + 1);
            intervals.add(0, start + (1L << (32 - lengths[i])), 0);
        }
        return intervals;
    }

    /** The starts as a sorted array, the sign bit turned so that order is as for signed numbers; gaps included. */
    int[] sortedStarts() {
        int[] sorted = new int[2 * size + 1];
        int count = 1;
        sorted[0] = Integer.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            int start = starts[i] ^ Integer.MIN_VALUE;
            count -= sorted[count - 1] == start ? 1 : 0;
            sorted[count++] = start;
            sorted[count++] = start + (1 << (32 - lengths[i]));
        }
        return Arrays.copyOf(sorted, count);
    }

    LookupTable table() {
        return LookupTable.of(intervals(), new Intervals(false));
    }

    /** The same networks in IPv6: what IPv4 has in 32 bits stands behind sixteen fixed ones, so that a /24 is a /40, a /32 a /48. */
    Intervals ipv6Intervals() {
        Intervals intervals = new Intervals(false);
        for (int i = 0; i < size; i++) {
            long start = Integer.toUnsignedLong(starts[i]);
            intervals.add(high(start), 0, i + 1);
            intervals.add(high(start + (1L << (32 - lengths[i]))), 0, 0);
        }
        return intervals;
    }

    private static long high(long ipv4) {
        return IPV6 | ipv4 << 16;
    }

    LookupTable ipv6Table() {
        return LookupTable.of(new Intervals(true), ipv6Intervals());
    }

    /** Upper halves of addresses in the same order, each in some /64 of the /48 that stands for the IPv4 address. */
    long[] ipv6Queries() {
        Random asking = new Random(SEED + 2);
        return Arrays.stream(queries())
                .mapToLong(address -> high(Integer.toUnsignedLong(address)) | asking.nextInt(1 << 16))
                .toArray();
    }

    /** How many bytes the look-up table takes, without records. */
    long tableBytes() {
        return LookupTable.bytes(intervals(), new Intervals(false));
    }

    /** The same of the networks in IPv6. */
    long ipv6TableBytes() {
        return LookupTable.bytes(new Intervals(true), ipv6Intervals());
    }

    /** How many intervals there are, free places too. */
    int intervalCount() {
        return intervals().count();
    }

    /** Addresses in no order: anywhere in routed space, each address as likely as the other; of assignments each in one that chance chose. */
    int[] queries() {
        Random asking = new Random(SEED + 1);
        int[] queries = new int[QUERIES];
        int[] flipped = new int[size];
        Arrays.setAll(flipped, i -> starts[i] ^ Integer.MIN_VALUE);
        for (int i = 0; i < QUERIES; i++) {
            queries[i] = most < SMALL ? routed(flipped, asking) : assigned(asking);
        }
        return queries;
    }

    private int assigned(Random asking) {
        int network = asking.nextInt(size);
        return starts[network] + asking.nextInt(1 << (32 - lengths[network]));
    }

    private int routed(int[] flipped, Random asking) {
        while (true) {
            int address = (int) asking.nextLong(FIRST, END);
            int at = Arrays.binarySearch(flipped, address ^ Integer.MIN_VALUE);
            int network = Math.max(0, at >= 0 ? at : -at - 2);
            long behind = Integer.toUnsignedLong(address) - Integer.toUnsignedLong(starts[network]);
            if (behind >= 0 && behind < 1L << (32 - lengths[network])) {
                return address;
            }
        }
    }
}
