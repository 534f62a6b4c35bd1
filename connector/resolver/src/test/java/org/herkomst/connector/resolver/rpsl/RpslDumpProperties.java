package org.herkomst.connector.resolver.rpsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What the generator says it wrote is what the reader reads, plain and gz, in pieces of any size. */
class RpslDumpProperties {

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
            Reading reading = Reading.of(gz ? dump.writeGzip(path) : dump.writePlain(path), chunkBytes);
            Reading expected = expected(dump);
            assertThat(reading.networks).containsExactlyElementsOf(expected.networks);
            assertThat(reading.organisations).containsExactlyElementsOf(expected.organisations);
            assertThat(reading.count).isEqualTo(expected.count);
        } finally {
            Files.delete(path);
        }
    }

    private static Reading expected(RpslDump dump) {
        Reading expected = new Reading();
        long skipped = 0;
        for (long i = 0; i < dump.objects(); i++) {
            RpslMade made = dump.made(i);
            expected.networks.addAll(made.networks());
            expected.organisations.addAll(made.organisations());
            skipped += made.skipped();
        }
        expected.count = new RpslCount(expected.networks.size(), expected.organisations.size(), skipped);
        return expected;
    }
}
