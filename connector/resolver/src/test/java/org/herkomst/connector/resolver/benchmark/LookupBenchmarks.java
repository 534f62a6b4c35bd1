package org.herkomst.connector.resolver.benchmark;

import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import com.maxmind.db.NoCache;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.herkomst.connector.resolver.table.Intervals;
import org.herkomst.connector.resolver.table.LookupTable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Look-ups of addresses in no order, in nanoseconds each: our table, the memory-mapped reader of {@code maxmind-db} without a cache over the
 * same networks, and a plain binary search over the starts. Each look-up stands alone; none waits for the answer before.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx4g", "-XX:+UseSerialGC"})
public class LookupBenchmarks {
    private static final int BATCH = 1 << 14;

    /** What all benchmarks ask for, a part of it each time. */
    private abstract static class Queries {
        int next;

        int batch(int length) {
            int from = next;
            next = (next + BATCH) % length;
            return from;
        }
    }

    /** Our table, outside the heap as a mapped file is. */
    @State(Scope.Thread)
    public static class Ours extends Queries {
        /** How many intervals. */
        @Param({"467000", "10000000"})
        public int intervals;

        LookupTable table = LookupTable.of(new Intervals(true), new Intervals(false));
        int[] queries = {};

        @Setup(Level.Trial)
        public void make() {
            LookupSample sample = LookupSample.of(intervals);
            table = sample.table();
            queries = sample.queries();
        }
    }

    /** Our table of the same networks in IPv6. */
    @State(Scope.Thread)
    public static class OursIpv6 extends Queries {
        /** How many intervals. */
        @Param({"467000", "10000000"})
        public int intervals;

        LookupTable table = LookupTable.of(new Intervals(true), new Intervals(false));
        long[] queries = {};

        @Setup(Level.Trial)
        public void make() {
            LookupSample sample = LookupSample.of(intervals);
            table = sample.ipv6Table();
            queries = sample.ipv6Queries();
        }
    }

    /** A plain sorted array. */
    @State(Scope.Thread)
    public static class Plain extends Queries {
        /** How many intervals. */
        @Param({"467000", "10000000"})
        public int intervals;

        int[] starts = {};
        int[] answers = {};
        int[] queries = {};

        @Setup(Level.Trial)
        public void make() {
            LookupSample sample = LookupSample.of(intervals);
            starts = sample.sortedStarts();
            answers = IntStream.range(0, starts.length).toArray();
            queries = sample.queries();
        }
    }

    /** A database of the format that vendors sell. */
    @State(Scope.Thread)
    public static class Vendors extends Queries {
        /** How many intervals. */
        @Param({"467000", "10000000"})
        public int intervals;

        @Nullable
        Reader reader;

        InetAddress[] queries = {};

        @Setup(Level.Trial)
        public void make() throws IOException {
            LookupSample sample = LookupSample.of(intervals);
            Path file = Files.createTempFile("herkomst", ".mmdb");
            try {
                MmdbTable.write(sample, file);
                reader = new Reader(file.toFile(), Reader.FileMode.MEMORY_MAPPED, NoCache.getInstance());
            } finally {
                Files.delete(file);
            }
            int[] addresses = sample.queries();
            queries = new InetAddress[addresses.length];
            for (int i = 0; i < addresses.length; i++) {
                queries[i] = InetAddress.getByAddress(
                        ByteBuffer.allocate(4).putInt(addresses[i]).array());
            }
        }
    }

    /** The record of a network. */
    public record Found(long id) {
        @MaxMindDbConstructor
        public Found(@MaxMindDbParameter(name = "id") long id) {
            this.id = id;
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long ours(Ours state) {
        long sum = 0;
        int from = state.batch(state.queries.length);
        for (int i = from; i < from + BATCH; i++) {
            sum += state.table.ipv4(state.queries[i]);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long oursIpv6(OursIpv6 state) {
        long sum = 0;
        int from = state.batch(state.queries.length);
        for (int i = from; i < from + BATCH; i++) {
            sum += state.table.ipv6(state.queries[i], i);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long plain(Plain state) {
        long sum = 0;
        int from = state.batch(state.queries.length);
        for (int i = from; i < from + BATCH; i++) {
            sum += state.answers[search(state.starts, state.queries[i] ^ Integer.MIN_VALUE)];
        }
        return sum;
    }

    private static int search(int[] starts, int wanted) {
        int from = 0;
        int to = starts.length - 1;
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            if (starts[middle] <= wanted) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return from;
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long maxmind(Vendors state) throws IOException {
        long sum = 0;
        Reader reader = Objects.requireNonNull(state.reader);
        int from = state.batch(state.queries.length);
        for (int i = from; i < from + BATCH; i++) {
            Found found = reader.get(state.queries[i], Found.class);
            sum += found == null ? 0 : found.id();
        }
        return sum;
    }
}
