package org.herkomst.connector.resolver.rpsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.strings()
                .withChars('a', 'b', ' ', ' ', '\t', '\u0000', '\u001F', '\u007F', '#', '!', '\u00E9', '~')
                .ofMaxLength(40);
    }

    @Property
    void valuesAreTidyWhereverTheyStand(
            @ForAll("values") String value, @ForAll("values") String more, @ForAll @IntRange(max = 9) int shift) {
        String range = "inetnum:" + " ".repeat(shift) + "192.0.2.0 - 192.0.2.7";
        Reading reading = Reading.of(range + "\ndescr:" + value + "\nnetname:" + more + "\n+" + value + "\n\n");
        String descr = tidy(value);
        assertThat(reading.networks.get(0).descriptions()).isEqualTo(descr.isEmpty() ? List.of() : List.of(descr));
        assertThat(reading.networks.get(0).netname()).isEqualTo((tidy(more) + " " + tidy(value)).strip());
        assertThat(reading.networks.get(0).range().firstLow()).isEqualTo(0xC0000200L);
    }

    /** The rule said once more, slowly. */
    private static String tidy(String value) {
        return value.replaceAll("#.*", "")
                .replaceAll("[\\x00-\\x20\\x7F]+", " ")
                .strip();
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
