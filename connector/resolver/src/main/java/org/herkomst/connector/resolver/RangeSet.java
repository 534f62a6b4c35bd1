package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A set of addresses as sorted ranges that don't overlap. Immutable; asks allocate nothing. */
final class RangeSet {
    private final List<AddressRange> ipv4;
    private final List<AddressRange> ipv6;

    private RangeSet(List<AddressRange> ipv4, List<AddressRange> ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    static RangeSet of(List<AddressRange> ranges) {
        return new RangeSet(merged(ranges, true), merged(ranges, false));
    }

    private static List<AddressRange> merged(List<AddressRange> ranges, boolean ipv4) {
        List<AddressRange> sorted = new ArrayList<>(
                ranges.stream().filter(range -> range.ipv4() == ipv4).toList());
        sorted.sort(Comparator.comparing(range -> range, AddressRange::compareFirst));
        List<AddressRange> merged = new ArrayList<>();
        for (AddressRange range : sorted) {
            int end = merged.size() - 1;
            if (end >= 0 && merged.get(end).overlaps(range)) {
                AddressRange previous = merged.get(end);
                merged.set(end, previous.compareLast(range) >= 0 ? previous : previous.through(range));
            } else {
                merged.add(range);
            }
        }
        return List.copyOf(merged);
    }

    boolean contains(boolean isIpv4, long high, long low) {
        List<AddressRange> ranges = isIpv4 ? ipv4 : ipv6;
        int at = floor(ranges, high, low);
        return at >= 0
                && AddressRange.compare(
                                high,
                                low,
                                ranges.get(at).lastHigh(),
                                ranges.get(at).lastLow())
                        <= 0;
    }

    boolean overlaps(AddressRange range) {
        List<AddressRange> ranges = range.ipv4() ? ipv4 : ipv6;
        int at = floor(ranges, range.lastHigh(), range.lastLow());
        return at >= 0 && ranges.get(at).overlaps(range);
    }

    /** The last range that begins at or before the address, or -1. */
    private static int floor(List<AddressRange> ranges, long high, long low) {
        int from = 0;
        int to = ranges.size() - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            AddressRange range = ranges.get(middle);
            if (AddressRange.compare(range.firstHigh(), range.firstLow(), high, low) <= 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return to;
    }
}
