package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.List;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.address.ClientAddress;
import org.herkomst.connector.resolver.table.RangeSet;

/** Ranges whose visits don't count: own staff, and companies that opted out by range. Goes into the connector as text. */
public final class ExcludedRanges {
    private final RangeSet ranges;

    private ExcludedRanges(RangeSet ranges) {
        this.ranges = ranges;
    }

    /**
     * Reads ranges in CIDR notation or {@code first-last}; bits behind a prefix are ignored.
     *
     * @throws IllegalArgumentException naming the position of a range that can't be read, and the cure
     */
    public static ExcludedRanges parse(List<String> ranges) {
        List<AddressRange> read = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            int position = i + 1;
            read.add(AddressRange.parse(ranges.get(i))
                    .orElseThrow(() -> new IllegalArgumentException("Range " + position + " of " + ranges.size()
                            + " can't be read. Write it as 192.0.2.0/24, 2001:db8::/32 or first-last.")));
        }
        return new ExcludedRanges(RangeSet.of(read));
    }

    /** Whether visits from this address don't count. */
    public boolean contains(ClientAddress address) {
        return ranges.contains(address.isIpv4(), address.high(), address.low());
    }
}
