package org.herkomst.connector.resolver.filters;

import com.google.common.primitives.ImmutableIntArray;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.resolver.names.ResourceLines;

/**
 * The filter lists that come with the product: resources written by {@code src/main/filters/convert.py}, listed in
 * {@code lists.txt}. No private or reserved space stands in them.
 */
public final class FilterLists {
    private static final List<FilterList> SHIPPED = ResourceLines.of(FilterLists.class, "lists.txt").stream()
            .map(FilterLists::list)
            .toList();

    private FilterLists() {}

    /** All lists. Small until a list's ranges are asked for. */
    public static List<FilterList> shipped() {
        return SHIPPED;
    }

    private static FilterList list(String line) {
        String[] cells = line.split("\\|", -1);
        String name = cells[0];
        boolean hasAsns = !cells[7].equals("0");
        return new FilterList(
                FilterKind.valueOf(cells[1]),
                name,
                cells[2],
                cells[3],
                LocalDate.parse(cells[4]),
                Integer.parseInt(cells[5]),
                Integer.parseInt(cells[6]),
                new Remembered(name),
                hasAsns ? read(name + "-asns.txt.gz", FilterLists::asns) : ImmutableIntArray.of());
    }

    private static List<AddressRange> ranges(Stream<String> lines) {
        return lines.map(line -> AddressRange.parse(line).orElseThrow()).toList();
    }

    private static ImmutableIntArray asns(Stream<String> lines) {
        return ImmutableIntArray.copyOf(lines.mapToInt(Integer::parseUnsignedInt));
    }

    private static <T> T read(String resource, Function<Stream<String>, T> reading) {
        InputStream stream = Objects.requireNonNull(FilterLists.class.getResourceAsStream(resource), resource);
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(stream), StandardCharsets.US_ASCII))) {
            return reading.apply(reader.lines());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Reads a list's ranges, and keeps them while there is memory to spare. */
    private static final class Remembered implements Supplier<List<AddressRange>> {
        private final String name;
        private SoftReference<List<AddressRange>> ranges = new SoftReference<>(null);

        private Remembered(String name) {
            this.name = name;
        }

        @Override
        public synchronized List<AddressRange> get() {
            List<AddressRange> known = ranges.get();
            if (known == null) {
                known = read(name + ".txt.gz", FilterLists::ranges);
                ranges = new SoftReference<>(known);
            }
            return known;
        }
    }
}
