package org.herkomst.connector.resolver.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.herkomst.connector.resolver.rpsl.Registry;
import org.herkomst.connector.resolver.rpsl.RpslCount;
import org.herkomst.connector.resolver.rpsl.RpslDump;
import org.herkomst.connector.resolver.rpsl.RpslFile;
import org.herkomst.connector.resolver.rpsl.RpslNetwork;
import org.herkomst.connector.resolver.rpsl.RpslSink;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Reading a gz dump against only inflating it, which is the limit: parsing should reach 85 % of its speed. Milliseconds for the whole
 * file. Needs two free cores, since reading uses two threads; on a busy machine the ratio says nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@Fork(1)
public class WhoisBenchmarks {
    private static final long SEED = 20_261_126;

    /** How many networks the dump holds. */
    @Param("1000000")
    public int objects;

    private Path dump = Path.of("");

    @Setup(Level.Trial)
    public void write() throws IOException {
        dump = RpslDump.of(Registry.RIPE, SEED, objects).writeGzip(Files.createTempFile("herkomst", ".gz"));
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        Files.delete(dump);
    }

    @Benchmark
    public long inflateOnly() throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(dump), 1 << 16)) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                bytes += read;
            }
        }
        return bytes;
    }

    @Benchmark
    public RpslCount parse(Blackhole blackhole) {
        return RpslFile.read(dump, new RpslSink() {
            @Override
            public void network(RpslNetwork network) {
                blackhole.consume(network);
            }
        });
    }
}
