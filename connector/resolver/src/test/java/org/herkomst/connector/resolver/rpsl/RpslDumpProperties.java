package org.herkomst.connector.resolver.rpsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What the generator says it wrote is what the reader reads, plain and gz, in pieces of any size. */
class RpslDumpProperties {

    /** All that a reading gave. */
    record Read(List<RpslNetwork> networks, List<RpslOrganisation> organisations, RpslCount count) {}

    @Provide
    Arbitrary<Registry> registries() {
        return Arbitraries.of(Registry.class).filter(registry -> registry != Registry.OTHER);
    }

    @Property(tries = 60)
    void readsWhatTheGeneratorWrote(
            @ForAll("registries") Registry registry,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int objects,
            @ForAll boolean gz,
            @ForAll @IntRange(min = 1, max = 3000) int chunkBytes)
            throws IOException {
        RpslDump dump = RpslDump.of(registry, seed, objects).untidy();
        Path path = Files.createTempFile("herkomst", ".rpsl");
        try {
            Read read = read(gz ? dump.writeGzip(path) : dump.writePlain(path), chunkBytes);
            Read expected = expected(dump);
            assertThat(read.networks()).containsExactlyElementsOf(expected.networks());
            assertThat(read.organisations()).containsExactlyElementsOf(expected.organisations());
            assertThat(read.count()).isEqualTo(expected.count());
        } finally {
            Files.delete(path);
        }
    }

    private static Read expected(RpslDump dump) {
        List<RpslNetwork> networks = new ArrayList<>();
        List<RpslOrganisation> organisations = new ArrayList<>();
        long skipped = 0;
        for (long i = 0; i < dump.objects(); i++) {
            RpslMade made = dump.made(i);
            networks.addAll(made.networks());
            organisations.addAll(made.organisations());
            skipped += made.skipped();
        }
        return new Read(networks, organisations, new RpslCount(networks.size(), organisations.size(), skipped));
    }

    private static Read read(Path path, int chunkBytes) {
        List<RpslNetwork> networks = new ArrayList<>();
        List<RpslOrganisation> organisations = new ArrayList<>();
        RpslCount count = RpslFile.read(
                path,
                new RpslSink() {
                    @Override
                    public void network(RpslNetwork network) {
                        networks.add(network);
                    }

                    @Override
                    public void organisation(RpslOrganisation organisation) {
                        organisations.add(organisation);
                    }
                },
                chunkBytes);
        return new Read(networks, organisations, count);
    }
}
