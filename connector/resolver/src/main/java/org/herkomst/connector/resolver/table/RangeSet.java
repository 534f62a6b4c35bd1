package org.herkomst.connector.resolver.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.herkomst.connector.address.AddressRange;
import org.jspecify.annotations.Nullable;

/** A set of addresses. Immutable and thread-safe; asks for one address allocate nothing. */
public final class RangeSet {
    private static final int INSIDE = 1;

    private final LookupTable table;

    private RangeSet(LookupTable table) {
        this.table = table;
    }

    /** The addresses of all these ranges, in any order. */
    public static RangeSet of(List<AddressRange> ranges) {
        return new RangeSet(LookupTable.of(intervals(ranges, true), intervals(ranges, false)));
    }

    private static Intervals intervals(List<AddressRange> ranges, boolean ipv4) {
        List<AddressRange> sorted = new ArrayList<>(
                ranges.stream().filter(range -> range.ipv4() == ipv4).toList());
        sorted.sort(Comparator.comparing(range -> range, AddressRange::compareFirst));
        Intervals intervals = new Intervals(ipv4);
        AddressRange furthest = null;
        for (AddressRange range : sorted) {
            if (furthest == null || !furthest.overlaps(range)) {
                close(furthest, intervals);
                intervals.add(range.firstHigh(), range.firstLow(), INSIDE);
                furthest = range;
            } else if (furthest.compareLast(range) < 0) {
                furthest = range;
            }
        }
        close(furthest, intervals);
        return intervals;
    }

    private static void close(@Nullable AddressRange range, Intervals intervals) {
        if (range != null && !range.endsFamily()) {
            intervals.add(range.nextHigh(), range.nextLow(), 0);
        }
    }

    /** Whether the address is one of them; IPv4 lies in the low 32 bits. */
    public boolean contains(boolean ipv4, long high, long low) {
        return table.answer(ipv4, high, low) == INSIDE;
    }

    /** Whether an address of the range is one of them. */
    public boolean overlaps(AddressRange range) {
        return !table.all(range, answer -> answer != INSIDE);
    }
}
