package org.herkomst.connector.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A database read as ranges put together again against the tree's own rule: the last network written that holds an address. */
class MmdbProperties {

    /** A network in 192.0.2.0/24. */
    record Block(int start, int prefix, int company) {}

    @Provide
    Arbitrary<List<Block>> blocks() {
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 255);
        Arbitrary<Integer> prefix = Arbitraries.integers().between(24, 32);
        return Combinators.combine(place, prefix, Arbitraries.integers().between(0, 3))
                .as((start, length, company) -> new Block(start & -(1 << (32 - length)), length, company))
                .list()
                .ofMinSize(1)
                .ofMaxSize(15);
    }

    @Property(tries = 60)
    void everyAddressIsAnsweredAsTheTreeSays(@ForAll("blocks") List<Block> blocks) throws IOException {
        MmdbFile file = new MmdbFile("ipinfo company.mmdb");
        String[] expected = new String[256];
        Arrays.fill(expected, "UNKNOWN");
        for (Block block : blocks) {
            String name = "Example Works " + "abcd".charAt(block.company);
            file.network("192.0.2." + block.start + "/" + block.prefix, Map.of("name", name, "type", "business"));
            Arrays.fill(expected, block.start, block.start + (1 << (32 - block.prefix)), name);
        }
        Path path = Files.createTempFile("herkomst", ".mmdb");
        try {
            ResolverIndex index = Indexes.open(Indexes.input("mmdb", file.write(path), Permission.MARKETING));
            for (int place = 0; place < 256; place++) {
                assertThat(Indexes.answer(index, "192.0.2." + place)).isEqualTo(expected[place]);
            }
        } finally {
            Files.delete(path);
        }
    }
}
