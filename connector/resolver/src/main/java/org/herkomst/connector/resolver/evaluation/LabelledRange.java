package org.herkomst.connector.resolver.evaluation;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.herkomst.connector.address.AddressRange;

/** The range that a label speaks of. Its bounds stay inside this package; only the resolver that is evaluated is given an address of it. */
public final class LabelledRange {
    private static final int WORDS = 8;

    private final AddressRange range;

    private LabelledRange(AddressRange range) {
        this.range = range;
    }

    /** Reads {@code first-last}, {@code address/prefix} or one address; empty where the text is none of these. */
    public static Optional<LabelledRange> parse(String text) {
        return AddressRange.parse(text).map(LabelledRange::new);
    }

    /** Reads two addresses, the lower one first; empty where they are none. */
    static Optional<LabelledRange> between(String first, String last) {
        return AddressRange.address(first)
                .flatMap(start -> AddressRange.address(last).flatMap(end -> AddressRange.between(start, end)))
                .map(LabelledRange::new);
    }

    RangeSize size() {
        return RangeSize.of(range);
    }

    /** The address in the middle, the lower one of two. */
    String middle() {
        long halfHigh = range.spanHigh() >>> 1;
        long halfLow = (range.spanLow() >>> 1) | (range.spanHigh() << 63);
        long low = range.firstLow() + halfLow;
        long high = range.firstHigh() + halfHigh + (Long.compareUnsigned(low, halfLow) < 0 ? 1 : 0);
        return range.ipv4() ? quad(low) : words(high, low);
    }

    private static String quad(long bits) {
        return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
    }

    private static String words(long high, long low) {
        return IntStream.range(0, WORDS)
                .mapToObj(i -> Long.toHexString((i < 4 ? high : low) >>> (16 * (3 - i % 4)) & 0xFFFF))
                .collect(Collectors.joining(":"));
    }

    /** A number without order or meaning that depends on the bounds only: which rows a cap keeps, whatever their order in the file. */
    long lot() {
        return mixed(mixed(mixed(mixed(range.firstHigh()) ^ range.firstLow()) ^ range.lastHigh()) ^ range.lastLow());
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mixed(long bits) {
        long once = (bits + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ once >>> 27) * 0x94D049BB133111EBL;
        return twice ^ twice >>> 31;
    }

    /** Never the bounds. */
    @Override
    public String toString() {
        return range.toString();
    }
}
