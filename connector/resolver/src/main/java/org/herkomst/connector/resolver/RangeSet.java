package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.herkomst.connector.address.AddressRange;
import org.jspecify.annotations.Nullable;

/** A set of addresses. Immutable; asks for one address allocate nothing. */
final class RangeSet {
    private static final int INSIDE = 1;

    private final IntervalTable table;

    private RangeSet(IntervalTable table) {
        this.table = table;
    }

    static RangeSet of(List<AddressRange> ranges) {
        return new RangeSet(IntervalTable.of(intervals(ranges, true), intervals(ranges, false)));
    }

    private static IntervalTable.Builder intervals(List<AddressRange> ranges, boolean ipv4) {
        List<AddressRange> sorted = new ArrayList<>(
                ranges.stream().filter(range -> range.ipv4() == ipv4).toList());
        sorted.sort(Comparator.comparing(range -> range, AddressRange::compareFirst));
        IntervalTable.Builder table = new IntervalTable.Builder();
        AddressRange furthest = null;
        for (AddressRange range : sorted) {
            if (furthest == null || !furthest.overlaps(range)) {
                close(furthest, table);
                table.add(range.firstHigh(), range.firstLow(), INSIDE);
                furthest = range;
            } else if (furthest.compareLast(range) < 0) {
                furthest = range;
            }
        }
        close(furthest, table);
        return table;
    }

    private static void close(@Nullable AddressRange range, IntervalTable.Builder table) {
        if (range != null && !range.endsFamily()) {
            table.add(range.nextHigh(), range.nextLow(), 0);
        }
    }

    boolean contains(boolean ipv4, long high, long low) {
        return table.answer(ipv4, high, low) == INSIDE;
    }

    boolean overlaps(AddressRange range) {
        return Arrays.stream(table.answers(range)).anyMatch(answer -> answer == INSIDE);
    }
}
